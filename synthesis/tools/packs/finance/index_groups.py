"""What the members of a stock index have in common."""

from __future__ import annotations

from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.common import Country
from synthesis.tools.entities.finance import Company, StockIndex
from synthesis.tools.packs.finance import _companies
from synthesis.tools.packs.finance.companies import PACK as COMPANIES
from synthesis.tools.packs.finance.companies import SMALL_INDEX, IndexName

PACK = Pack(
    title="Members of stock indices",
    distributions=("pytickersymbols", "babel"),
    licence="MIT, BSD-3-Clause",
    data=COMPANIES.data,
    data_licence=COMPANIES.data_licence,
    data_date=COMPANIES.data_date,
)


class IndexHomes(Result):
    countries: list[Annotated[str, Country, Asks("the home countries of the members of {index}")]]
    country_count: Annotated[
        int,
        Asks(
            "the number of different home countries among the members of {index}",
            noun="number of home countries among the members",
        ),
    ]


class IndexOverlap(Result):
    shared: list[
        Annotated[str, Company, Asks("the companies that belong to both {index} and {other}")]
    ]
    shared_count: Annotated[
        int, Asks("the number of companies that belong to both {index} and {other}")
    ]


class OldestMember(Result):
    company: Annotated[
        str,
        Company,
        Asks(
            "the member of {index} that was founded first",
            refers="the oldest member of {index}",
        ),
    ]
    founded_year: Annotated[int, Asks("the year in which the oldest member of {index} was founded")]


class Workforce(Result):
    employees: Annotated[
        int,
        Asks(
            "the number of people that the members of {index} employ in all",
            noun="number of employees of all members",
            additive=True,
        ),
    ]
    largest_employer: Annotated[
        str,
        Company,
        Asks(
            "the member of {index} with the most employees",
            refers="the largest employer in {index}",
        ),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(index="AEX", gives={"countries": ["Luxembourg", "Netherlands", "United Kingdom"]})
    ],
)
def index_home_countries(index: IndexName) -> IndexHomes:
    """Home countries of the members of a stock index, and how many there are."""
    homes = {
        _companies.country(_companies.find(name).get("country") or "") for name in _members(index)
    }
    found = sorted(home for home in homes if home)
    return IndexHomes(countries=found, country_count=len(found))


@tool(
    kind="processing",
    examples=[
        Example(
            index="AEX",
            other="EURO STOXX 50",
            gives={
                "shared": [
                    "ASML Holding",
                    "Adyen",
                    "Ahold Delhaize",
                    "ING Group",
                    "Prosus",
                    "Wolters Kluwer",
                ]
            },
        )
    ],
)
def index_overlap(
    index: IndexName,
    other: Annotated[
        str, "The other stock index", StockIndex, Draws("EURO STOXX 50", "DAX", "CAC 40", "AEX")
    ],
) -> IndexOverlap:
    """Companies that are members of two stock indices of at most 60 members."""
    if index == other:
        raise ToolError("Name two different indices.")
    theirs = set(_members(other))
    shared = [name for name in _members(index) if name in theirs]
    return IndexOverlap(shared=shared, shared_count=len(shared))


@tool(
    kind="processing",
    examples=[Example(index="DAX", gives={"company": "Merck Group", "founded_year": 1668})],
)
def oldest_index_member(index: IndexName) -> OldestMember:
    """Member of a stock index that was founded first, among those whose founding is known."""
    years = {name: _companies.founded(name) for name in _members(index)}
    known = [(year, name) for name, year in years.items() if year]
    if not known:
        raise ToolError(f"The founding years of the members of {index} are not known here.")
    year, name = min(known)
    return OldestMember(company=name, founded_year=year)


@tool(
    kind="processing",
    examples=[Example(index="DAX", gives={"largest_employer": "Volkswagen Group"})],
)
def index_workforce(index: IndexName) -> Workforce:
    """Employees of all members of a stock index together, and its largest employer."""
    heads = {}
    for name in _members(index):
        try:
            heads[name] = _companies.employees(name)
        except ToolError:
            continue
    if not heads:
        raise ToolError(f"The numbers of employees of {index} are not known here.")
    return Workforce(
        employees=sum(heads.values()), largest_employer=max(heads, key=heads.__getitem__)
    )


def _members(index: str) -> tuple[str, ...]:
    found = _companies.indices().get(index)
    if found is None:
        raise ToolError(
            f"There is no index {index[:60]!r} here, only {', '.join(_companies.indices())}."
        )
    if len(found) > SMALL_INDEX:
        raise ToolError(f"{index} has {len(found)} members, too many for this.")
    return found
