"""Safety: exposure limits, carcinogens, ignition."""

from __future__ import annotations

from typing import Annotated, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, tool
from synthesis.tools.entities.common import CasNumber
from synthesis.tools.packs.chemistry._measured import given, table

PACK = Pack(
    title="chemicals: safety",
    distributions=("chemicals", "molmass"),
    licence="MIT",
    data="Ontario exposure limits, IARC and NTP listings, IEC 60079-20-1",
    data_licence="MIT, with the library",
    data_date="2026-06",
)
IARC = "Safety/IARC Carcinogen Database.tsv"
NTP = "Safety/National Toxicology Program Carcinogens.tsv"

F100_K, F73_K, F140_K, F200_K = 310.928, 295.928, 333.15, 366.483
"""The limits of the NFPA 30 classes: 100, 73, 140 and 200 °F in kelvin."""

Cas = Annotated[str, "CAS registry number of the compound", CasNumber]
Period = Annotated[Literal["8-hour", "15-minute"], "Period that the limit is for"]


class ExposureLimit(Result):
    limit_ppm: Annotated[
        float,
        Asks(
            "the {period} occupational exposure limit of {cas} in Ontario",
            noun="{period} occupational exposure limit in Ontario",
            unit="ppm",
            round_to=2,
        ),
    ]


class CarcinogenGroup(Result):
    iarc_group: Annotated[str, Asks("the IARC carcinogen group of {cas}")]
    ntp_listing: str


class Autoignition(Result):
    autoignition_temperature_k: Annotated[
        float,
        Asks(
            "the autoignition temperature of {cas}",
            noun="autoignition temperature",
            unit="K",
            round_to=0,
        ),
    ]


class LiquidClass(Result):
    nfpa_class: Annotated[str, Asks("the NFPA 30 flammable liquid class of {cas}")]


@tool(
    kind="retrieval",
    examples=[
        Example(cas="67-64-1", period="8-hour", gives={"limit_ppm": 500}),
        Example(cas="71-43-2", period="15-minute", gives={"limit_ppm": 2.5}),
    ],
)
def exposure_limit(cas: Cas, period: Period) -> ExposureLimit:
    """Occupational exposure limit in ppm: Ontario's 8-hour (TWA) or 15-minute (STEL) value."""
    return ExposureLimit(limit_ppm=_limit(cas, period))


@tool(
    kind="retrieval",
    examples=[
        Example(cas="71-43-2", gives={"iarc_group": "1", "ntp_listing": "known"}),
        Example(cas="100-42-5", gives={"ntp_listing": "reasonably anticipated"}),
    ],
)
def carcinogen_group(cas: Cas) -> CarcinogenGroup:
    """IARC group (1, 2A, 2B, 3) of an agent, and its listing in the NTP Report on Carcinogens."""
    groups = {"1": "1", "11": "2A", "12": "2B", "3": "3", "4": "4"}
    listings = {"1": "known", "2": "reasonably anticipated"}
    if cas not in table(IARC):
        raise ToolError(f"IARC has not classified the compound with the CAS number {cas}.")
    listing = table(NTP).get(cas, {}).get("Listing")
    return CarcinogenGroup(
        iarc_group=groups[table(IARC)[cas]["group"]],
        ntp_listing=listings[listing] if listing else "not listed",
    )


@tool(
    kind="retrieval",
    examples=[Example(cas="60-29-7", gives={"autoignition_temperature_k": 433.15}, rel=0.04)],
)
def autoignition_temperature(cas: Cas) -> Autoignition:
    """Autoignition temperature of a compound in air (IEC 60079-20-1, NFPA 497), in kelvin."""
    from chemicals import T_autoignition, T_autoignition_methods

    value = given(T_autoignition, T_autoignition_methods, "autoignition temperature", cas)
    return Autoignition(autoignition_temperature_k=value)


@tool(
    kind="processing",
    examples=[
        Example(cas="75-21-8", gives={"nfpa_class": "IA"}),
        Example(cas="64-17-5", gives={"nfpa_class": "IB"}),
        Example(cas="71-36-3", gives={"nfpa_class": "IC"}),
    ],
)
def nfpa_liquid_class(cas: Cas) -> LiquidClass:
    """Class of a flammable liquid by NFPA 30 (IA to IIIB) from its flash and boiling points."""
    from chemicals import T_flash, T_flash_methods, Tb, Tb_methods

    flash = given(T_flash, T_flash_methods, "flash point", cas)
    if flash < F73_K:
        boils = given(Tb, Tb_methods, "boiling point", cas)
        return LiquidClass(nfpa_class="IA" if boils < F100_K else "IB")
    limits = ((F100_K, "IC"), (F140_K, "II"), (F200_K, "IIIA"))
    found = (name for limit, name in limits if flash < limit)
    return LiquidClass(nfpa_class=next(found, "IIIB"))


def _limit(cas: str, period: str) -> float:
    """Ontario's limit in ppm."""
    from chemicals import STEL, TWA

    found = (TWA if period == "8-hour" else STEL)(cas)
    if found is None:
        raise ToolError(f"Ontario has no {period} exposure limit for the CAS number {cas}.")
    if found[1] != "ppm":
        raise ToolError(f"Ontario limits {cas} by mass: {found[0]:g} {found[1]}, not in ppm.")
    return float(found[0])
