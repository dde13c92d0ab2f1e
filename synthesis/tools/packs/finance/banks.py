"""Banks by BIC, IBAN formats of countries, and check digits of securities."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.common import Country
from synthesis.tools.entities.finance import Bic, Isin
from synthesis.tools.packs.general import _countries

PACK = Pack(
    title="Banks, IBANs and ISINs",
    distributions=("schwifty", "python-stdnum", "pycountry", "babel"),
    licence="MIT, LGPL-2.1-or-later",
    data="32,414 bank registrations of 47 countries; the SWIFT IBAN registry",
    data_licence="MIT",
)


class BankRecord(Result):
    bank: Annotated[str, Asks("the name of {bic}", refers="{bic}")]
    country: Annotated[str, Country, Asks("the country of {bic}")]
    domestic_codes: Annotated[
        int,
        Asks(
            "the number of domestic bank codes registered for {bic}",
            noun="number of domestic bank codes",
        ),
    ]


class IbanFormat(Result):
    iban_length: Annotated[
        int, Asks("the length of an IBAN in {country}", noun="IBAN length", unit="characters")
    ]
    bank_code_length: Annotated[
        int,
        Asks(
            "the number of characters of the bank code in an IBAN of {country}",
            noun="length of the bank code in an IBAN",
        ),
    ]
    in_sepa: Annotated[bool, Asks("whether {country} belongs to the SEPA payments area")]


class IsinRecord(Result):
    country: Annotated[str, Country, Asks("the country whose agency issued the ISIN of {isin}")]
    national_number: Annotated[str, Asks("the national number within the ISIN of {isin}")]
    check_digit: Annotated[int, Asks("the check digit of the ISIN of {isin}")]


@tool(
    kind="retrieval",
    examples=[Example(bic="DEUTDEFF", gives={"bank": "Deutsche Bank", "country": "Germany"})],
)
def bank_by_bic(bic: Annotated[str, "BIC of a bank, 8 or 11 characters", Bic]) -> BankRecord:
    """Name and country of the bank behind a BIC, from the national registers in schwifty."""
    from schwifty import BIC
    from schwifty.exceptions import SchwiftyException

    try:
        item = BIC(bic)
    except SchwiftyException as error:
        raise ToolError(f"{bic!r} is not a BIC: {error}.") from error
    names = item.bank_names
    if not names:
        raise ToolError(f"No bank with BIC {bic} is registered here.")
    return BankRecord(
        bank=names[0],
        country=_countries.name(item.country_code),
        domestic_codes=len(set(item.domestic_bank_codes)),
    )


@tool(
    kind="retrieval",
    examples=[
        Example(country="Norway", gives={"iban_length": 15, "in_sepa": True}),
        Example(country="Germany", gives={"iban_length": 22, "bank_code_length": 8}),
    ],
)
def iban_format(country: Annotated[str, "Common English name of a country", Country]) -> IbanFormat:
    """Length of a country's IBAN and its bank code, and whether it is in SEPA (SWIFT registry)."""
    from schwifty import registry
    from schwifty.domain import Component
    from schwifty.exceptions import SchwiftyException

    try:
        spec = registry.get_iban_spec(_countries.code(country))
    except (SchwiftyException, KeyError) as error:
        raise ToolError(f"{country} issues no IBANs.") from error
    bank = spec.positions[Component.BANK_CODE]
    return IbanFormat(
        iban_length=spec.iban_length,
        bank_code_length=bank.end - bank.start,
        in_sepa=spec.in_sepa_zone,
    )


@tool(
    kind="processing",
    examples=[
        Example(
            isin="US0378331005",
            gives={"country": "United States", "national_number": "037833100", "check_digit": 5},
        )
    ],
)
def isin_parts(isin: Annotated[str, "ISIN of a security, 12 characters", Isin]) -> IsinRecord:
    """Issuing country, national number and check digit of a valid ISIN."""
    from stdnum import isin as rules
    from stdnum.exceptions import ValidationError

    try:
        rules.validate(isin)
    except ValidationError as error:
        raise ToolError(f"{isin!r} is not a valid ISIN: {error}") from error
    return IsinRecord(
        country=_countries.name(isin[:2]), national_number=isin[2:11], check_digit=int(isin[11])
    )


@seeds(Bic, source="schwifty national bank registers")
def bank_codes() -> Iterator[str]:
    """Head offices of larger banks: for each country, the first forty in order of BIC."""
    from schwifty import registry

    chosen: dict[str, set[str]] = {}
    for item in registry.get_all_banks():
        known = len(item.bic or "") in (8, 11) and item.bic.endswith("XXX") and item.name
        if known and item.bic[4:6] == item.country_code:
            chosen.setdefault(item.country_code, set()).add(item.bic)
    for country in sorted(chosen):
        yield from sorted(chosen[country])[:12]
