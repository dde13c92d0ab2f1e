"""Scripts, codes and plural forms of languages, and names of countries in them, from CLDR."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.common import Country, CurrencyCode, Date
from synthesis.tools.entities.geography import Language
from synthesis.tools.packs.general import _cldr, _countries
from synthesis.tools.packs.general.calendars import parse
from synthesis.tools.packs.general.languages import code_of

if TYPE_CHECKING:
    from babel import Locale

PACK = Pack(
    title="Languages and formats of Unicode CLDR",
    distributions=("babel", "langcodes", "language-data", "dateparser", "pycountry"),
    licence="BSD-3-Clause, MIT, LGPL-2.1",
    data="Unicode CLDR 47; ISO 639",
    data_licence="Unicode-3.0",
    data_date="2026-02",
)

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

CountryName = Annotated[str, "Common English name of a country", Country]
LanguageName = Annotated[str, "English name of a language, such as Portuguese", Language]


class Script(Result):
    script: Annotated[str, Asks("the script in which {language} is usually written")]
    right_to_left: Annotated[bool, Asks("whether {language} is written from right to left")]


class PluralForms(Result):
    form_count: Annotated[
        int,
        Asks(
            "the number of CLDR plural categories of {language}",
            noun="number of CLDR plural categories",
        ),
    ]
    forms: list[Annotated[str, Asks("the CLDR plural categories of {language}")]]


class CountryAbroad(Result):
    name: Annotated[str, Asks("the name of {country} in {language}", refers="{country}")]


class LanguageAbroad(Result):
    name: Annotated[str, Asks("what {language} is called in {other}", refers="{language}")]


class WeekConvention(Result):
    first_day: Annotated[
        str, Asks("the first day of the week in the calendars of {country} according to CLDR")
    ]
    weekend_start: Annotated[
        str, Asks("the day on which the weekend begins in {country} according to CLDR")
    ]


class FormattedMoney(Result):
    written: Annotated[
        str, Asks("the amount of {amount} in {currency} as it is written in {language}")
    ]


class CurrencyAbroad(Result):
    name: Annotated[str, Asks("the name of the currency {currency} in {language}")]


class FormattedDate(Result):
    written: Annotated[
        str,
        Asks("the date {date} as it is written in {language}", refers="{date}"),
    ]


class DayName(Result):
    weekday: Annotated[str, Asks("the name in {language} of the weekday of {date}")]
    month: Annotated[str, Asks("the name in {language} of the month of {date}")]


@tool(
    kind="retrieval",
    examples=[
        Example(language="Serbian", gives={"script": "Cyrillic", "right_to_left": False}),
        Example(language="Persian", gives={"script": "Arabic", "right_to_left": True}),
    ],
)
def language_script(language: LanguageName) -> Script:
    """Script in which a language is usually written, and whether it runs from right to left."""
    from langcodes import Language as Tag

    tag = Tag.get(code_of(language)).maximize()
    if not tag.script:
        raise ToolError(f"CLDR names no script of {language}.")
    name = tag.script_name()
    return Script(
        script={"Simplified": "Simplified Chinese"}.get(name, name),
        right_to_left=tag.script in {"Arab", "Hebr", "Thaa", "Nkoo", "Syrc", "Adlm", "Rohg"},
    )


@tool(
    kind="retrieval",
    examples=[
        Example(language="English", gives={"form_count": 2, "forms": ["one", "other"]}),
        Example(language="Arabic", gives={"form_count": 6}),
    ],
)
def language_plural_forms(language: LanguageName) -> PluralForms:
    """Plural categories (one, few, many ...) that CLDR distinguishes in a language."""
    tags = sorted(_locale(language).plural_form.tags | {"other"})
    return PluralForms(form_count=len(tags), forms=tags)


@tool(
    kind="retrieval",
    examples=[
        Example(country="Germany", language="Finnish", gives={"name": "Saksa"}),
        Example(country="Greece", language="Turkish", gives={"name": "Yunanistan"}),
    ],
)
def country_name_in_language(country: CountryName, language: LanguageName) -> CountryAbroad:
    """Name of a country in another language, from CLDR."""
    name = _locale(language).territories.get(_countries.code(country))
    if not name:
        raise ToolError(f"CLDR has no name of {country} in {language}.")
    return CountryAbroad(name=name)


@tool(
    kind="retrieval",
    examples=[Example(language="German", other="French", gives={"name": "allemand"})],
)
def language_name_in_language(
    language: LanguageName, other: Annotated[str, "English name of the other language", Language]
) -> LanguageAbroad:
    """Name of a language in another language, from CLDR."""
    name = _locale(other).languages.get(code_of(language))
    if not name:
        raise ToolError(f"CLDR has no name of {language} in {other}.")
    return LanguageAbroad(name=name)


@tool(
    kind="retrieval",
    examples=[
        Example(country="Egypt", gives={"first_day": "Saturday", "weekend_start": "Friday"}),
        Example(country="France", gives={"first_day": "Monday", "weekend_start": "Saturday"}),
    ],
)
def country_week(country: CountryName) -> WeekConvention:
    """First day of the week and of the weekend in a country, from CLDR."""
    from babel import UnknownLocaleError

    try:
        locale = _cldr.locale(f"und_{_countries.code(country)}")
    except UnknownLocaleError:
        raise ToolError(f"CLDR has no calendar conventions of {country}.") from None
    return WeekConvention(
        first_day=WEEKDAYS[locale.first_week_day], weekend_start=WEEKDAYS[locale.weekend_start]
    )


@tool(
    kind="processing",
    examples=[
        Example(
            amount=1234.5, currency="EUR", language="German", gives={"written": "1.234,50\u00a0€"}
        )
    ],
)
def money_in_language(
    amount: Annotated[float, "Amount of money", Draws(1234.5, 99.9, 25000.0), Field(ge=0, le=1e12)],
    currency: Annotated[str, "ISO 4217 code of the currency", CurrencyCode],
    language: LanguageName,
) -> FormattedMoney:
    """An amount of money with the symbol and separators that a language uses, from CLDR."""
    from babel.numbers import format_currency

    _known(currency)
    return FormattedMoney(written=format_currency(amount, currency, locale=_locale(language)))


@tool(
    kind="retrieval",
    examples=[Example(currency="JPY", language="French", gives={"name": "yen japonais"})],
)
def currency_name_in_language(
    currency: Annotated[str, "ISO 4217 code of the currency", CurrencyCode],
    language: LanguageName,
) -> CurrencyAbroad:
    """Name of a currency in a language, from CLDR."""
    _known(currency)
    name = _locale(language).currencies.get(currency)
    if not name:
        raise ToolError(f"CLDR has no name of {currency} in {language}.")
    return CurrencyAbroad(name=name)


@tool(
    kind="processing",
    examples=[
        Example(
            date="2020-03-12",
            language="Portuguese",
            gives={"written": "12 de março de 2020"},
        )
    ],
)
def date_in_language(
    date: Annotated[str, "Gregorian date, YYYY-MM-DD", Date],
    language: Annotated[
        Literal["English", "French", "German", "Italian", "Portuguese", "Spanish", "Dutch"],
        "Language of the date",
    ],
) -> FormattedDate:
    """A Gregorian date written out with the name of the month in a language, from CLDR."""
    from babel.dates import format_date

    written = format_date(parse(date), format="long", locale=_locale(language))
    return FormattedDate(written=written)


@tool(
    kind="retrieval",
    examples=[
        Example(date="2024-01-01", language="Spanish", gives={"weekday": "lunes", "month": "enero"})
    ],
)
def weekday_in_language(
    date: Annotated[str, "Gregorian date, YYYY-MM-DD", Date], language: LanguageName
) -> DayName:
    """Names of a date's weekday and month in a language, from CLDR."""
    from babel.dates import format_date

    day, locale = parse(date), _locale(language)
    return DayName(
        weekday=format_date(day, "EEEE", locale=locale),
        month=format_date(day, "LLLL", locale=locale),
    )


def _locale(language: str) -> Locale:
    from babel import UnknownLocaleError

    try:
        return _cldr.locale(code_of(language))
    except (UnknownLocaleError, ValueError):
        raise ToolError(f"CLDR has no formats of {language}.") from None


def _known(currency: str) -> None:
    from babel.numbers import is_currency

    if not is_currency(currency):
        raise ToolError(f"ISO 4217 has no currency {currency!r}; one is 'CHF'.")
