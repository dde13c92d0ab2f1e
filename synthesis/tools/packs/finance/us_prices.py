"""US consumer prices by item and area."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.finance import CpiArea, CpiItem, InflationRate, PriceYear
from synthesis.tools.packs.finance import _cpi

PACK = Pack(
    title="US consumer prices by item and area",
    distributions=("cpi",),
    licence="MIT",
    data="BLS consumer price index (CPI-U, not seasonally adjusted), 1913 to 2026-08",
    data_licence="public domain",
    data_date="2026-09",
)
DULL = ("Other ", "All items", "Purchasing power")

Item = Annotated[str, "Item of the index, such as Coffee or Airline fares", CpiItem]
Area = Annotated[str, "Area of the index, such as Urban Hawaii or the Northeast", CpiArea]
FromYear = Annotated[int, "First year", Draws(2000, 2005, 2010, 2015)]
ToYear = Annotated[int, "Last year, up to 2025", Draws(2019, 2022, 2024, 2025)]


class AreaInflation(Result):
    inflation_percent: Annotated[
        float,
        Asks(
            "the rise of consumer prices (CPI-U) in {area} from {start} to {end}",
            noun="rise of consumer prices from {start} to {end}",
            unit="%",
            round_to=1,
        ),
    ]
    yearly_percent: Annotated[
        float,
        InflationRate,
        Asks(
            "the average yearly inflation rate (CPI-U, compounded) of {area} from {start} to {end}",
            refers="the average yearly inflation rate of {area} from {start} to {end}",
            noun="average yearly inflation rate from {start} to {end}",
            unit="%",
            round_to=2,
        ),
    ]


class ItemChange(Result):
    change_percent: Annotated[
        float,
        Asks(
            "the change of the US consumer price index of {item} from {start} to {end}",
            noun="change of the US consumer price index from {start} to {end}",
            unit="%",
            round_to=1,
        ),
    ]
    yearly_percent: Annotated[
        float,
        Asks(
            "the average yearly change (compounded) of the US consumer price index of {item} "
            "from {start} to {end}",
            refers="the average yearly price rise of {item} from {start} to {end}",
            noun="average yearly change of the US consumer price index from {start} to {end}",
            unit="%",
            round_to=2,
        ),
    ]
    real_change_percent: Annotated[
        float,
        Asks(
            "the change of US prices of {item} relative to those of all items "
            "from {start} to {end}",
            noun="price change relative to all items from {start} to {end}",
            unit="%",
            round_to=1,
        ),
    ]


class ItemCost(Result):
    cost_usd: Annotated[
        float,
        Asks(
            "the cost in {end} of goods of {item} that cost {amount} in {start}, "
            "by the US consumer price index",
            unit="USD",
            round_to=2,
        ),
    ]


class TopItem(Result):
    item: Annotated[
        str,
        CpiItem,
        Asks(
            "the item of the US consumer price index whose prices rose {rank} from {start} to {end}"
        ),
    ]
    change_percent: Annotated[
        float,
        Asks(
            "the change from {start} to {end} of the item of the US consumer price index whose "
            "prices rose {rank} in that time",
            unit="%",
            round_to=1,
        ),
    ]


class WorstYear(Result):
    year: Annotated[
        int,
        PriceYear,
        Asks(
            "the year after {start} and up to {end} in which US consumer prices of {item} "
            "rose most",
            refers="the year (after {start}, up to {end}) of the steepest price rise of {item}",
        ),
    ]
    change_percent: Annotated[
        float,
        Asks(
            "the largest yearly rise of the US consumer price index of {item} "
            "after {start} and up to {end}",
            unit="%",
            round_to=1,
        ),
    ]


@tool(
    kind="processing",
    examples=[  # 278.567 / 223.219, both published by the BLS
        Example(
            area="Los Angeles-Long Beach-Anaheim, CA",
            start=2009,
            end=2020,
            gives={"inflation_percent": 24.80, "yearly_percent": 2.034},
        )
    ],
)
def us_area_inflation(area: Area, start: FromYear, end: ToYear) -> AreaInflation:
    """Rise (%) of consumer prices of a US region or metropolitan area between two years."""
    _in_order(start, end)
    before, after = (_cpi.of_year(_cpi.areas(), area, year, "area called") for year in (start, end))
    growth = after / before
    return AreaInflation(
        inflation_percent=(growth - 1) * 100,
        yearly_percent=(growth ** (1 / (end - start)) - 1) * 100,
    )


@tool(
    kind="processing",
    examples=[  # 194.13 and 347.747 published by the BLS; all items 258.811 and 292.655
        Example(
            item="Gasoline (all types)",
            start=2020,
            end=2022,
            gives={"change_percent": 79.13, "yearly_percent": 33.84, "real_change_percent": 58.42},
        )
    ],
)
def us_item_price_change(item: Item, start: FromYear, end: ToYear) -> ItemChange:
    """Change (%) of US prices of an item between two years: in all, a year, and in real terms."""
    growth = _growth(item, start, end)
    return ItemChange(
        change_percent=(growth - 1) * 100,
        yearly_percent=(growth ** (1 / (end - start)) - 1) * 100,
        real_change_percent=(growth / _growth("All items", start, end) - 1) * 100,
    )


@tool(
    kind="processing",
    examples=[
        Example(
            amount=20.0,
            item="Gasoline (all types)",
            start=2020,
            end=2022,
            gives={"cost_usd": 35.83},
        )
    ],
)
def us_item_cost(
    amount: Annotated[float, "Amount in US dollars", Draws(5, 20, 150, 1200, unit="US dollars")],
    item: Item,
    start: FromYear,
    end: ToYear,
) -> ItemCost:
    """What goods of an item that cost an amount in one year would cost in another, by the CPI."""
    if not 0 < amount <= 1e9:
        raise ToolError("The amount must be above zero and at most 1,000,000,000 US dollars.")
    return ItemCost(cost_usd=amount * _growth(item, start, end))


@tool(
    kind="processing",
    examples=[
        Example(item="Gasoline (all types)", start=2015, end=2025, gives={"year": 2021}),
        Example(item="All items", start=1975, end=1985, gives={"year": 1980}),
    ],
)
def us_item_dearest_year(item: Item, start: FromYear, end: ToYear) -> WorstYear:
    """Year between two others in which the US consumer price index of an item rose most."""
    _in_order(start, end)
    rises = {
        year: _growth(item, year - 1, year) - 1 for year in range(max(start, 1914) + 1, end + 1)
    }
    year = max(rises, key=rises.__getitem__)
    return WorstYear(year=year, change_percent=rises[year] * 100)


@tool(
    kind="processing",
    examples=[  # fuel oil, 222.9 to 431.6 in the yearly averages of the BLS
        Example(rank="most", start=2020, end=2022, gives={"item": "Fuel oil"}),
    ],
)
def us_item_risen_most(
    rank: Annotated[Literal["most", "least"], "Which end"], start: FromYear, end: ToYear
) -> TopItem:
    """Item of the US consumer price index whose prices rose most or least between two years."""
    growth = {item: _growth(item, start, end) for item in items() if start >= 2000}
    if not growth:
        raise ToolError("All items are known from 2000 on only; take a first year from then on.")
    found = (max if rank == "most" else min)(growth, key=growth.__getitem__)
    return TopItem(item=found, change_percent=(growth[found] - 1) * 100)


def _growth(item: str, start: int, end: int) -> float:
    _in_order(start, end)
    before, after = (_cpi.of_year(_cpi.items(), item, year, "item called") for year in (start, end))
    return after / before


def _in_order(start: int, end: int) -> None:
    if not 1913 <= start < end <= 2025:
        raise ToolError("The years must be in order of time, between 1913 and 2025.")


@seeds(CpiItem, source="BLS consumer price index")
def items() -> Iterator[str]:
    """Items with yearly averages of every year since 2000."""
    for name, years in _cpi.items().items():
        plain = " less " not in name and not name.startswith(DULL) and len(name) <= 60
        if plain and all(year in years for year in range(2000, 2026)):
            yield name


@seeds(CpiArea, source="BLS consumer price index")
def areas() -> Iterator[str]:
    """Regions and metropolitan areas with yearly averages of every year since 2000."""
    for name, years in _cpi.areas().items():
        if name != "U.S. city average" and all(year in years for year in range(2000, 2026)):
            yield name
