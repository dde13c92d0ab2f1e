"""Value added tax in Europe: rates, prices with and without it, and VAT numbers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.common import CurrencyCode
from synthesis.tools.entities.finance import VatCountry
from synthesis.tools.packs.general import _countries

if TYPE_CHECKING:
    from eu_vat_rates_data import VatRate

PACK = Pack(
    title="European VAT",
    distributions=("eu-vat-rates-data", "python-stdnum", "pycountry", "babel"),
    licence="MIT, LGPL-2.1-or-later",
    data="VAT rates of the EU and 16 other European countries (EU: TEDB of the Commission)",
    data_licence="MIT; European Commission reuse policy (CC BY 4.0)",
    data_date="2026-09-29",
)
SPECIAL = frozenset(("XI", "TR", "GE"))
"""Northern Ireland is no country, and two others are not European to everybody."""

Nation = Annotated[str, "Common English name of a European country", VatCountry]
Amount = Annotated[
    float, "Amount in the local currency", Draws(80, 250, 1200, 4999, label="the amount")
]


class StandardRate(Result):
    rate_percent: Annotated[
        float,
        Asks("the standard VAT rate of {country}", noun="standard VAT rate", unit="%", round_to=1),
    ]
    local_name: Annotated[str, Asks("the local abbreviation of value added tax in {country}")]
    currency_code: Annotated[
        str,
        CurrencyCode,
        Asks(
            "the ISO code of the currency in which VAT is paid in {country}",
            refers="the currency of {country}",
        ),
    ]
    is_eu_member: Annotated[bool, Asks("whether {country} is a member of the European Union")]


class LowestRate(Result):
    rate_percent: Annotated[
        float,
        Asks(
            "the lowest VAT rate above zero in {country}, those of its regions included",
            noun="lowest VAT rate above zero",
            unit="%",
            round_to=2,
        ),
    ]
    reduced_rate_count: Annotated[
        int,
        Asks(
            "the number of VAT rates below the standard one in {country}, zero and its "
            "regions' special rates aside",
        ),
    ]


class NumberFormat(Result):
    format: Annotated[str, Asks("the format of a VAT number of {country}")]


class WithVat(Result):
    gross: Annotated[
        float,
        Asks(
            "the price with VAT at the standard rate of {country} of goods worth {net} before VAT",
            noun="price with VAT of goods worth {net} before VAT",
            round_to=2,
        ),
    ]
    vat: Annotated[
        float,
        Asks("the VAT at the standard rate of {country} on goods worth {net} before VAT",
             round_to=2),
    ]  # fmt: skip


class WithoutVat(Result):
    net: Annotated[
        float,
        Asks(
            "the price before VAT of goods that cost {gross} with VAT at the standard rate "
            "of {country}",
            round_to=2,
        ),
    ]
    vat: Annotated[
        float,
        Asks(
            "the VAT contained in a price of {gross} at the standard rate of {country}", round_to=2
        ),
    ]


class CountriesByRate(Result):
    countries: list[
        Annotated[
            str,
            VatCountry,
            Asks("the European countries with a standard VAT rate of at least {rate_percent}"),
        ]
    ]
    country_count: Annotated[
        int,
        Asks(
            "the number of European countries with a standard VAT rate of at least {rate_percent}"
        ),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(country="Hungary", gives={"rate_percent": 27, "currency_code": "HUF"}),
        Example(country="Norway", gives={"rate_percent": 25, "is_eu_member": False}),
    ],
)
def vat_rate(country: Nation) -> StandardRate:
    """Standard VAT rate (%) of a European country, its local name, currency and EU membership."""
    found = _find(country)
    return StandardRate(
        rate_percent=found["standard"],
        local_name=found["vat_abbr"],
        currency_code=found["currency"],
        is_eu_member=found["eu_member"],
    )


@tool(
    kind="retrieval",
    examples=[
        Example(country="Ireland", gives={"rate_percent": 9, "reduced_rate_count": 2}),
        Example(country="Luxembourg", gives={"rate_percent": 3}),
    ],
)
def lowest_vat_rate(country: Nation) -> LowestRate:
    """Lowest VAT rate (%) above zero of a European country, and how many reduced rates it has."""
    found = _find(country)
    rates = {*found["reduced"], found["super_reduced"], found["parking"]} - {None}
    lower = sorted(rate for rate in rates if rate and rate < found["standard"])
    if not lower:
        raise ToolError(f"{country} has no reduced VAT rate.")
    return LowestRate(rate_percent=lower[0], reduced_rate_count=len(lower))


@tool(kind="retrieval", examples=[Example(country="Portugal", gives={"format": "PT + 9 digits"})])
def vat_number_format(country: Nation) -> NumberFormat:
    """Format of the VAT numbers of a European country."""
    return NumberFormat(format=_find(country)["format"])


@tool(
    kind="processing",
    examples=[Example(net=120.0, country="Hungary", gives={"gross": 152.4, "vat": 32.4})],
)
def price_with_vat(net: Amount, country: Nation) -> WithVat:
    """Price with VAT at the standard rate of a European country, and the VAT in it."""
    vat = _amount(net) * _find(country)["standard"] / 100
    return WithVat(gross=net + vat, vat=vat)


@tool(
    kind="processing",
    examples=[Example(gross=119.0, country="Germany", gives={"net": 100, "vat": 19})],
)
def price_without_vat(gross: Amount, country: Nation) -> WithoutVat:
    """Price before VAT of goods sold with the standard rate of a country, and the VAT in it."""
    net = _amount(gross) / (1 + _find(country)["standard"] / 100)
    return WithoutVat(net=net, vat=gross - net)


@tool(
    kind="retrieval",
    examples=[
        Example(
            rate_percent=25.0,
            gives={"countries": ["Croatia", "Denmark", "Finland", "Hungary", "Norway", "Sweden"]},
        )
    ],
)
def countries_by_vat_rate(
    rate_percent: Annotated[float, "Least standard VAT rate, %", Draws(22, 23, 24, 25, unit="%")],
) -> CountriesByRate:
    """European countries whose standard VAT rate is at least so high."""
    found = sorted(name for name, one in _rates().items() if one["standard"] >= rate_percent)
    if not found:
        raise ToolError("No European country has so high a VAT rate; the highest is 27 %.")
    return CountriesByRate(countries=found, country_count=len(found))


@cache
def _rates() -> dict[str, VatRate]:
    from eu_vat_rates_data import get_all_rates

    return {
        _countries.name(code): found
        for code, found in sorted(get_all_rates().items())
        if code not in SPECIAL
    }


def _find(country: str) -> VatRate:
    found = _rates().get(_countries.name(country))
    if found is None:
        raise ToolError(f"The VAT rates of {country} are not known here, only those of Europe.")
    return found


def _amount(amount: float) -> float:
    if not 0 < amount <= 1e12:
        raise ToolError("The amount must be above zero and at most 1,000,000,000,000.")
    return amount


@seeds(VatCountry, source="eu-vat-rates-data")
def vat_countries() -> Iterator[str]:
    """European countries with VAT."""
    yield from sorted(_rates())
