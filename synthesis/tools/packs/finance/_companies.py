"""The companies and indices of pytickersymbols, with its known slips mended."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from synthesis.core.errors import ToolError
from synthesis.tools.packs.general import _countries

US = "United States"
FEWEST_EMPLOYEES = 100
UNSURE_EMPLOYEES = frozenset(("Recruit", "Sumitomo Metal Mining"))
"""Companies whose profile counts the holding alone, or too many."""
RENAMED = {"ADP": "Automatic Data Processing"}
"""Names that another company goes by as well."""

HOMES = {
    "Aegon N.V.": "Netherlands",
    "International Airlines Group": "Spain",
    "Laboratorios Rovi": "Spain",
    "Philip Morris International": "United States",
    "Solaria": "Spain",
    "Universal Music Group": "Netherlands",
}
"""Home countries that the source gives wrong."""

MIXED = frozenset(("SES S.A.",))
"""Entries that mix up two companies."""


@cache
def companies() -> dict[str, dict[str, Any]]:
    """Every company by its name."""
    from pytickersymbols import PyTickerSymbols

    return {
        item["name"]: {**item, "country": _mended(item)}
        for item in map(_renamed, PyTickerSymbols().get_all_stocks())
        if item["name"] not in MIXED
    }


@cache
def indices() -> dict[str, tuple[str, ...]]:
    """Member names by index, in order of name; indices are named as people write them."""
    from pytickersymbols import PyTickerSymbols

    source = PyTickerSymbols()
    return {
        index.replace("_", " "): tuple(
            sorted({_renamed(item)["name"] for item in source.get_stocks_by_index(index)} - MIXED)
        )
        for index in sorted(source.get_all_indices())
    }


def find(company: str) -> dict[str, Any]:
    """The entry of a company; raises ``ToolError``."""
    found = companies().get(company)
    if found is None:
        import difflib

        near = difflib.get_close_matches(company, companies(), n=3)
        hint = f"; did you mean {' or '.join(near)}?" if near else "."
        raise ToolError(f"No listed company called {company[:60]!r} is known here{hint}")
    return found


def home_isin(item: dict[str, Any]) -> str | None:
    """The ISIN that the home country issued: the others may be of some other security."""
    try:
        home = _countries.code(country(item.get("country") or ""))
    except ToolError:
        return None
    own = [isin for isin in item.get("isins") or () if isin.startswith(home)]
    return own[0] if len(own) == 1 else None


def said(company: str, field: str) -> str:
    """What the profile of a company says of something; raises ``ToolError``."""
    value = (find(company).get("metadata") or {}).get(field)
    if not value:
        raise ToolError(f"The profile of {company} does not say {field} here.")
    return str(value)


def country(said: str) -> str:
    """The country of a headquarters; places "City, State" are those of US companies."""
    if "," not in said:
        return said
    last = said.rsplit(",", 1)[1].strip()
    return last if last in plain_countries() else US


@cache
def plain_countries() -> frozenset[str]:
    names = {item.get("country") or "" for item in companies().values()}
    plain = {name for name in names if name and "," not in name}
    return frozenset(plain | {"Ireland", "Bermuda", "Canada", "Switzerland", "Puerto Rico"})


def _renamed(item: dict[str, Any]) -> dict[str, Any]:
    name = item["name"]
    return {**item, "name": RENAMED.get(name, name)}


def _mended(item: dict[str, Any]) -> str | None:
    """The home country; the source puts some companies of Tokyo's exchange elsewhere."""
    isins = item.get("isins") or ()
    if (item.get("symbol") or "").endswith(".T") and any(one[:2] == "JP" for one in isins):
        return "Japan"
    found: str | None = HOMES.get(item["name"], item.get("country"))
    return found


def founded(company: str) -> int | None:
    """The first year that a profile names as that of the founding, if it names one."""
    profile = find(company).get("metadata") or {}
    years = re.findall(r"\b1[6-9]\d\d\b|\b20[0-2]\d\b", str(profile.get("founded") or ""))
    return int(years[0]) if years else None


def employees(company: str) -> int:
    """The number of employees that a profile names first; raises ``ToolError``."""
    head = said(company, "employees").partition("(")[0]
    match = re.search(r"\d{1,3}(?:[,. \u00a0\u202f]\d{3})+(?!\d)|\d+(?![.,]?\d)", head)
    count = int(re.sub(r"\D", "", match[0])) if match else 0
    if (
        company in UNSURE_EMPLOYEES
        or count < FEWEST_EMPLOYEES
        or re.search("million|thousand|[Ff]ranchise", head)
    ):
        raise ToolError(f"The number of employees of {company} is not known here.")
    return count
