"""LDL cholesterol and what is read from lipids and glucose."""

from __future__ import annotations

import math
from typing import Annotated, Literal

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.medicine_quantities import LdlMgDl
from synthesis.tools.packs.medicine._clinical import Cholesterol, Glucose, band, total

PACK = Pack(title="Published lipid formulas", distributions=(), licence="own code")
LDL_POINTS = ((325, "8"), (251, "5"), (191, "3"), (155, "1"), (0, "0"))
"""Lower bound of LDL cholesterol in mg/dL and its points in the Dutch score."""
HISTORY = {
    "a relative with early coronary disease": 1,
    "a child with raised LDL cholesterol": 2,
    "early coronary disease": 2,
    "early stroke or peripheral disease": 1,
    "tendon xanthomas": 6,
    "an arcus cornealis before 45": 4,
}
DIAGNOSES = ((9, "definite"), (6, "probable"), (3, "possible"), (0, "unlikely"))
Finding = Literal[
    "a relative with early coronary disease",
    "a child with raised LDL cholesterol",
    "early coronary disease",
    "early stroke or peripheral disease",
    "tendon xanthomas",
    "an arcus cornealis before 45",
]

Triglycerides = Annotated[
    float,
    "Fasting triglycerides in mg/dL",
    Field(ge=20, le=2000),
    Draws(92, 128, 164, 215, 290, label="the triglycerides", unit="mg/dL"),
]


class Ldl(Result):
    ldl_mg_dl: Annotated[
        float,
        LdlMgDl,
        Asks(
            "the LDL cholesterol by the {equation} equation for an HDL cholesterol of {hdl_mg_dl}, "
            "triglycerides of {triglycerides_mg_dl} and {cholesterol_mg_dl}",
            unit="mg/dL",
            round_to=0,
        ),
    ]


class DutchScore(Result):
    score: Annotated[
        int,
        Asks(
            "the Dutch Lipid Clinic Network score of an untreated patient who has {findings}, with "
            "{ldl_mg_dl}"
        ),
    ]
    diagnosis: Annotated[
        str,
        Asks(
            "the likelihood of familial hypercholesterolaemia (definite, probable, possible or "
            "unlikely) by the Dutch Lipid Clinic Network score in an untreated patient who has "
            "{findings}, with {ldl_mg_dl}"
        ),
    ]


class TygIndex(Result):
    index: Annotated[
        float,
        Asks(
            "the triglyceride-glucose index for fasting triglycerides of {triglycerides_mg_dl} and "
            "{glucose_mg_dl}",
            round_to=2,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(
            cholesterol_mg_dl=200.0,
            hdl_mg_dl=50.0,
            triglycerides_mg_dl=150.0,
            equation="Friedewald",
            gives={"ldl_mg_dl": 120.0},
        ),
        Example(
            cholesterol_mg_dl=200.0,
            hdl_mg_dl=50.0,
            triglycerides_mg_dl=150.0,
            equation="Sampson",
            gives={"ldl_mg_dl": 123.4},
        ),
    ],
)
def ldl_cholesterol(
    cholesterol_mg_dl: Cholesterol,
    hdl_mg_dl: Annotated[
        float,
        "HDL cholesterol in mg/dL",
        Field(ge=5, le=150),
        Draws(34, 42, 50, 58, label="the HDL cholesterol", unit="mg/dL"),
    ],
    triglycerides_mg_dl: Triglycerides,
    equation: Annotated[
        Literal["Friedewald", "Sampson"],
        "Friedewald 1972 (triglycerides below 400 mg/dL) or Sampson-NIH 2020 (below 800)",
        Draws("Friedewald", "Sampson", label="the equation"),
    ],
) -> Ldl:
    """LDL cholesterol (Friedewald, Clin Chem 1972;18:499; Sampson, JAMA Cardiol 2020;5:540)."""
    limit = 400 if equation == "Friedewald" else 800
    if triglycerides_mg_dl >= limit:
        raise ToolError(f"The {equation} equation needs triglycerides below {limit} mg/dL.")
    other = cholesterol_mg_dl - hdl_mg_dl
    if equation == "Friedewald":
        ldl = other - triglycerides_mg_dl / 5
    else:
        cubic = triglycerides_mg_dl * other / 2140 - triglycerides_mg_dl**2 / 16100
        ldl = (
            cholesterol_mg_dl / 0.948
            - hdl_mg_dl / 0.971
            - (triglycerides_mg_dl / 8.56 + cubic)
            - 9.44
        )
    if ldl < 5:
        raise ToolError(f"These values leave {ldl:.0f} mg/dL for LDL; check them.")
    return Ldl(ldl_mg_dl=round(ldl, 1))


@tool(
    kind="processing",
    examples=[
        Example(
            ldl_mg_dl=260.0,
            findings=["tendon xanthomas"],
            gives={"score": 11, "diagnosis": "definite"},
        ),
        Example(
            ldl_mg_dl=200.0,
            findings=["a relative with early coronary disease"],
            gives={"score": 4, "diagnosis": "possible"},
        ),
    ],
)
def dutch_lipid_clinic_score(
    ldl_mg_dl: Annotated[
        float,
        "Untreated LDL cholesterol in mg/dL",
        Field(ge=5, le=1000),
        LdlMgDl,
        Draws(162, 198, 242, 274, label="the LDL cholesterol"),
    ],
    findings: Annotated[
        list[Finding],
        "Findings in the family, the history and the examination",
        Draws(
            ["a relative with early coronary disease"],
            ["early coronary disease"],
            ["a child with raised LDL cholesterol", "tendon xanthomas"],
            ["a relative with early coronary disease", "an arcus cornealis before 45"],
            ["early stroke or peripheral disease"],
            label="the findings",
        ),
    ],
) -> DutchScore:
    """Dutch Lipid Clinic Network score of familial hypercholesterolaemia (WHO 1999; EAS 2013)."""
    family = [f for f in findings if f.startswith(("a relative", "a child"))]
    history = [f for f in findings if f.startswith("early")]
    signs = [f for f in findings if f.startswith(("tendon", "an arcus"))]
    groups = (family, history, signs)
    score = sum(max((total(HISTORY, [f]) for f in group), default=0) for group in groups)
    score += int(band(ldl_mg_dl, LDL_POINTS))
    return DutchScore(score=score, diagnosis=band(score, DIAGNOSES))


@tool(
    kind="processing",
    examples=[Example(triglycerides_mg_dl=150.0, glucose_mg_dl=100.0, gives={"index": 8.923})],
)
def triglyceride_glucose_index(
    triglycerides_mg_dl: Triglycerides, glucose_mg_dl: Glucose
) -> TygIndex:
    """TyG index of insulin resistance (Simental-Mendía, Metab Syndr Relat Disord 2008;6:299)."""
    return TygIndex(index=round(math.log(triglycerides_mg_dl * glucose_mg_dl / 2), 3))
