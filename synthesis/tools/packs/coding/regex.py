"""Regular expressions: what they are made of, and what they find."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.coding import PlainText, RegexPattern, SourceFile
from synthesis.tools.packs import _lists
from synthesis.tools.packs.coding import _releases

if TYPE_CHECKING:
    from regex import Pattern

PACK = Pack(
    title="Regular expressions",
    distributions=("regex",),
    licence="Apache-2.0 AND CNRI-Python",
    data="Sources of the pinned distributions",
    data_licence="the licences of the distributions",
    data_date="2026-11",
)

SECONDS = 1.0
IN_SOURCES = (
    r"^\s*def \w+", r"^class \w+", r"\braise \w+Error\b", r"^\s*return\b", r"\bself\.\w+ =",
    r"\blambda\b", r"^\s*@\w+", r"^\s*#", r"\bTODO\b|\bFIXME\b", r"\bassert\b", r"\bfor \w+ in\b",
    r"^\s*(?:from|import) ", r"\bNone\b", r"\bisinstance\(", r"\b[A-Z][A-Z_]{2,}\b",
    r"f\"|f'", r"\bexcept \w+", r"\byield\b", r"\b\d+\b", r"\bif not \w+", r"\"\"\"",
    r"^\s*elif\b", r"\bwith open\(", r"\b__\w+__\b", r"-> \w+", r"\bTrue\b|\bFalse\b",
)  # fmt: skip
"""Patterns that readers of sources search for, in multi-line mode."""

IN_TEXTS = (r"\w+", r"[aeiou]+", r"[a-z]{2}", r"\b\w", r"[^aeiou\s]+", r"\w$")
"""Patterns that nearly every text matches somewhere."""

WELL_KNOWN = (
    r"\d{4}-\d{2}-\d{2}", r"(?P<hour>[01]\d|2[0-3]):(?P<minute>[0-5]\d)", r"[A-Z]{3}",
    r"(?:\d{1,3}\.){3}\d{1,3}", r"#(?:[0-9a-fA-F]{3}){1,2}\b", r"[\w.+-]+@[\w-]+\.[\w.]+",
    r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}", r"(\w)\1", r"\b(\w+)\s+\1\b", r"\b[bcdfghjklmnpqrstvwxz]+\b",
    r"(?=.*\d)(?=.*[a-z])(?=.*[A-Z]).{8,}", r"[aeiou]{2,}", r"\b\w{5}\b", r"\p{Lu}\p{Ll}+",
    r"[A-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?", r"97[89]\d{10}", r"[13][a-km-zA-HJ-NP-Z1-9]{25,34}",
    r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-([0-9A-Za-z.-]+))?",
    r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})",
    r"https?://[^\s/]+(?:/\S*)?", r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", r"\s+$",
)  # fmt: skip
"""Patterns of dates, codes and numbers that validators use."""

Expression = Annotated[str, "Regular expression in Python's syntax", RegexPattern]


class Structure(Result):
    capturing_groups: Annotated[int, Asks("the number of capturing groups in {pattern}")]
    shortest_match: Annotated[
        int, Asks("the length of the shortest text that {pattern} can match as a whole")
    ]
    longest_match: Annotated[
        int | None, Asks("the length of the longest text that {pattern} can match as a whole")
    ]
    group_names: list[str]


class InText(Result):
    matches: list[
        Annotated[
            str, Asks("the parts of {text} that the regular expression {pattern} matches, in order")
        ]
    ]
    match_count: Annotated[
        int, Asks("the number of matches of the regular expression {pattern} in {text}")
    ]


class InSource(Result):
    match_count: Annotated[
        int,
        Asks(
            "the number of matches, in multi-line mode, of {pattern} in {file}",
            noun="number of matches, in multi-line mode, of {pattern}",
            additive=True,
        ),
    ]
    first_line: Annotated[
        int | None,
        Asks("the line of the first match, in multi-line mode, of {pattern} in {file}"),
    ]


@tool(
    kind="processing",
    examples=[
        Example(
            pattern=r"(\d{4})-(\d{2})-(\d{2})",
            gives={"capturing_groups": 3, "shortest_match": 10, "longest_match": 10},
        ),
        Example(
            pattern=r"(?P<key>\w+)=(?:a|bcd)",
            gives={"capturing_groups": 1, "group_names": ["key"], "shortest_match": 3},
        ),
    ],
)
def regex_structure(pattern: Expression) -> Structure:
    """Capturing groups of a regular expression and how short and long a match can be."""
    from re import _constants, _parser

    try:
        parsed = _parser.parse(pattern)
    except (re.error, RecursionError, OverflowError) as error:
        raise ToolError(f"The regular expression cannot be read by re: {error}.") from None
    shortest, longest = parsed.getwidth()
    return Structure(
        capturing_groups=parsed.state.groups - 1,
        shortest_match=int(shortest),
        longest_match=int(longest) if longest < int(_constants.MAXREPEAT) else None,
        group_names=sorted(parsed.state.groupdict),
    )


@tool(
    kind="processing",
    examples=[
        Example(
            pattern=r"\d{4}-\d\d",
            text="from 2024-05 to 2026-11",
            gives={"matches": ["2024-05", "2026-11"], "match_count": 2},
        ),
        Example(pattern=r"(\w)\1", text="bookkeeper", gives={"matches": ["oo", "kk", "ee"]}),
    ],
)
def regex_matches(
    pattern: Annotated[str, "Regular expression in Python's syntax", Draws(*IN_TEXTS)],
    text: Annotated[str, "Text to search", PlainText],
) -> InText:
    """Parts of a text that a regular expression matches, in order (1 s)."""
    found = [item[0] for item in _search(pattern, text, 0)]
    if not found:
        raise ToolError("The regular expression matches no part of the text.")
    return InText(matches=_lists.complete(found, "matches"), match_count=len(found))


@tool(
    kind="processing",
    examples=[
        Example(
            pattern=r"^class \w+",
            file=f"jmespath/parser.py in {_releases.EXAMPLE}",
            gives={"match_count": 2},
        )
    ],
)
def regex_matches_in_source(
    pattern: Annotated[
        str, "Regular expression in Python's syntax", RegexPattern, Draws(*IN_SOURCES)
    ],
    file: Annotated[str, "File and release, 'jmespath/parser.py in jmespath ...'", SourceFile],
) -> InSource:
    """Matches of a regular expression (multi-line mode) in a source file of a pinned package."""
    import regex

    text = _releases.source(file)
    found = _search(pattern, text, regex.MULTILINE)
    first = text.count("\n", 0, found[0].start()) + 1 if found else None
    return InSource(match_count=len(found), first_line=first)


def _compiled(pattern: str, flags: int) -> Pattern[str]:
    import regex

    if len(pattern) > 500:
        raise ToolError("A regular expression may have at most 500 characters.")
    try:
        return regex.compile(pattern, flags)
    except (regex.error, RecursionError) as error:
        raise ToolError(f"The regular expression cannot be read: {error}.") from None


def _search(pattern: str, text: str, flags: int) -> list[re.Match[str]]:
    """Every match that is not empty; raises ``ToolError`` after the time limit."""
    try:
        matches = _compiled(pattern, flags).finditer(text, timeout=SECONDS)
        return [item for item in matches if item[0]]
    except TimeoutError:
        raise ToolError(f"The regular expression did not finish within {SECONDS:g} s.") from None


@seeds(RegexPattern, source="patterns written for the studio")
def patterns() -> Iterator[str]:
    """Patterns of dates, codes and numbers, and what readers of sources search for."""
    yield from WELL_KNOWN
    yield from IN_SOURCES
