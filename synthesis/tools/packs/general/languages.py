"""Languages and calling codes of countries, from CLDR and the numbering plans."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.common import Country
from synthesis.tools.entities.geography import CallingCode, Language
from synthesis.tools.packs.general import _countries

PACK = Pack(
    title="Languages and calling codes",
    distributions=("babel", "langcodes", "language-data", "phonenumbers", "pycountry"),
    licence="BSD-3-Clause, MIT, Apache-2.0, LGPL-2.1",
    data="Unicode CLDR supplemental data; ISO 639; national numbering plans",
    data_licence="Unicode-3.0, Apache-2.0, LGPL-2.1",
    data_date="2026-02",
)

CountryName = Annotated[str, "Common English name of a country", Country]
LanguageName = Annotated[str, "English name of a language, such as Portuguese", Language]


class CountryLanguages(Result):
    languages: list[
        Annotated[
            str,
            Language,
            Asks(
                "the official languages of {country} according to CLDR",
                refers="the official languages of {country}",
            ),
        ]
    ]
    most_used_language: Annotated[
        str,
        Language,
        Asks(
            "the most widely used language of {country} according to CLDR",
            refers="the most widely used language of {country}",
        ),
    ]
    most_used_percent: Annotated[
        float,
        Asks(
            "the share of the people of {country} who use its most widely used language, "
            "according to CLDR",
            unit="%",
            round_to=1,
        ),
    ]


class LanguageCountries(Result):
    countries: list[
        Annotated[
            str, Country, Asks("the countries with {language} as a nationwide official language")
        ]
    ]
    country_count: Annotated[
        int,
        Asks(
            "the number of countries with {language} as a nationwide official language",
            noun="number of countries of official status",
        ),
    ]


class LanguageRecord(Result):
    iso_code: Annotated[str, Asks("the shortest ISO 639 code of {language}")]
    native_name: Annotated[str, Asks("the native name of {language}")]
    speakers: Annotated[
        int,
        Asks(
            "the number of speakers of {language} according to CLDR",
            noun="number of speakers according to CLDR",
            additive=True,
        ),
    ]


class DialCode(Result):
    calling_code: Annotated[
        int, CallingCode, Asks("the international telephone calling code of {country}")
    ]


@tool(
    kind="retrieval",
    examples=[Example(country="Paraguay", gives={"languages": ["Guarani", "Spanish"]})],
)
def country_languages(country: CountryName) -> CountryLanguages:
    """Official languages of a country and the one that most of its people use, from CLDR."""
    spoken = _spoken(_countries.code(country), country)
    official = sorted({_named(code) for code, item in spoken.items() if _is_official(item)})
    if not official:
        raise ToolError(f"CLDR names no official language of {country}.")
    code = max(sorted(spoken), key=lambda key: spoken[key]["population_percent"])
    return CountryLanguages(
        languages=official,
        most_used_language=_named(code),
        most_used_percent=spoken[code]["population_percent"],
    )


@tool(
    kind="retrieval",
    examples=[Example(language="Romanian", gives={"countries": ["Moldova", "Romania"]})],
)
def language_countries(language: LanguageName) -> LanguageCountries:
    """Countries where a language is official nationwide, from CLDR."""
    from babel.core import get_global

    wanted, names = code_of(language), _countries.names()
    found = sorted(
        names[territory]
        for territory, spoken in get_global("territory_languages").items()
        if territory in names
        and any(key.split("_")[0] == wanted and _is_official(spoken[key]) for key in spoken)
    )
    if not found:
        raise ToolError(f"CLDR names no country where {language} is official nationwide.")
    return LanguageCountries(countries=found, country_count=len(found))


@tool(
    kind="retrieval",
    examples=[Example(language="Finnish", gives={"iso_code": "fi", "native_name": "suomi"})],
)
def language_record(language: LanguageName) -> LanguageRecord:
    """ISO code, own name and number of users of a language, from CLDR."""
    from langcodes import Language as Tag

    tag = Tag.get(code_of(language))
    speakers = tag.speaking_population()
    if not speakers:
        raise ToolError(f"CLDR gives no number of users of {language}.")
    return LanguageRecord(iso_code=str(tag.language), native_name=tag.autonym(), speakers=speakers)


@tool(
    kind="retrieval",
    examples=[Example(country="Portugal", gives={"calling_code": 351})],
)
def country_calling_code(country: CountryName) -> DialCode:
    """International telephone calling code of a country."""
    import phonenumbers

    iso = _countries.code(country)
    number = phonenumbers.example_number_for_type(iso, phonenumbers.PhoneNumberType.MOBILE)
    if number is None:
        raise ToolError(f"No telephone numbering plan of {country} is known here.")
    return DialCode(calling_code=number.country_code)


def _spoken(iso: str, country: str) -> dict[str, dict[str, float]]:
    from babel.core import get_global

    found = get_global("territory_languages").get(iso)
    if not found:
        raise ToolError(f"CLDR gives no languages of {country}.")
    return dict(found)


def _is_official(item: dict[str, object]) -> bool:
    return item["official_status"] in {"official", "de_facto_official"}


def _named(code: str) -> str:
    from langcodes import Language as Tag

    return str(Tag.get(code.split("_")[0]).language_name())


def code_of(language: str) -> str:
    import langcodes

    try:
        return str(langcodes.find(language, language="en").language)
    except LookupError:
        raise ToolError(
            f"{language[:60]!r} is not the English name of a language; a valid one is 'Portuguese'."
        ) from None


@seeds(Language, source="Unicode CLDR")
def languages() -> Iterator[str]:
    """Languages that are official somewhere, each once, in order of name."""
    from babel.core import get_global

    names = _countries.names()
    found = set()
    for territory, spoken in get_global("territory_languages").items():
        if territory in names:
            found |= {_named(code) for code, item in spoken.items() if _is_official(item)}
    yield from sorted(found)
