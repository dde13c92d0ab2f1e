"""Cancer and transfusion: counts that guide treatment."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.medicine import BodySurfaceM2
from synthesis.tools.entities.medicine_quantities import NeutrophilsPerUl
from synthesis.tools.packs.medicine._clinical import (
    Haemoglobin,
    Height,
    Platelets,
    Weight,
    band,
)

PACK = Pack(title="Published oncology haematology formulas", distributions=(), licence="own code")


WhiteCells = Annotated[
    float,
    "White cell count in 10⁹/L",
    Field(ge=0.1, le=500),
    Draws(1.8, 3.4, 6.2, 12.5, label="the white cell count", unit="×10⁹/L"),
]
NEUTROPENIA = ((2000, "0"), (1500, "1"), (1000, "2"), (500, "3"), (0, "4"))
KHORANA_BANDS = ((3, "high"), (1, "intermediate"), (0, "low"))


class NeutrophilCount(Result):
    per_ul: Annotated[
        float,
        NeutrophilsPerUl,
        Asks(
            "the absolute neutrophil count for a white cell count of {white_cells} with "
            "{segmented_percent} segmented and {band_percent} band neutrophils",
            unit="cells/µL",
            round_to=0,
        ),
    ]


class NeutropeniaGrade(Result):
    grade: Annotated[str, Asks("the CTCAE grade of neutropenia (0 to 4) for {per_ul}")]


class CountIncrement(Result):
    increment: Annotated[
        float,
        Asks(
            "the corrected count increment after {platelets_given} platelets that raised the count "
            "by {rise} in a patient with {surface_m2}",
            unit="per µL",
            round_to=0,
        ),
    ]


class Khorana(Result):
    score: Annotated[
        int,
        Asks(
            "the Khorana score of a patient before chemotherapy for {cancer}, with {platelets}, "
            "{haemoglobin_g_dl}, a white cell count of {white_cells}, {weight_kg} and {height_cm}"
        ),
    ]
    risk: Annotated[
        str,
        Asks(
            "the risk of venous thrombosis (low, intermediate or high) by the Khorana score before "
            "chemotherapy for {cancer}, with {platelets}, {haemoglobin_g_dl}, a white cell count "
            "of {white_cells}, {weight_kg} and {height_cm}"
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(white_cells=4.5, segmented_percent=55.0, band_percent=5.0, gives={"per_ul": 2700.0})
    ],
)
def absolute_neutrophil_count(
    white_cells: WhiteCells,
    segmented_percent: Annotated[
        float,
        "Segmented neutrophils in %",
        Field(ge=0, le=100),
        Draws(12, 28, 41, 55, label="the segmented neutrophils", unit="%"),
    ],
    band_percent: Annotated[
        float,
        "Band neutrophils in %",
        Field(ge=0, le=60),
        Draws(1, 3, 5, 8, label="the band neutrophils", unit="%"),
    ],
) -> NeutrophilCount:
    """Absolute neutrophil count per µL from the differential count (NCI CTCAE v5.0 usage)."""
    share = segmented_percent + band_percent
    if share > 100:
        raise ToolError("Segmented and band neutrophils together cannot exceed 100%.")
    return NeutrophilCount(per_ul=round(white_cells * 10 * share, 1))


@tool(
    kind="processing",
    examples=[
        Example(per_ul=900.0, gives={"grade": "3"}),
        Example(per_ul=420.0, gives={"grade": "4"}),
    ],
)
def neutropenia_grade(
    per_ul: Annotated[
        float, "Absolute neutrophil count per µL", Field(ge=0, le=500000), NeutrophilsPerUl
    ],
) -> NeutropeniaGrade:
    """Grade of neutropenia, 0 to 4, with a lower limit of normal of 2000/µL (NCI CTCAE v5.0)."""
    return NeutropeniaGrade(grade=band(per_ul, NEUTROPENIA))


@tool(
    kind="processing",
    examples=[
        Example(rise=30.0, platelets_given=3.0, surface_m2=2.0, gives={"increment": 20000.0})
    ],
)
def corrected_count_increment(
    surface_m2: Annotated[
        float,
        "Body surface area in m²",
        Field(ge=0.3, le=4),
        BodySurfaceM2,
        Draws(1.55, 1.73, 1.9, 2.1, label="the body surface area"),
    ],
    rise: Annotated[
        float,
        "Rise of the platelet count within an hour, in 10⁹/L",
        Field(ge=0, le=300),
        Draws(8, 15, 24, 36, label="the rise", unit="×10⁹/L"),
    ],
    platelets_given: Annotated[
        float,
        "Platelets given, in 10¹¹",
        Field(ge=0.3, le=20),
        Draws(2.4, 3, 3.6, 4.2, label="the platelet dose", unit="×10¹¹"),
    ],
) -> CountIncrement:
    """Corrected count increment after a platelet transfusion (TRAP study, NEJM 1997;337:1861)."""
    return CountIncrement(increment=round(1000 * rise * surface_m2 / platelets_given, 1))


@tool(
    kind="processing",
    examples=[
        Example(
            cancer="pancreatic or gastric cancer",
            platelets=400.0,
            haemoglobin_g_dl=9.0,
            white_cells=12.0,
            weight_kg=120.0,
            height_cm=170.0,
            gives={"score": 6, "risk": "high"},
        ),
        Example(
            cancer="breast or colorectal cancer",
            platelets=200.0,
            haemoglobin_g_dl=13.0,
            white_cells=6.0,
            weight_kg=70.0,
            height_cm=170.0,
            gives={"score": 0, "risk": "low"},
        ),
    ],
)
def khorana_score(
    platelets: Platelets,
    haemoglobin_g_dl: Haemoglobin,
    weight_kg: Weight,
    height_cm: Height,
    white_cells: WhiteCells,
    cancer: Annotated[
        Literal[
            "pancreatic or gastric cancer",
            "lung, gynaecological, bladder or testicular cancer or lymphoma",
            "breast or colorectal cancer",
        ],
        "Site of the cancer",
        Draws(
            "pancreatic or gastric cancer",
            "lung, gynaecological, bladder or testicular cancer or lymphoma",
            "breast or colorectal cancer",
            label="the cancer",
        ),
    ],
) -> Khorana:
    """Khorana score of thrombosis under chemotherapy, 0 to 6 (Khorana, Blood 2008;111:4902)."""
    score = (
        {"pancreatic": 2, "lung,": 1}.get(cancer.split()[0], 0)
        + (platelets >= 350)
        + (haemoglobin_g_dl < 10)
        + (white_cells > 11)
        + (weight_kg / (height_cm / 100) ** 2 >= 35)
    )
    return Khorana(score=score, risk=band(score, KHORANA_BANDS))
