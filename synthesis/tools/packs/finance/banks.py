"""Banks by BIC, IBAN formats of countries, and check digits of securities."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.finance import Bic, IbanCountry
from synthesis.tools.packs.general import _countries

PACK = Pack(
    title="Banks, IBANs and ISINs",
    distributions=("schwifty", "python-stdnum", "pycountry", "babel"),
    licence="MIT, LGPL-2.1-or-later",
    data="32,414 bank registrations of 47 countries; the SWIFT IBAN registry",
    data_licence="MIT; public national registers",
    data_date="2026-10",
)

LARGE_BANKS = (
    "DEUTDEFF", "COBADEFF", "HYVEDEMM", "GENODEFF", "INGDDEFF", "PBNKDEFF", "NTSBDEB1",
    "HASPDEHH", "SSKMDEMM", "BYLADEMM", "BNPAFRPP", "SOGEFRPP", "CRLYFRPP", "AGRIFRPP",
    "CMCIFRPP", "BARCGB22", "HBUKGB4B", "MIDLGB22", "LOYDGB2L", "NWBKGB2L", "RBOSGB2L",
    "SCBLGB2L", "ABNANL2A", "RABONL2U", "INGBNL2A", "TRIONL2U", "BUNQNL2A", "KREDBEBB",
    "GEBABEBB", "BBRUBEBB", "GKCCBEBB", "POFICHBE", "RAIFCH22", "BKBKESMM", "BAPPIT21",
    "BPMOIT22", "CGDIPTPL", "BCOMPTPL", "BESCPTPL", "BBPIPTPL", "BKAUATWW", "GIBAATWG",
    "RZBAATWW", "DABADKKK", "JYBADKKK", "ESSESESS", "SWEDSESS", "HANDSESS", "NDEASESS",
    "DNBANOKK", "OKOYFIHH", "AIBKIE2D", "BOFIIE2D", "IPBSIE2D", "BCEELULL", "BILLLULL",
    "BGLLLULL", "BREXPLPW", "INGBPLPW", "BPKOPLPW", "KOMBCZPP", "CEKOCZPP", "GIBACZPX",
    "ETHNGRAA", "PIRBGRAA", "CRBAGRAA", "RNCBROBU", "BTRLRO22", "UNCRBGSF", "STSABGSF",
    "ZABAHR2X", "PBZGHR2X", "LJBASI2X", "TCZBTR2A", "ISBKTRIS", "AKBKTRIS", "TGBATRIS",
    "EBILAEAD", "ADCBAEAA", "RJHISARI", "HABALT22", "CBVILT2X", "HABALV22", "HABAEE2X",
    "TATRSKBX", "GIBASKBX", "SUBASKBX", "GLITISRE", "REVOLT21",
)  # fmt: skip
"""Banks that many people know, all of them in the registers."""


class BankRecord(Result):
    bank: Annotated[str, Asks("the name of {bic}", refers="{bic}")]
    country: Annotated[str, IbanCountry, Asks("the country of {bic}")]


class IbanFormat(Result):
    iban_length: Annotated[int, Asks("the length of an IBAN of {country}", unit="characters")]
    bank_code_length: Annotated[
        int,
        Asks(
            "the length of the bank code in an IBAN of {country}",
            unit="characters",
        ),
    ]
    in_sepa: Annotated[bool, Asks("whether {country} belongs to the SEPA payments area")]


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
    )


@tool(
    kind="retrieval",
    examples=[
        Example(country="Norway", gives={"iban_length": 15, "in_sepa": True}),
        Example(country="Germany", gives={"iban_length": 22, "bank_code_length": 8}),
    ],
)
def iban_format(
    country: Annotated[str, "Common English name of a country", IbanCountry],
) -> IbanFormat:
    """Length of a country's IBAN and its bank code, and whether it is in SEPA (SWIFT registry)."""
    from schwifty.domain import Component

    spec = _spec(_countries.code(country))
    if spec is None:
        raise ToolError(f"{country} issues no IBANs.")
    bank = spec.positions[Component.BANK_CODE]
    return IbanFormat(
        iban_length=spec.iban_length,
        bank_code_length=bank.end - bank.start,
        in_sepa=spec.in_sepa_zone,
    )


def _spec(iso: str) -> Any:
    """The IBAN format of a country, or None where there is none."""
    from schwifty import registry
    from schwifty.exceptions import SchwiftyException

    try:
        return registry.get_iban_spec(iso)
    except (SchwiftyException, KeyError):
        return None


@seeds(Bic, source="schwifty national bank registers")
def bank_codes() -> Iterator[str]:
    """Large banks that the registers name."""
    yield from LARGE_BANKS


@seeds(IbanCountry, source="SWIFT IBAN registry")
def iban_countries() -> Iterator[str]:
    """Countries that issue IBANs."""
    yield from sorted(name for iso, name in _countries.names().items() if _spec(iso))
