"""Lean body mass and propofol pharmacokinetic models with PyTCI."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.medicine import BodyHeightCm, BodyWeightKg

PACK = Pack(title="PyTCI", distributions=("PyTCI",), licence="MIT")
SECONDS = 60
"""The library keeps its rate constants by the second."""

Sex = Annotated[Literal["female", "male"], "Sex of the patient"]
Weight = Annotated[
    float,
    "Body weight in kg, 30 to 200",
    BodyWeightKg,
    Draws(58, 70, 83, 96, label="the body weight"),
    Field(ge=30, le=200),
]
Height = Annotated[
    float,
    "Body height in cm, 120 to 220",
    BodyHeightCm,
    Draws(155, 162, 170, 178, 186, label="the height"),
    Field(ge=120, le=220),
]
AgeYears = Annotated[
    int,
    "Age in years, 18 to 100",
    Draws(25, 40, 52, 60, 71, label="the age", unit="years"),
    Field(ge=18, le=100),
]
Target = Annotated[
    float,
    "Target concentration in µg/mL",
    Draws(2, 3, 4, 5, label="the target concentration", unit="µg/mL"),
    Field(gt=0, le=20),
]


class LeanMass(Result):
    lean_body_mass_kg: Annotated[
        float,
        Asks(
            "the lean body mass by the {formula} formula of a {sex} patient with {weight_kg} and "
            "{height_cm}",
            unit="kg",
            round_to=1,
        ),
    ]


class SchniderClearance(Result):
    clearance_l_per_min: Annotated[
        float,
        Asks(
            "the metabolic clearance of the Schnider propofol model for a {sex} patient aged "
            "{age} with {weight_kg} and {height_cm}",
            unit="L/min",
            round_to=3,
        ),
    ]


class LoadingDose(Result):
    loading_dose_mg: Annotated[
        float,
        Asks(
            "the Marsh-model propofol dose that fills the central volume of a patient with "
            "{weight_kg} to {target_ug_ml}",
            unit="mg",
            round_to=1,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(
            weight_kg=70.0,
            height_cm=170.0,
            sex="male",
            formula="Boer",
            gives={"lean_body_mass_kg": 54.7},
            rel=2e-3,
        )
    ],
)
def lean_body_mass(
    weight_kg: Weight,
    height_cm: Height,
    sex: Sex,
    formula: Annotated[
        Literal["James", "Boer", "Hume 1966", "Hume 1971", "Janmahasatian"], "Published formula"
    ],
) -> LeanMass:
    """Lean body mass in kg by the James, Boer, Hume or Janmahasatian formula."""
    from PyTCI.weights import leanbodymass

    functions = {
        "James": leanbodymass.james,
        "Boer": leanbodymass.boer,
        "Hume 1966": leanbodymass.hume66,
        "Hume 1971": leanbodymass.hume71,
        "Janmahasatian": leanbodymass.janmahasation,
    }
    mass = float(functions[formula](height_cm, weight_kg, sex[0]))
    if not 10 < mass < weight_kg:
        raise ToolError(f"The {formula} formula does not hold for {weight_kg:g} kg at this height.")
    return LeanMass(lean_body_mass_kg=mass)


@tool(
    kind="processing",
    examples=[
        Example(
            age=40,
            weight_kg=70.0,
            height_cm=170.0,
            sex="male",
            gives={"clearance_l_per_min": 1.638},
            rel=2e-3,
        )
    ],
)
def propofol_schnider_clearance(
    age: AgeYears, weight_kg: Weight, height_cm: Height, sex: Sex
) -> SchniderClearance:
    """Metabolic clearance of propofol in L/min by the model of Schnider (Anesthesiology 1998)."""
    from PyTCI.models.propofol import Schnider

    model = Schnider(age, weight_kg, height_cm, sex[0])
    clearance = float(model.k10 * model.v1 * SECONDS)
    if clearance <= 0:
        raise ToolError("The Schnider model does not hold for this age, weight and height.")
    return SchniderClearance(clearance_l_per_min=clearance)


@tool(
    kind="processing",
    examples=[
        Example(
            weight_kg=70.0,
            target_ug_ml=4.0,
            gives={"loading_dose_mg": 63.84},
        )
    ],
)
def propofol_marsh_loading_dose(weight_kg: Weight, target_ug_ml: Target) -> LoadingDose:
    """Propofol dose in mg that fills the central volume (0.228 L/kg) of the Marsh model (1991)."""
    from PyTCI.models.propofol import Marsh

    volume = float(Marsh(weight_kg).v1)
    return LoadingDose(loading_dose_mg=volume * target_ug_ml)
