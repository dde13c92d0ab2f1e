"""Resuscitation of children: doses, energies, tubes and limits."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.medicine import AgeMonths, ChildWeightKg

PACK = Pack(title="Published paediatric resuscitation rules", distributions=(), licence="own code")
DOSES = {
    "adrenaline in cardiac arrest": (0.01, 1.0),
    "amiodarone in cardiac arrest": (5.0, 300.0),
    "lidocaine in cardiac arrest": (1.0, 100.0),
    "adenosine (first dose)": (0.1, 6.0),
    "atropine in bradycardia": (0.02, 0.5),
}
"""Intravenous dose in mg/kg and the largest single dose in mg (AHA, PALS 2020)."""
SMALLEST_ATROPINE_MG = 0.1


Weight = Annotated[
    float,
    "Body weight of the child in kg",
    Field(ge=1, le=80),
    ChildWeightKg,
    Draws(8, 11, 14, 18, 24, label="the child's weight"),
]


class EmergencyDose(Result):
    dose_mg: Annotated[
        float,
        Asks(
            "the intravenous PALS dose of {drug} for a child with {weight_kg}",
            noun="PALS dose of {drug}",
            unit="mg",
            round_to=3,
        ),
    ]


class Shock(Result):
    energy_j: Annotated[
        float,
        Asks(
            "the PALS energy of the {attempt} shock in ventricular fibrillation for a child with "
            "{weight_kg}",
            unit="J",
            round_to=0,
        ),
    ]


class TubeSize(Result):
    diameter_mm: Annotated[
        float,
        Asks(
            "the internal diameter of {cuff} tracheal tube for a child of {age_months}",
            unit="mm",
            round_to=1,
        ),
    ]


class LowPressure(Result):
    systolic_mm_hg: Annotated[
        float,
        Asks(
            "the systolic pressure below which a child of {age_months} is hypotensive (PALS)",
            unit="mmHg",
            round_to=0,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(weight_kg=20.0, drug="adrenaline in cardiac arrest", gives={"dose_mg": 0.2}),
        Example(weight_kg=70.0, drug="amiodarone in cardiac arrest", gives={"dose_mg": 300.0}),
        Example(weight_kg=4.0, drug="atropine in bradycardia", gives={"dose_mg": 0.1}),
    ],
)
def paediatric_emergency_dose(
    weight_kg: Weight,
    drug: Annotated[
        Literal[
            "adrenaline in cardiac arrest",
            "amiodarone in cardiac arrest",
            "lidocaine in cardiac arrest",
            "adenosine (first dose)",
            "atropine in bradycardia",
        ],
        "Drug and indication",
        Draws(*DOSES, label="the drug"),
    ],
) -> EmergencyDose:
    """Intravenous emergency dose for a child in mg (PALS; Topjian, Circulation 2020;142:S469)."""
    per_kg, largest = DOSES[drug]
    dose = min(per_kg * weight_kg, largest)
    if drug.startswith("atropine"):
        dose = max(dose, SMALLEST_ATROPINE_MG)
    return EmergencyDose(dose_mg=round(dose, 4))


@tool(
    kind="processing",
    examples=[
        Example(weight_kg=15.0, attempt="first", gives={"energy_j": 30.0}),
        Example(weight_kg=15.0, attempt="second", gives={"energy_j": 60.0}),
    ],
)
def paediatric_defibrillation_energy(
    weight_kg: Weight,
    attempt: Annotated[
        Literal["first", "second"], "Which shock", Draws("first", "second", label="the attempt")
    ],
) -> Shock:
    """Energy of defibrillation of a child, 2 then 4 J/kg (Topjian, Circulation 2020;142:S469)."""
    return Shock(energy_j=round(weight_kg * (2 if attempt == "first" else 4), 1))


@tool(
    kind="processing",
    examples=[
        Example(age_months=48.0, cuff="an uncuffed", gives={"diameter_mm": 5.0}),
        Example(age_months=48.0, cuff="a cuffed", gives={"diameter_mm": 4.5}),
    ],
)
def paediatric_tube_size(
    age_months: Annotated[
        float, "Age of the child in months, 12 to 144", Field(ge=0, le=216), AgeMonths
    ],
    cuff: Annotated[
        Literal["a cuffed", "an uncuffed"],
        "Whether the tube has a cuff",
        Draws("a cuffed", "an uncuffed", label="the tube"),
    ],
) -> TubeSize:
    """Tracheal tube, age/4 + 4 mm or + 3.5 mm if cuffed (Cole 1957; Motoyama 1990; PALS 2020)."""
    if not 12 <= age_months <= 144:
        raise ToolError(f"The rule is for 12 to 144 months, not {age_months:g}.")
    size = age_months / 48 + (3.5 if cuff == "a cuffed" else 4)
    return TubeSize(diameter_mm=round(size * 2) / 2)


@tool(
    kind="processing",
    examples=[
        Example(age_months=60.0, gives={"systolic_mm_hg": 80.0}),
        Example(age_months=6.0, gives={"systolic_mm_hg": 70.0}),
    ],
)
def paediatric_hypotension_limit(
    age_months: Annotated[float, "Age in months, 1 to 216", Field(ge=1, le=216), AgeMonths],
) -> LowPressure:
    """Systolic limit of hypotension, 70 + 2 x years up to 10 years (AHA PALS 2020), in mmHg."""
    years = age_months / 12
    limit = 70 if years < 1 else 90 if years >= 10 else 70 + 2 * years
    return LowPressure(systolic_mm_hg=round(limit, 1))
