"""Rates of enzymes and growth of cultures: textbook formulas, from their papers."""

from __future__ import annotations

from collections.abc import Iterator
from math import exp, log
from typing import Annotated, Literal

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.biology import GrowthRate

PACK = Pack(title="Kinetics and growth", distributions=(), licence="none: written for this pool")

Amount = Field(ge=0, le=1e9)
Positive = Field(ge=1e-9, le=1e9)
Substrate = Annotated[
    float, "Substrate concentration, in mM", Amount, Draws(0.2, 0.5, 1.5, 4, unit="mM of substrate")
]
Km = Annotated[float, "Michaelis constant, in mM", Positive, Draws(0.05, 0.3, 1.2, 2.5, unit="mM")]
Vmax = Annotated[
    float,
    "Limiting rate, in µmol/min",
    Amount,
    Draws(12, 45, 80, 150, unit="µmol/min"),
]


class Rate(Result):
    rate_umol_per_min: Annotated[
        float,
        Asks(
            "the rate of an enzyme with a Vmax of {vmax} and a Km of {km_mm} at {substrate_mm}",
            unit="µmol/min",
            round_to=2,
        ),
    ]


@tool(
    kind="processing",
    examples=[Example(vmax=100, km_mm=2, substrate_mm=2, gives={"rate_umol_per_min": 50})],
)
def michaelis_menten_rate(vmax: Vmax, km_mm: Km, substrate_mm: Substrate) -> Rate:
    """Initial rate (µmol/min) of an enzyme: Vmax S / (Km + S) (Michaelis & Menten 1913)."""
    return Rate(rate_umol_per_min=vmax * substrate_mm / (km_mm + substrate_mm))


class InhibitedRate(Result):
    rate_percent: Annotated[
        float,
        Asks(
            "the share of its rate that {inhibitor_mm} of a {inhibition} inhibitor"
            " with a Ki of {ki_mm} leaves"
            " to an enzyme with a Km of {km_mm} at {substrate_mm}",
            unit="%",
            round_to=1,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(
            km_mm=1,
            substrate_mm=1,
            ki_mm=1,
            inhibitor_mm=1,
            inhibition="competitive",
            gives={"rate_percent": 66.667},
        ),
        Example(
            km_mm=1,
            substrate_mm=1,
            ki_mm=1,
            inhibitor_mm=1,
            inhibition="non-competitive",
            gives={"rate_percent": 50},
        ),
    ],
)
def inhibited_enzyme_rate(
    km_mm: Km,
    substrate_mm: Annotated[
        float,
        "Substrate concentration, in mM",
        Field(ge=1e-9, le=1e9),
        Draws(0.2, 0.5, 1.5, 4, unit="mM of substrate"),
    ],
    ki_mm: Annotated[
        float, "Inhibition constant, in mM", Positive, Draws(0.02, 0.1, 0.6, unit="mM")
    ],
    inhibitor_mm: Annotated[
        float, "Inhibitor concentration, in mM", Amount, Draws(0.05, 0.25, 1, unit="mM")
    ],
    inhibition: Annotated[
        Literal["competitive", "uncompetitive", "non-competitive"], "Kind of inhibition"
    ],
) -> InhibitedRate:
    """Rate (%) that a reversible inhibitor leaves of an enzyme (Cornish-Bowden, 4th ed., ch. 6)."""
    factor = 1 + inhibitor_mm / ki_mm
    on_km = factor if inhibition in ("competitive", "non-competitive") else 1
    on_substrate = factor if inhibition in ("uncompetitive", "non-competitive") else 1
    inhibited = km_mm * on_km + substrate_mm * on_substrate
    return InhibitedRate(rate_percent=100 * (km_mm + substrate_mm) / inhibited)


class InhibitionConstant(Result):
    ki_nm: Annotated[
        float,
        Asks(
            "the Ki of a competitive inhibitor with an IC50 of {ic50_nm}, measured at"
            " {substrate_um} on an enzyme with a Km of {km_um}",
            unit="nM",
            round_to=1,
        ),
    ]


@tool(
    kind="processing",
    examples=[Example(ic50_nm=100, substrate_um=10, km_um=10, gives={"ki_nm": 50})],
)
def cheng_prusoff_ki(
    ic50_nm: Annotated[float, "IC50, in nM", Amount, Draws(12, 85, 240, 1500, unit="nM")],
    substrate_um: Annotated[
        float, "Substrate concentration, in µM", Amount, Draws(5, 20, 50, unit="µM of substrate")
    ],
    km_um: Annotated[float, "Michaelis constant, in µM", Positive, Draws(8, 25, 60, unit="µM")],
) -> InhibitionConstant:
    """Ki (nM) of a competitive inhibitor: IC50 / (1 + S/Km).

    Cheng & Prusoff, Biochem Pharmacol 1973;22:3099.
    """
    return InhibitionConstant(ki_nm=ic50_nm / (1 + substrate_um / km_um))


