"""IBANs and BICs of bank accounts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.finance import Bic, Iban, IbanCountry
from synthesis.tools.packs.general import _countries

if TYPE_CHECKING:
    from schwifty import BIC, IBAN

PACK = Pack(
    title="Account numbers",
    distributions=("schwifty", "pycountry", "babel"),
    licence="MIT, LGPL-2.1-only, BSD-3-Clause",
    data="32,414 bank registrations of 47 countries; the SWIFT IBAN registry",
    data_licence="MIT; public national registers",
    data_date="2026-10",
)
IBANS = (
    "DE89370400440532013000", "GB29NWBK60161331926819", "FR1420041010050500013M02606",
    "NL91ABNA0417164300", "CH9300762011623852957", "ES9121000418450200051332",
    "IT60X0542811101000000123456", "BE68539007547034", "AT611904300234573201",
    "NO9386011117947", "SE4550000000058398257466", "DK5000400440116243", "FI2112345600000785",
    "PL61109010140000071219812874", "PT50000201231234567890154", "IE29AIBK93115212345678",
    "LU280019400644750000", "GR1601101250000000012300695", "CZ6508000000192000145399",
    "HU42117730161111101800000000", "RO49AAAA1B31007593840000", "HR1210010051863000160",
)  # fmt: skip
"""Published examples of the IBAN registry."""

Account = Annotated[
    str,
    "Account number within the bank",
    Draws("532013000", "648489890", "123456789", label="the account number"),
]


class IbanParts(Result):
    country: Annotated[str, IbanCountry, Asks("the country of {iban}")]
    bank_code: Annotated[str, Asks("the bank code within {iban}")]
    account_number: Annotated[str, Asks("the account number within {iban}")]
    check_digits: Annotated[str, Asks("the two check digits of {iban}")]


class IbanBank(Result):
    bank: Annotated[str, Asks("the name of the bank that keeps the account with {iban}")]
    bic: Annotated[str, Bic, Asks("the BIC of the bank of {iban}", refers="the bank of {iban}")]


class NewIban(Result):
    iban: Annotated[
        str,
        Iban,
        Asks(
            "the IBAN of account number {account} at the lowest registered bank code of {bic}",
            refers="the IBAN of account number {account} at {bic}",
        ),
    ]


class BicParts(Result):
    bank_letters: Annotated[str, Asks("the four letters that stand for the bank in {bic}")]
    location_code: Annotated[str, Asks("the location code within the BIC of {bic}")]
    country: Annotated[str, IbanCountry, Asks("the country whose code is in the BIC of {bic}")]


class BankCodes(Result):
    code_count: Annotated[
        int,
        Asks(
            "the number of national bank codes registered for {bic}",
            noun="number of registered national bank codes",
        ),
    ]
    first_code: Annotated[str, Asks("the lowest national bank code registered for {bic}")]


class CountryBanks(Result):
    registration_count: Annotated[
        int,
        Asks(
            "the number of registrations in the bank register of {country} in schwifty",
            noun="number of registrations in the bank register",
            additive=True,
        ),
    ]
    bic_count: Annotated[
        int,
        Asks(
            "the number of different BICs in the bank register of {country} in schwifty",
            noun="number of different BICs in the bank register",
            additive=True,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(
            iban="GB29NWBK60161331926819",
            gives={
                "country": "United Kingdom",
                "bank_code": "NWBK",
                "account_number": "31926819",
                "check_digits": "29",
            },
        )
    ],
)
def iban_parts(iban: Annotated[str, "IBAN of an account", Iban]) -> IbanParts:
    """Country, bank code, account number and check digits of a valid IBAN."""
    found = _iban(iban)
    return IbanParts(
        country=_countries.name(found.country_code),
        bank_code=found.bank_code,
        account_number=found.account_code,
        check_digits=found.checksum_digits,
    )


@tool(
    kind="retrieval",
    examples=[
        Example(iban="NL91ABNA0417164300", gives={"bank": "ABN AMRO BANK N.V.", "bic": "ABNANL2A"})
    ],
)
def iban_bank(iban: Annotated[str, "IBAN of an account", Iban]) -> IbanBank:
    """Name and BIC of the bank that keeps the account with an IBAN, by the national register."""
    found = _iban(iban)
    if found.bank is None or not found.bank.name or not found.bank.bic:
        raise ToolError(f"The bank of {iban[:40]} is not in the registers here.")
    return IbanBank(bank=found.bank.name, bic=str(found.bank.bic))


@tool(
    kind="processing",
    examples=[
        Example(bic="COBADEFF", account="532013000", gives={"iban": "DE59100400100532013000"})
    ],
)
def iban_of_account(
    bic: Annotated[str, "BIC of a bank, 8 or 11 characters", Bic], account: Account
) -> NewIban:
    """IBAN of an account number at the lowest registered bank code of a BIC."""
    from schwifty import IBAN
    from schwifty.exceptions import SchwiftyException

    found = _bic(bic)
    codes = sorted(found.domestic_bank_codes)
    if not codes:
        raise ToolError(f"No national bank code of {bic} is registered here.")
    if not account.isdecimal() or len(account) > 20:
        raise ToolError("The account number must be of digits, such as 532013000.")
    try:
        made = IBAN.generate(found.country_code, bank_code=codes[0], account_code=account)
    except (SchwiftyException, ValueError) as error:
        raise ToolError(f"No IBAN can be made of {account} at {bic}.") from error
    return NewIban(iban=str(made))


@tool(
    kind="processing",
    examples=[
        Example(bic="DEUTDEFF", gives={"bank_letters": "DEUT", "location_code": "FF"}),
    ],
)
def bic_parts(bic: Annotated[str, "BIC of a bank, 8 or 11 characters", Bic]) -> BicParts:
    """Bank letters, country and location code that a BIC (ISO 9362) is made of."""
    found = _bic(bic)
    return BicParts(
        bank_letters=bic[:4],
        location_code=found.location_code,
        country=_countries.name(found.country_code),
    )


@tool(
    kind="retrieval",
    examples=[Example(bic="DEUTDEFF", gives={"code_count": 17, "first_code": "50070010"})],
)
def bank_codes_of_bic(
    bic: Annotated[str, "BIC of a bank, 8 or 11 characters", Bic],
) -> BankCodes:
    """National bank codes registered for a BIC: how many there are, and the lowest."""
    codes = sorted(_bic(bic).domestic_bank_codes)
    if not codes:
        raise ToolError(f"No national bank code of {bic} is registered here.")
    return BankCodes(code_count=len(codes), first_code=codes[0])


@tool(
    kind="retrieval",
    examples=[Example(country="Luxembourg", gives={"registration_count": 118, "bic_count": 113})],
)
def country_bank_register(
    country: Annotated[str, "Common English name of a country", IbanCountry],
) -> CountryBanks:
    """Registrations and different BICs in the bank register of a country that schwifty has."""
    found = _registers().get(_countries.code(country))
    if found is None:
        raise ToolError(f"There is no bank register of {country} here.")
    return CountryBanks(registration_count=found[0], bic_count=found[1])


def _iban(iban: str) -> IBAN:
    from schwifty import IBAN
    from schwifty.exceptions import SchwiftyException

    try:
        return IBAN(iban)
    except SchwiftyException as error:
        raise ToolError(f"{iban[:40]!r} is not a valid IBAN: {error}.") from error


def _bic(bic: str) -> BIC:
    from schwifty import BIC
    from schwifty.exceptions import SchwiftyException

    try:
        return BIC(bic)
    except SchwiftyException as error:
        raise ToolError(f"{bic[:20]!r} is not a BIC: {error}.") from error


@cache
def _registers() -> dict[str, tuple[int, int]]:
    """Registrations and different BICs by country."""
    from schwifty import registry

    found: dict[str, list[str]] = {}
    for bank in registry.get_all_banks():
        found.setdefault(bank.country_code, []).append(str(bank.bic or "")[:8])
    return {country: (len(bics), len(set(bics) - {""})) for country, bics in found.items()}


@seeds(Iban, source="SWIFT IBAN registry")
def ibans() -> Iterator[str]:
    """The published examples of many countries."""
    yield from IBANS
