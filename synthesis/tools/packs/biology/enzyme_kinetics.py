"""Rates, inhibition and saturation of enzymes and carriers: formulas from their papers."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool

PACK = Pack(title="Enzyme kinetics", distributions=(), licence="own code")

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
