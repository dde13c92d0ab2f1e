"""Medicare relative weights and lengths of stay of MS-DRGs, from the CMS table of drg."""

from __future__ import annotations

import csv
from functools import cache
from typing import Annotated, NamedTuple

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.common import MoneyAmount
from synthesis.tools.entities.medicine import MsDrg
from synthesis.tools.packs.medicine._files import data_file

PACK = Pack(
    title="drg",
    distributions=("drg",),
    licence="Apache-2.0",
    data="CMS FY 2026 final rule, table 5 (MS-DRG weights and stays), and MDC names of Tuva",
    data_licence="public domain (US government); Apache-2.0 (MDC names)",
    data_date="2025-10-01",
    extra="heavy",
)

Group = Annotated[str, "MS-DRG number of three digits", MsDrg]


class Entry(NamedTuple):
    """A row of table 5."""

    mdc: str
    weight: float
    geometric_days: float
    arithmetic_days: float


class Weight(Result):
    weight: Annotated[
        float,
        Asks(
            "the FY 2026 Medicare relative weight of {drg}",
            noun="FY 2026 Medicare relative weight",
            round_to=4,
        ),
    ]


class Stay(Result):
    geometric_mean_days: Annotated[
        float,
        Asks(
            "the FY 2026 geometric mean length of stay of {drg}",
            noun="FY 2026 geometric mean length of stay",
            unit="days",
            round_to=1,
        ),
    ]
    arithmetic_mean_days: Annotated[
        float,
        Asks(
            "the FY 2026 arithmetic mean length of stay of {drg}",
            noun="FY 2026 arithmetic mean length of stay",
            unit="days",
            round_to=1,
        ),
    ]


class Category(Result):
    mdc: Annotated[str, Asks("the number of the major diagnostic category of {drg}")]
    title: Annotated[str, Asks("the major diagnostic category of {drg}")]


class Payment(Result):
    payment_usd: Annotated[
        float,
        MoneyAmount,
        Asks(
            "the unadjusted operating payment for {drg} at a base rate of {base_rate_usd}",
            noun="unadjusted operating payment at a base rate of {base_rate_usd}",
            unit="USD",
            round_to=2,
        ),
    ]


@tool(kind="retrieval", examples=[Example(drg="291", gives={"weight": 1.2838})])
def msdrg_weight(drg: Group) -> Weight:
    """Medicare relative weight of an MS-DRG for fiscal year 2026 (with the 10 % cap)."""
    return Weight(weight=_known(drg).weight)


@tool(
    kind="retrieval",
    examples=[
        Example(drg="001", gives={"geometric_mean_days": 25.8, "arithmetic_mean_days": 36.2})
    ],
)
def msdrg_length_of_stay(drg: Group) -> Stay:
    """Geometric and arithmetic mean length of stay in days of an MS-DRG, fiscal year 2026."""
    entry = _known(drg)
    return Stay(
        geometric_mean_days=entry.geometric_days, arithmetic_mean_days=entry.arithmetic_days
    )


@tool(
    kind="retrieval",
    examples=[
        Example(
            drg="291",
            gives={"mdc": "05", "title": "Diseases and Disorders of the Circulatory System"},
        )
    ],
)
def msdrg_major_category(drg: Group) -> Category:
    """Major diagnostic category (MDC) to which an MS-DRG belongs."""
    mdc = _known(drg).mdc
    if mdc not in _categories():
        raise ToolError(f"MS-DRG {drg} is in no single major diagnostic category.")
    return Category(mdc=mdc, title=_categories()[mdc])


@tool(
    kind="processing",
    examples=[Example(drg="291", base_rate_usd=7000.0, gives={"payment_usd": 8986.6})],
)
def msdrg_payment(
    drg: Group,
    base_rate_usd: Annotated[
        float,
        "Operating base rate of the hospital in USD",
        Draws(6000, 6500, 7000, 7500, 8200, label="the base rate", unit="USD"),
        Field(gt=0, le=100_000),
    ],
) -> Payment:
    """Medicare operating payment: relative weight of FY 2026 times a hospital's base rate."""
    return Payment(payment_usd=round(_known(drg).weight * base_rate_usd, 2))


@cache
def _table() -> dict[str, Entry]:
    """Rows of table 5 with a weight, by MS-DRG."""
    path = data_file("drg", "drg/data/cms/drg_weights.txt")
    with path.open(encoding="cp1252", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t"))
    found = {}
    for row in rows:
        if len(row) >= 10 and row[0].strip().isdigit():
            try:
                weight, geometric, arithmetic = (float(row[i]) for i in (7, 8, 9))
            except ValueError:
                continue
            found[row[0].strip()] = Entry(row[3].strip(), weight, geometric, arithmetic)
    return found


@cache
def _categories() -> dict[str, str]:
    with data_file("drg", "drg/data/tuva/mdc.csv").open(encoding="utf-8") as file:
        return {row[0]: row[1] for row in csv.reader(file) if len(row) > 1}


def _known(drg: str) -> Entry:
    entry = _table().get(drg)
    if entry is None:
        raise ToolError(f"Table 5 of FY 2026 gives no weight for MS-DRG {drg}; 291 has one.")
    return entry