class Saturation(Result):
    saturation_percent: Annotated[
        float,
        Asks(
            "the saturation of a protein with {ligand}, half-saturated at {half},"
            " when its Hill coefficient is {hill}",
            unit="%",
            round_to=1,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(ligand=26, half=26, hill=2.7, gives={"saturation_percent": 50}),
        Example(ligand=100, half=26, hill=2.8, gives={"saturation_percent": 97.75}),
    ],
)
def hill_saturation(
    ligand: Annotated[
        float,
        "Partial pressure of the ligand, in mmHg",
        Amount,
        Draws(20, 40, 60, 100, unit="mmHg of oxygen"),
    ],
    half: Annotated[
        float,
        "Pressure of half saturation (P50), in mmHg",
        Positive,
        Draws(19, 26.8, 31, unit="mmHg"),
    ],
    hill: Annotated[float, "Hill coefficient", Field(ge=0.1, le=10), Draws(1, 2.7, 3)],
) -> Saturation:
    """Saturation (%) of a binding protein such as hemoglobin (Hill, J Physiol 1910;40:iv)."""
    if not ligand:
        return Saturation(saturation_percent=0)
    return Saturation(saturation_percent=100 / (1 + exp(hill * log(half / ligand))))


class Growth(Result):
    growth_rate_per_h: Annotated[
        float,
        GrowthRate,
        Asks(
            "the specific growth rate of a culture that goes from an OD600 of {start_od}"
            " to {end_od} in {hours}",
            unit="per hour",
            round_to=3,
        ),
    ]
    doubling_time_min: Annotated[
        float,
        Asks(
            "the doubling time of a culture that goes from an OD600 of {start_od}"
            " to {end_od} in {hours}",
            unit="min",
            round_to=1,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(
            start_od=0.1,
            end_od=0.8,
            hours=1,
            gives={"growth_rate_per_h": 2.0794, "doubling_time_min": 20},
        )
    ],
)
def culture_growth_rate(
    start_od: Annotated[
        float, "Optical density at the start", Field(ge=1e-6, le=1000), Draws(0.02, 0.05, 0.1)
    ],
    end_od: Annotated[
        float, "Optical density at the end", Field(ge=1e-6, le=1000), Draws(0.4, 0.6, 0.9)
    ],
    hours: Annotated[
        float, "Hours between", Field(ge=1e-3, le=10_000), Draws(1.5, 2, 4, 6, unit="hours")
    ],
) -> Growth:
    """Specific growth rate (per hour) and doubling time (min) of an exponential culture.

    Monod, Annu Rev Microbiol 1949;3:371.
    """
    if end_od <= start_od:
        raise ToolError("The culture did not grow: the end must be denser than the start.")
    rate = log(end_od / start_od) / hours
    return Growth(growth_rate_per_h=rate, doubling_time_min=60 * log(2) / rate)


class Monod(Result):
    growth_rate_per_h: Annotated[
        float,
        GrowthRate,
        Asks(
            "the Monod growth rate at {substrate_g_l}, with a half-saturation constant of {ks_g_l}"
            " and at most {maximum}",
            unit="per hour",
            round_to=3,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(maximum=1.35, substrate_g_l=0.004, ks_g_l=0.004, gives={"growth_rate_per_h": 0.675})
    ],
)
def monod_growth_rate(
    maximum: Annotated[
        float,
        "Maximum growth rate, per hour",
        GrowthRate,
        Field(ge=0, le=100),
        Draws(0.4, 0.9, 1.35, label="a maximum growth rate of", unit="per hour"),
    ],
    substrate_g_l: Annotated[
        float,
        "Limiting substrate, in g/L",
        Amount,
        Draws(0.01, 0.05, 0.2, 1, unit="g/L of substrate"),
    ],
    ks_g_l: Annotated[
        float, "Half-saturation constant, in g/L", Positive, Draws(0.004, 0.02, 0.1, unit="g/L")
    ],
) -> Monod:
    """Growth rate (per hour) limited by a substrate: mu_max S / (Ks + S) (Monod 1949)."""
    return Monod(growth_rate_per_h=maximum * substrate_g_l / (ks_g_l + substrate_g_l))


class Generations(Result):
    doublings: Annotated[
        float,
        Asks(
            "the number of doublings in {hours} at {growth_rate_per_h}",
            noun="number of doublings in {hours}",
            round_to=2,
        ),
    ]


@tool(
    kind="processing",
    examples=[Example(growth_rate_per_h=0.693147, hours=10, gives={"doublings": 10})],
)
def culture_doublings(
    growth_rate_per_h: Annotated[
        float,
        "Specific growth rate, per hour",
        GrowthRate,
        Field(ge=0, le=100),
        Draws(0.2, 0.45, 0.9, 1.6, label="a growth rate of", unit="per hour"),
    ],
    hours: Annotated[
        float, "Hours of growth", Field(ge=0, le=10_000), Draws(3, 8, 12, 24, unit="hours")
    ],
) -> Generations:
    """Number of doublings of an exponential culture in a time: rate x hours / ln 2."""
    return Generations(doublings=growth_rate_per_h * hours / log(2))


@seeds(GrowthRate, source="Range of growth rates of bacteria and yeasts")
def growth_rates() -> Iterator[str]:
    """Rates from a slow yeast to the fastest Escherichia coli."""
    yield from ("0.08", "0.15", "0.23", "0.31", "0.42", "0.55", "0.69", "0.87", "1.1", "1.4", "2.1")
