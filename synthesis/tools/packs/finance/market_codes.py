"""Kinds, countries and segments of securities markets, and classes of instruments."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.common import Country
from synthesis.tools.entities.finance import CfiCode, Mic
from synthesis.tools.packs.finance import markets
from synthesis.tools.packs.finance.markets import Market
from synthesis.tools.packs.general import _countries

if TYPE_CHECKING:
    from iso10383 import MICEntry

PACK = Pack(
    title="Codes of markets and instruments",
    distributions=("iso10383", "python-stdnum", "pycountry", "babel"),
    licence="Apache-2.0, LGPL-2.1-or-later",
    data="ISO 10383 market identifier codes, 2025-02; ISO 10962 classification of instruments",
    data_licence="ISO 10383 is free to reuse; classification under LGPL-2.1-or-later",
    data_date="2025-02",
)
CATEGORIES = {
    "APPA": "approved publication arrangement",
    "ATSS": "alternative trading system",
    "CASP": "crypto-asset service provider",
    "DCMS": "designated contract market",
    "IDQS": "inter-dealer quotation system",
    "MLTF": "multilateral trading facility",
    "NSPD": "not specified",
    "OTFS": "organised trading facility",
    "OTHR": "other",
    "RMKT": "regulated market",
    "RMOS": "recognised market operator",
    "SEFS": "swap execution facility",
    "SINT": "systematic internaliser",
    "TRFS": "trade reporting facility",
}
MOST = 50


class MarketCategory(Result):
    category: Annotated[str, Asks("the kind of market that {mic} is in the ISO 10383 list")]
    website: Annotated[str, Asks("the web address of {mic} in the ISO 10383 list")]


class CountryMarkets(Result):
    mics: list[
        Annotated[
            str,
            Mic,
            Asks("the codes of the active operating markets (MICs) of {country} in ISO 10383"),
        ]
    ]
    market_count: Annotated[
        int,
        Asks(
            "the number of active operating markets of {country} in ISO 10383",
            noun="number of active operating markets in ISO 10383",
            additive=True,
        ),
    ]


class Segments(Result):
    mics: list[
        Annotated[str, Mic, Asks("the codes of the active market segments that {mic} operates")]
    ]
    segment_count: Annotated[
        int,
        Asks(
            "the number of active market segments that {mic} operates",
            noun="number of active market segments",
        ),
    ]


class Classification(Result):
    category: Annotated[str, Asks("the category of instruments that {cfi} stands for")]
    group: Annotated[str, Asks("the group of instruments that {cfi} stands for", refers="{cfi}")]


class Attributes(Result):
    attributes: Annotated[
        list[str], Asks("the attributes that the last four letters of {cfi} stand for")
    ]
    attribute_count: Annotated[
        int, Asks("the number of attributes that {cfi} states", noun="number of stated attributes")
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(
            mic="XLON",
            gives={"category": "regulated market", "website": "www.londonstockexchange.com"},
        )
    ],
)
def market_category(mic: Market) -> MarketCategory:
    """Kind of market (regulated market, trading facility, ...) and web address of a market."""
    item = _entry(mic)
    code = item.market_category_code.name.upper()
    if not item.website:
        raise ToolError(f"The ISO 10383 list gives no web address of {mic}.")
    return MarketCategory(category=CATEGORIES.get(code, code), website=item.website)


@tool(
    kind="retrieval",
    examples=[
        Example(country="Kenya", gives={"mics": ["XNAI"]}),
        Example(country="Portugal", gives={"mics": ["BFPT", "MBCP", "OMIC", "OMIP", "XLIS"]}),
    ],
)
def country_markets(
    country: Annotated[str, "Common English name of a country", Country],
) -> CountryMarkets:
    """Active operating markets of a country in ISO 10383 (at most 50), and their number."""
    iso = _countries.code(country)
    found = [
        code
        for code, item in _active().items()
        if markets._iso(item) == iso and _operator(item) is None
    ]
    if not found:
        raise ToolError(f"ISO 10383 names no active operating market of {country}.")
    return CountryMarkets(mics=found[:MOST], market_count=len(found))


@tool(
    kind="retrieval",
    examples=[Example(mic="XLUX", gives={"mics": ["EM3S", "EMTF"]})],
)
def market_segments(mic: Market) -> Segments:
    """Active market segments that an exchange operates, by code (at most 50)."""
    _entry(mic)
    found = [code for code, item in _active().items() if _operator(item) == mic]
    if not found:
        raise ToolError(f"ISO 10383 names no active market segments of {mic}.")
    return Segments(mics=found[:MOST], segment_count=len(found))


@tool(
    kind="retrieval",
    examples=[
        Example(cfi="ESVUFR", gives={"category": "Equities", "group": "Common/ordinary shares"})
    ],
)
def cfi_class(
    cfi: Annotated[str, "CFI code (ISO 10962) of an instrument, six letters", CfiCode],
) -> Classification:
    """Category and group of instruments that a CFI code (ISO 10962) stands for."""
    found = _cfi(cfi)
    return Classification(category=found["category"], group=found["group"])


@tool(
    kind="retrieval",
    examples=[
        Example(
            cfi="ESVUFR",
            gives={
                "attributes": [
                    "Form: Registered",
                    "Ownership/transfer/sales restrictions: Free",
                    "Payment status: Fully paid",
                    "Voting right: Voting",
                ]
            },
        )
    ],
)
def cfi_attributes(
    cfi: Annotated[str, "CFI code (ISO 10962) of an instrument, six letters", CfiCode],
) -> Attributes:
    """Attributes that the last four letters of a CFI code (ISO 10962) stand for."""
    found = sorted(
        f"{name}: {value}" for name, value in _cfi(cfi).items() if name not in ("category", "group")
    )
    if not found:
        raise ToolError(f"The CFI code {cfi[:10]} states no attributes.")
    return Attributes(attributes=found, attribute_count=len(found))


@cache
def _active() -> dict[str, MICEntry]:
    from iso10383 import MIC

    entries = (member.value for member in MIC)
    return {item.mic: item for item in sorted(entries, key=lambda one: one.mic)
            if item.status.name == "active"}  # fmt: skip


def _entry(mic: str) -> MICEntry:
    found: MICEntry = markets._listed(mic)
    return found


def _operator(item: MICEntry) -> str | None:
    owner = item.operating_mic
    return getattr(owner, "mic", owner)


def _cfi(cfi: str) -> dict[str, str]:
    from stdnum import cfi as rules
    from stdnum.exceptions import ValidationError

    try:
        found: dict[str, str] = rules.info(rules.validate(cfi))
    except ValidationError as error:
        raise ToolError(f"{cfi[:12]!r} is not a CFI code of ISO 10962, such as ESVUFR.") from error
    return found


@seeds(CfiCode, source="ISO 10962")
def cfi_codes() -> Iterator[str]:
    """Common classes of shares, bonds, funds, options and futures."""
    yield from (
        "ESVUFR", "ESVTFR", "ESNUFR", "EPNRFR", "EDSXFR", "DBFTFB", "DBFUFR",
        "DBVTFB", "DBZUFR", "DCFTFB", "DTFTFB", "CIOGES", "CIOIEU", "CEOGES", "CEOGEU",
        "CBCIXU", "RWSTCA", "RSSXXR", "OCASPS", "OCEICS", "OPASPS", "OPEICS", "FFICSX",
        "FFSPSX", "FCEPSX", "IFXXXP",
    )  # fmt: skip
