"""Feasts of the Christian, Islamic and Jewish calendars."""

from __future__ import annotations

from datetime import date as Day
from datetime import timedelta
from typing import Annotated, Literal

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.common import Date, Year

PACK = Pack(
    title="Feasts of the year",
    distributions=("convertdate", "hijridate"),
    licence="MIT, Apache-2.0, BSD-3-Clause",
    data="Month lengths of the Umm al-Qura calendar, 1343 to 1500 AH",
    data_licence="MIT",
    data_date="2026-01",
)


FEASTS = {"the start of Ramadan": (9, 1), "Eid al-Fitr": (10, 1), "Eid al-Adha": (12, 10)}


AFTER_EASTER = {
    "Ash Wednesday": -46,
    "Good Friday": -2,
    "Ascension Day": 39,
    "Whit Sunday": 49,
    "Corpus Christi": 60,
}


InYear = Annotated[
    int, "Year, 1583 to 2999", Year, Draws(1999, 2008, 2016, 2024, 2027), Field(ge=1583, le=2999)
]


class IslamicFeast(Result):
    date: Annotated[str, Date, Asks("the date of {feast} in {year} by the Umm al-Qura calendar")]


class JewishFeast(Result):
    date: Annotated[str, Date, Asks("the date of (the first day of) {feast} in {year}")]


class ChristianFeast(Result):
    date: Annotated[str, Date, Asks("the date of {feast} in the Western churches in {year}")]


@tool(
    kind="processing",
    examples=[
        Example(year=2024, feast="Eid al-Fitr", gives={"date": "2024-04-10"}),
        Example(year=2024, feast="Eid al-Adha", gives={"date": "2024-06-16"}),
    ],
)
def islamic_feast(
    year: InYear,
    feast: Annotated[Literal["the start of Ramadan", "Eid al-Fitr", "Eid al-Adha"], "Which feast"],
) -> IslamicFeast:
    """Gregorian date of an Islamic feast in a year, by the Umm al-Qura calendar."""
    from hijridate import Gregorian, Hijri

    month, day = FEASTS[feast]
    if not 1938 <= year <= 2076:
        raise ToolError("The Umm al-Qura calendar is known here for 1938 to 2076.")
    hijri = Gregorian(year, 1, 1).to_hijri().year
    for candidate in (hijri, hijri + 1):
        found = Hijri(candidate, month, day).to_gregorian()
        if found.year == year:
            return IslamicFeast(date=Day(found.year, found.month, found.day).isoformat())
    raise ToolError(f"There is no such feast in {year}.")


@tool(
    kind="processing",
    examples=[
        Example(year=2024, feast="Passover", gives={"date": "2024-04-23"}),
        Example(year=2024, feast="Yom Kippur", gives={"date": "2024-10-12"}),
    ],
)
def jewish_feast(
    year: InYear,
    feast: Annotated[
        Literal["Passover", "Shavuot", "Rosh Hashanah", "Yom Kippur", "Sukkot", "Hanukkah"],
        "Which feast",
    ],
) -> JewishFeast:
    """Gregorian date of the (first) day of a Jewish feast in a year, from the Hebrew calendar."""
    from convertdate import hebrew

    if feast in {"Passover", "Shavuot"}:
        month, day, shift = (1, 15, 3760) if feast == "Passover" else (3, 6, 3760)
    else:
        month, day = {"Rosh Hashanah": (7, 1), "Yom Kippur": (7, 10), "Sukkot": (7, 15)}.get(
            feast, (9, 25)
        )
        shift = 3761
    return JewishFeast(date=Day(*hebrew.to_gregorian(year + shift, month, day)).isoformat())


@tool(
    kind="processing",
    examples=[
        Example(year=2024, feast="Good Friday", gives={"date": "2024-03-29"}),
        Example(year=2024, feast="Corpus Christi", gives={"date": "2024-05-30"}),
    ],
)
def christian_feast(
    year: InYear,
    feast: Annotated[
        Literal["Ash Wednesday", "Good Friday", "Ascension Day", "Whit Sunday", "Corpus Christi"],
        "Which feast",
    ],
) -> ChristianFeast:
    """Date of a feast of the Western churches that moves with Easter, in a year."""
    from convertdate import holidays

    easter = Day(*holidays.easter(year, "western"))
    return ChristianFeast(date=(easter + timedelta(days=AFTER_EASTER[feast])).isoformat())
