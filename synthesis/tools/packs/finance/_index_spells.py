"""Spells of membership in US stock indices."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from synthesis.core.errors import ToolError
from synthesis.tools.packs.finance import _prices

INDICES = {"the S&P 500": "sp500", "the Nasdaq-100": "nasdaq100", "the Dow Jones": "dow30"}
KNOWN_FROM = {
    "the S&P 500": "1957-03-04",
    "the Nasdaq-100": "2006-01-02",
    "the Dow Jones": "1960-01-01",
}
"""From when the days of joining are known."""
MEMBERS_FROM = {**KNOWN_FROM, "the S&P 500": "2006-01-02", "the Dow Jones": "1993-01-04"}
"""From when nearly all members are known."""


class Spell(NamedTuple):
    """A time in an index; ``end`` is empty for a present member."""

    ticker: str
    name: str
    start: str
    end: str


@cache
def table(index: str) -> dict[str, tuple[Spell, ...]]:
    """The spells of every member of an index, in order of time."""
    import index_constitution

    rows = index_constitution.history(INDICES[index])
    found: dict[str, list[Spell]] = {}
    starts = rows["opt-in"].dt.strftime("%Y-%m-%d")
    ends = rows["opt-out"].dt.strftime("%Y-%m-%d").fillna("")
    for ticker, name, start, end in zip(rows["symbol"], rows["name"], starts, ends, strict=True):
        spell = Spell(ticker, name, start, end)
        found.setdefault(ticker, []).append(spell)
    return {ticker: _merged(found[ticker]) for ticker in sorted(found)}


@cache
def every_ticker() -> frozenset[str]:
    """Every ticker of the three indices."""
    return frozenset(ticker for index in INDICES for ticker in table(index))


def spells_of(ticker: str, index: str) -> tuple[Spell, ...]:
    """The spells of a stock in an index; raises ``ToolError``."""
    found = table(index).get(ticker)
    if found is None:
        raise ToolError(f"{ticker[:12]!r} was never a member of {index}.")
    return found


def holds(spells: tuple[Spell, ...], date: str) -> bool:
    """Whether one of the spells covers a date."""
    return any(spell.start <= date and (not spell.end or date < spell.end) for spell in spells)


def day_of(date: str, index: str) -> str:
    """A date on which the members of an index are known; raises ``ToolError``."""
    day = _prices.check_day(date).isoformat()
    if not MEMBERS_FROM[index] <= day <= "2026-10-01":
        raise ToolError(f"The members of {index} are known from {MEMBERS_FROM[index]} to 2026-10.")
    return day


def dow(date: str) -> list[str]:
    """Tickers of the Dow Jones on a date."""
    day = day_of(date, "the Dow Jones")
    return [ticker for ticker, spells in table("the Dow Jones").items() if holds(spells, day)]


def _merged(spells: list[Spell]) -> tuple[Spell, ...]:
    """Spells in order of time; one that begins as another ends is a company renamed."""
    found: list[Spell] = []
    for spell in sorted(spells, key=lambda one: one.start):
        if found and found[-1].end == spell.start:
            spell = spell._replace(start=found.pop().start)
        found.append(spell)
    return tuple(found)
