"""Equivalent doses of opioids and of glucocorticoids."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.medicine_quantities import OralMorphineMgDay, PrednisoneMgDay

PACK = Pack(title="Published equivalent doses", distributions=(), licence="own code")
OPIOIDS = {
    "codeine": 0.15,
    "hydrocodone": 1.0,
    "hydromorphone": 5.0,
    "methadone": 4.7,
    "morphine": 1.0,
    "oxycodone": 1.5,
    "oxymorphone": 3.0,
    "tapentadol": 0.4,
    "tramadol": 0.2,
}
"""Oral morphine milligram equivalents of 1 mg by mouth (CDC, MMWR 2022;71(RR-3))."""
STEROIDS = {
    "cortisone": 25.0,
    "hydrocortisone": 20.0,
    "prednisone": 5.0,
    "prednisolone": 5.0,
    "methylprednisolone": 4.0,
    "triamcinolone": 4.0,
    "dexamethasone": 0.75,
    "betamethasone": 0.6,
}
"""Equivalent doses in mg (Liu, Allergy Asthma Clin Immunol 2013;9:30)."""


Opioid = Literal[
    "codeine",
    "hydrocodone",
    "hydromorphone",
    "methadone",
    "morphine",
    "oxycodone",
    "oxymorphone",
    "tapentadol",
    "tramadol",
]


Steroid = Literal[
    "cortisone",
    "hydrocortisone",
    "prednisone",
    "prednisolone",
    "methylprednisolone",
    "triamcinolone",
    "dexamethasone",
    "betamethasone",
]


class MorphineEquivalent(Result):
    mme_per_day: Annotated[
        float,
        OralMorphineMgDay,
        Asks(
            "the oral morphine equivalent (CDC 2022) of {mg_per_day} of {opioid} by mouth",
            unit="MME/day",
            round_to=1,
        ),
    ]
    above_50: Annotated[
        bool,
        Asks("whether {mg_per_day} of {opioid} by mouth reaches 50 MME a day (CDC 2022)"),
    ]


class OpioidSwitch(Result):
    mg_per_day: Annotated[
        float,
        Asks(
            "the daily oral dose of {opioid}, {reduction_percent} below equivalence, that replaces "
            "{mme_per_day}",
            unit="mg/day",
            round_to=1,
        ),
    ]


class PrednisoneDose(Result):
    prednisone_mg_day: Annotated[
        float,
        PrednisoneMgDay,
        Asks(
            "the prednisone equivalent of {mg_per_day} of {steroid}",
            refers="the prednisone dose equivalent to {mg_per_day} of {steroid}",
            unit="mg/day",
            round_to=2,
        ),
    ]


class SteroidDose(Result):
    mg_per_day: Annotated[
        float,
        Asks("the dose of {steroid} equivalent to {prednisone_mg_day}", unit="mg/day", round_to=2),
    ]


class DoseClass(Result):
    dose_class: Annotated[
        str,
        Asks("the EULAR dose class (low, medium, high or very high) of {prednisone_mg_day}"),
    ]


Prednisone = Annotated[
    float,
    "Prednisone equivalent in mg/day",
    Field(gt=0, le=40000),
    PrednisoneMgDay,
    Draws(5, 15, 40, 80, label="the prednisone dose"),
]


@tool(
    kind="processing",
    examples=[
        Example(opioid="oxycodone", mg_per_day=40.0, gives={"mme_per_day": 60.0, "above_50": True}),
        Example(opioid="tramadol", mg_per_day=100.0, gives={"mme_per_day": 20.0}),
    ],
)
def morphine_equivalent(
    opioid: Annotated[Opioid, "Opioid by mouth", Draws(*OPIOIDS, label="the opioid")],
    mg_per_day: Annotated[
        float,
        "Daily dose in mg",
        Field(gt=0, le=2000),
        Draws(20, 30, 40, 60, 90, label="the daily dose", unit="mg/day"),
    ],
) -> MorphineEquivalent:
    """Morphine milligram equivalents of a daily oral opioid dose (CDC, MMWR 2022;71(RR-3):1)."""
    value = round(OPIOIDS[opioid] * mg_per_day, 2)
    return MorphineEquivalent(mme_per_day=value, above_50=value >= 50)


@tool(
    kind="processing",
    examples=[
        Example(
            mme_per_day=60.0,
            opioid="hydromorphone",
            reduction_percent=25.0,
            gives={"mg_per_day": 9.0},
        )
    ],
)
def opioid_rotation_dose(
    mme_per_day: Annotated[
        float,
        "Present opioid load in oral morphine mg equivalents a day",
        Field(gt=0, le=1000),
        OralMorphineMgDay,
        Draws(30, 45, 60, 90, label="the opioid load"),
    ],
    opioid: Annotated[
        Literal["hydrocodone", "hydromorphone", "morphine", "oxycodone", "oxymorphone"],
        "Opioid to change to",
        Draws(
            "hydrocodone",
            "hydromorphone",
            "morphine",
            "oxycodone",
            "oxymorphone",
            label="the new opioid",
        ),
    ],
    reduction_percent: Annotated[
        float,
        "Reduction for incomplete cross-tolerance in %",
        Field(ge=0, le=75),
        Draws(25, 30, 40, 50, label="the reduction", unit="%"),
    ],
) -> OpioidSwitch:
    """Oral dose after a switch of opioids, with CDC 2022 factors and a reduction (Fine 2009)."""
    dose = mme_per_day / OPIOIDS[opioid] * (1 - reduction_percent / 100)
    return OpioidSwitch(mg_per_day=round(dose, 2))


@tool(
    kind="processing",
    examples=[
        Example(steroid="dexamethasone", mg_per_day=6.0, gives={"prednisone_mg_day": 40.0}),
        Example(steroid="hydrocortisone", mg_per_day=200.0, gives={"prednisone_mg_day": 50.0}),
    ],
)
def prednisone_equivalent(
    steroid: Annotated[Steroid, "Glucocorticoid given", Draws(*STEROIDS, label="the steroid")],
    mg_per_day: Annotated[
        float,
        "Its daily dose in mg",
        Field(gt=0, le=5000),
        Draws(4, 8, 16, 30, 60, label="the daily dose", unit="mg/day"),
    ],
) -> PrednisoneDose:
    """Prednisone equivalent of a glucocorticoid (Liu, Allergy Asthma Clin Immunol 2013;9:30)."""
    dose = mg_per_day * STEROIDS["prednisone"] / STEROIDS[steroid]
    return PrednisoneDose(prednisone_mg_day=round(dose, 3))


@tool(
    kind="processing",
    examples=[
        Example(prednisone_mg_day=40.0, steroid="dexamethasone", gives={"mg_per_day": 6.0}),
        Example(prednisone_mg_day=25.0, steroid="methylprednisolone", gives={"mg_per_day": 20.0}),
    ],
)
def steroid_for_prednisone(
    prednisone_mg_day: Prednisone,
    steroid: Annotated[
        Steroid, "Glucocorticoid to change to", Draws(*STEROIDS, label="the replacement")
    ],
) -> SteroidDose:
    """Dose of a glucocorticoid in place of prednisone (Liu, Allergy Asthma Clin Immunol 2013;9)."""
    dose = prednisone_mg_day * STEROIDS[steroid] / STEROIDS["prednisone"]
    return SteroidDose(mg_per_day=round(dose, 3))


@tool(
    kind="processing",
    examples=[
        Example(prednisone_mg_day=7.5, gives={"dose_class": "low"}),
        Example(prednisone_mg_day=40.0, gives={"dose_class": "high"}),
    ],
)
def glucocorticoid_dose_class(prednisone_mg_day: Prednisone) -> DoseClass:
    """Class of a daily glucocorticoid dose (EULAR; Buttgereit, Ann Rheum Dis 2002;61:718)."""
    names = ("low", "medium", "high", "very high")
    above = sum(prednisone_mg_day > limit for limit in (7.5, 30, 100))
    return DoseClass(dose_class=names[above])
