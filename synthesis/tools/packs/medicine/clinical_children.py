"""Newborns and children: scores, sizes and emergency doses by published rules."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.medicine import AgeMonths, BodyHeightCm, ChildWeightKg

PACK = Pack(title="Published paediatric formulas", distributions=(), licence="own code")
DOSES = {
    "adrenaline in cardiac arrest": (0.01, 1.0),
    "amiodarone in cardiac arrest": (5.0, 300.0),
    "lidocaine in cardiac arrest": (1.0, 100.0),
    "adenosine (first dose)": (0.1, 6.0),
    "atropine in bradycardia": (0.02, 0.5),
}
"""Intravenous dose in mg/kg and the largest single dose in mg (AHA, PALS 2020)."""
SMALLEST_ATROPINE_MG = 0.1
APGAR = {
    "pink all over": 2,
    "pink with blue limbs": 1,
    "blue or pale": 0,
    "a pulse of at least 100": 2,
    "a pulse below 100": 1,
    "no pulse": 0,
    "a cry on stimulation": 2,
    "a grimace on stimulation": 1,
    "no response to stimulation": 0,
    "active motion": 2,
    "some flexion": 1,
    "limp limbs": 0,
    "a strong cry": 2,
    "slow irregular breathing": 1,
    "no breathing": 0,
}

Weight = Annotated[
    float,
    "Body weight of the child in kg",
    Field(ge=1, le=80),
    ChildWeightKg,
    Draws(8, 11, 14, 18, 24, label="the child's weight"),
]


class ApgarScore(Result):
    score: Annotated[
        int,
        Asks(
            "the Apgar score of a newborn who is {colour}, with {pulse}, {grimace}, {tone} and "
            "{breathing}"
        ),
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
            "the internal diameter of {cuff} tracheal tube for a child aged {age_months}",
            unit="mm",
            round_to=1,
        ),
    ]


class LowPressure(Result):
    systolic_mm_hg: Annotated[
        float,
        Asks(
            "the systolic pressure below which a child aged {age_months} is hypotensive (PALS)",
            unit="mmHg",
            round_to=0,
        ),
    ]


class TargetHeight(Result):
    height_cm: Annotated[
        float,
        Asks(
            "the mid-parental target height (Tanner) of a {child} whose father has "
            "{father_cm} and whose mother is {mother_cm} tall",
            unit="cm",
            round_to=1,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(
            colour="pink with blue limbs",
            pulse="a pulse of at least 100",
            grimace="a cry on stimulation",
            tone="some flexion",
            breathing="a strong cry",
            gives={"score": 8},
        )
    ],
)
def apgar_score(
    colour: Annotated[
        Literal["pink all over", "pink with blue limbs", "blue or pale"],
        "Colour of the skin",
        Draws("pink all over", "pink with blue limbs", "blue or pale", label="the colour"),
    ],
    pulse: Annotated[
        Literal["a pulse of at least 100", "a pulse below 100", "no pulse"],
        "Pulse per minute",
        Draws("a pulse of at least 100", "a pulse below 100", label="the pulse"),
    ],
    grimace: Annotated[
        Literal["a cry on stimulation", "a grimace on stimulation", "no response to stimulation"],
        "Response to stimulation",
        Draws(
            "a cry on stimulation",
            "a grimace on stimulation",
            "no response to stimulation",
            label="the response",
        ),
    ],
    tone: Annotated[
        Literal["active motion", "some flexion", "limp limbs"],
        "Muscle tone",
        Draws("active motion", "some flexion", "limp limbs", label="the muscle tone"),
    ],
    breathing: Annotated[
        Literal["a strong cry", "slow irregular breathing", "no breathing"],
        "Breathing",
        Draws("a strong cry", "slow irregular breathing", "no breathing", label="the breathing"),
    ],
) -> ApgarScore:
    """Apgar score of a newborn, 0 to 10 (Apgar, Curr Res Anesth Analg 1953;32:260)."""
    answers = (colour, pulse, grimace, tone, breathing)
    return ApgarScore(score=sum(APGAR[answer] for answer in answers))


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


@tool(
    kind="processing",
    examples=[
        Example(father_cm=180.0, mother_cm=165.0, child="boy", gives={"height_cm": 179.0}),
        Example(father_cm=180.0, mother_cm=165.0, child="girl", gives={"height_cm": 166.0}),
    ],
)
def target_height(
    father_cm: Annotated[
        float,
        "Height of the father in cm",
        Field(ge=130, le=220),
        BodyHeightCm,
        Draws(170, 176, 181, 188, label="the father's height"),
    ],
    mother_cm: Annotated[
        float,
        "Height of the mother in cm",
        Field(ge=125, le=210),
        Draws(156, 162, 167, 173, label="the mother's height", unit="cm"),
    ],
    child: Annotated[
        Literal["boy", "girl"], "Sex of the child", Draws("boy", "girl", label="the child")
    ],
) -> TargetHeight:
    """Mid-parental height plus or minus 6.5 cm (Tanner, Arch Dis Child 1970;45:755)."""
    shift = 6.5 if child == "boy" else -6.5
    return TargetHeight(height_cm=round((father_cm + mother_cm) / 2 + shift, 2))
