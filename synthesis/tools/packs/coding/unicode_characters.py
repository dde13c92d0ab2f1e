"""Unicode characters: names, categories, encodings and forms."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.coding import UnicodeName
from synthesis.tools.packs import _lists

PACK = Pack(
    title="Unicode characters",
    distributions=(),
    licence="PSF-2.0",
    data="Unicode Character Database 14.0 of Python 3.11; HTML's character references",
    data_licence="Unicode-3.0",
    data_date="2021-09-14",
)

CATEGORIES = {
    "Lu": "uppercase letter", "Ll": "lowercase letter", "Lt": "titlecase letter",
    "Lm": "modifier letter", "Lo": "other letter", "Mn": "nonspacing mark",
    "Mc": "spacing mark", "Me": "enclosing mark", "Nd": "decimal number",
    "Nl": "letter number", "No": "other number", "Pc": "connector punctuation",
    "Pd": "dash punctuation", "Ps": "open punctuation", "Pe": "close punctuation",
    "Pi": "initial punctuation", "Pf": "final punctuation", "Po": "other punctuation",
    "Sm": "math symbol", "Sc": "currency symbol", "Sk": "modifier symbol", "So": "other symbol",
    "Zs": "space separator",
}  # fmt: skip
RANGES = (
    (0x21, 0x7E), (0xA1, 0x17F), (0x18F, 0x192), (0x250, 0x2AF), (0x391, 0x3C9), (0x401, 0x45F),
    (0x531, 0x556), (0x5D0, 0x5EA), (0x621, 0x64A), (0x905, 0x939), (0xE01, 0xE2E),
    (0x10D0, 0x10F0), (0x1E00, 0x1EFF), (0x2010, 0x2027), (0x2030, 0x205E), (0x20A0, 0x20BF),
    (0x2100, 0x218B), (0x2190, 0x22FF), (0x2300, 0x23FF), (0x2500, 0x27BF), (0x3041, 0x30FF),
    (0xFB00, 0xFB06), (0xFF01, 0xFF5E), (0x1F300, 0x1F3FF), (0x1F400, 0x1F53D),
    (0x1F600, 0x1F64F),
)  # fmt: skip
"""Blocks of letters, signs and symbols that people meet."""

Name = Annotated[str, "Official Unicode name, in capitals", UnicodeName]


class Character(Result):
    code_point: Annotated[str, Asks("the code point (U+hhhh) of {character}")]
    category: Annotated[str, Asks("the general category of {character}")]
    bidirectional_class: Annotated[str, Asks("the bidirectional class (short name) of {character}")]
    east_asian_width: Annotated[
        str, Asks("the East Asian width property (short name) of {character}")
    ]


class Encoded(Result):
    bytes_hex: Annotated[str, Asks("the bytes, in hexadecimal, of {character} in {encoding}")]
    byte_count: Annotated[
        int,
        Asks(
            "the number of bytes of {character} in {encoding}",
            noun="number of bytes in {encoding}",
            additive=True,
        ),
    ]


class Parts(Result):
    names: list[
        Annotated[str, UnicodeName, Asks("the characters into which {form} decomposes {character}")]
    ]


class References(Result):
    references: list[Annotated[str, Asks("the named HTML character references of {character}")]]
    reference_count: Annotated[
        int, Asks("the number of named HTML character references of {character}")
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(
            character="GREEK SMALL LETTER ALPHA",
            gives={
                "code_point": "U+03B1",
                "category": "lowercase letter",
                "bidirectional_class": "L",
            },
        ),
        Example(
            character="EURO SIGN", gives={"code_point": "U+20AC", "category": "currency symbol"}
        ),
    ],
)
def unicode_character(character: Name) -> Character:
    """Code point, general category, bidirectional class and width of a Unicode character."""
    import unicodedata

    sign = _find(character)
    return Character(
        code_point=f"U+{ord(sign):04X}",
        category=CATEGORIES.get(unicodedata.category(sign), unicodedata.category(sign)),
        bidirectional_class=unicodedata.bidirectional(sign),
        east_asian_width=unicodedata.east_asian_width(sign),
    )


@tool(
    kind="processing",
    examples=[
        Example(character="EURO SIGN", encoding="UTF-8", gives={"bytes_hex": "e2 82 ac"}),
        Example(
            character="GRINNING FACE",
            encoding="UTF-16BE",
            gives={"bytes_hex": "d8 3d de 00", "byte_count": 4},
        ),
    ],
)
def unicode_bytes(
    character: Name,
    encoding: Annotated[
        Literal[
            "UTF-8",
            "UTF-16BE",
            "UTF-32BE",
            "GB18030",
        ],
        "Character encoding",
    ],
) -> Encoded:
    """Bytes of a Unicode character in an encoding, as hexadecimal, and their number."""
    sign = _find(character)
    try:
        found = sign.encode(encoding.replace(" ", "_"))
    except UnicodeEncodeError:
        raise ToolError(f"{encoding} has no {character}.") from None
    return Encoded(bytes_hex=found.hex(" "), byte_count=len(found))


@tool(
    kind="processing",
    examples=[
        Example(
            character="LATIN SMALL LETTER E WITH ACUTE",
            form="NFD",
            gives={"names": ["LATIN SMALL LETTER E", "COMBINING ACUTE ACCENT"]},
        ),
        Example(
            character="VULGAR FRACTION ONE HALF",
            form="NFKD",
            gives={"names": ["DIGIT ONE", "FRACTION SLASH", "DIGIT TWO"]},
        ),
    ],
)
def unicode_decomposition(
    character: Name,
    form: Annotated[Literal["NFD", "NFKD"], "Normalisation form: canonical or compatibility"],
) -> Parts:
    """Characters into which a Unicode normalisation form decomposes a character."""
    import unicodedata

    sign = _find(character)
    found = unicodedata.normalize(form, sign)
    if found == sign:
        raise ToolError(f"{form} leaves {character} as it is.")
    return Parts(names=[unicodedata.name(part, f"U+{ord(part):04X}") for part in found])


@tool(
    kind="retrieval",
    examples=[
        Example(character="COPYRIGHT SIGN", gives={"references": ["&COPY;", "&copy;"]}),
        Example(character="EURO SIGN", gives={"references": ["&euro;"], "reference_count": 1}),
    ],
)
def html_references(character: Name) -> References:
    """Named character references of HTML (such as &euro;) for a Unicode character."""
    found = _references().get(_find(character))
    if not found:
        raise ToolError(f"HTML has no named character reference for {character}.")
    return References(references=_lists.complete(found, "references"), reference_count=len(found))


def _find(name: str) -> str:
    import unicodedata

    try:
        found = unicodedata.lookup(name)
    except KeyError:
        raise ToolError(f"Unicode 14 has no character named {name[:80]!r}.") from None
    if len(found) != 1:
        raise ToolError(f"{name[:80]} names a sequence of characters.")
    return found


@cache
def _references() -> dict[str, tuple[str, ...]]:
    from html.entities import html5

    found: dict[str, list[str]] = {}
    for name, text in html5.items():
        if name.endswith(";") and len(text) == 1:
            found.setdefault(text, []).append(f"&{name}")
    return {text: tuple(sorted(names)) for text, names in found.items()}


@seeds(UnicodeName, source="Unicode Character Database")
def characters() -> Iterator[str]:
    """Letters, signs and symbols that people meet: of two alike blocks, some are left out."""
    import unicodedata

    for first, last in RANGES:
        for point in range(first, last + 1):
            name = unicodedata.name(chr(point), "")
            if name and len(name) <= 48 and (point < 0x2500 or point % 2 == 0):
                yield name
