"""Names, code points and versions of emoji."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.coding import UnicodeName
from synthesis.tools.entities.common import Country
from synthesis.tools.entities.general import Emoji
from synthesis.tools.packs.general import _countries

PACK = Pack(
    title="Emoji",
    distributions=("emoji", "pycountry", "babel"),
    licence="BSD-3-Clause, LGPL-2.1",
    data="Emoji of Unicode with the names of CLDR in several languages",
    data_licence="Unicode-3.0",
    data_date="2026-09",
)

LANGUAGES = {
    "English": "en",
    "German": "de",
    "French": "fr",
    "Spanish": "es",
    "Italian": "it",
    "Portuguese": "pt",
}
FULL = 2
MOST_SEEDS = 400

Sign = Annotated[str, "A single emoji", Emoji]


class EmojiAbroad(Result):
    name: Annotated[str, Asks("the {language} name of {emoji} in CLDR", refers="{emoji}")]


class Flag(Result):
    flag: Annotated[str, Emoji, Asks("the flag emoji of {country}")]


class CodePoints(Result):
    version: Annotated[float, Asks("the version of Unicode Emoji that brought {emoji}", round_to=1)]
    code_points: list[Annotated[str, Asks("the Unicode code points of {emoji}")]]
    characters: list[
        Annotated[
            str,
            UnicodeName,
            Asks("the names of the Unicode characters that {emoji} consists of"),
        ]
    ]
    utf8_bytes: Annotated[
        int, Asks("the number of bytes of {emoji} in UTF-8", noun="number of bytes in UTF-8")
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(emoji="🦉", language="English", gives={"name": "owl"}),
        Example(emoji="🦉", language="German", gives={"name": "eule"}),
        Example(emoji="🐴", language="Spanish", gives={"name": "cara de caballo"}),
    ],
)
def emoji_name_in_language(
    emoji: Sign,
    language: Annotated[
        Literal["English", "German", "French", "Spanish", "Italian", "Portuguese"],
        "Language of the name",
    ],
) -> EmojiAbroad:
    """CLDR short name of an emoji in English, German, French, Spanish, Italian or Portuguese."""
    item = _find(emoji)
    name = item["en"] if language == "English" else _names(LANGUAGES[language]).get(emoji)
    if not name:
        raise ToolError(f"CLDR has no {language} name of {emoji[:10]}.")
    return EmojiAbroad(name=_plain(name))


@tool(
    kind="processing",
    examples=[
        Example(emoji="🦉", gives={"code_points": ["U+1F989"], "characters": ["OWL"], "version": 3})
    ],
)
def emoji_code_points(emoji: Sign) -> CodePoints:
    """Unicode code points of an emoji and their names, bytes in UTF-8, and its Emoji version."""
    import unicodedata

    version = _find(emoji)["E"]
    names = [unicodedata.name(sign, "") for sign in emoji]
    if not all(names):
        raise ToolError(f"Unicode 14 does not know the characters of {emoji} yet.")
    return CodePoints(
        version=version,
        code_points=[f"U+{ord(sign):04X}" for sign in emoji],
        characters=names,
        utf8_bytes=len(emoji.encode()),
    )


@tool(
    kind="processing",
    examples=[Example(country="Portugal", gives={"flag": "🇵🇹"})],
)
def country_flag_emoji(
    country: Annotated[str, "Common English name of a country", Country],
) -> Flag:
    """Flag emoji of a country, made of the regional indicators of its ISO 3166-1 code."""
    flag = "".join(chr(0x1F1E6 + ord(letter) - ord("A")) for letter in _countries.code(country))
    _find(flag)
    return Flag(flag=flag)


def _find(emoji: str) -> dict[str, Any]:
    from emoji import EMOJI_DATA

    item = EMOJI_DATA.get(emoji)
    if item is None:
        raise ToolError(f"{emoji[:20]!r} is no single emoji of Unicode; one is 🦉.")
    return item


def _plain(name: str) -> str:
    return name.strip(":").replace("_", " ")


@cache
def _names(language: str) -> dict[str, str]:
    import json
    from importlib.resources import files

    path = files("emoji").joinpath("unicode_codes", f"emoji_{language}.json")
    return dict(json.loads(path.read_text(encoding="utf-8")))


@seeds(Emoji, source="Unicode Emoji")
def emoji_signs() -> Iterator[str]:
    """Emoji of a single code point, with a name in the languages."""
    from emoji import EMOJI_DATA

    usual = [
        sign
        for sign, item in EMOJI_DATA.items()
        if len(sign) == 1 and item["status"] == FULL and sign in _names("de")
    ]
    yield from sorted(usual)[:: -(-len(usual) // MOST_SEEDS)]
