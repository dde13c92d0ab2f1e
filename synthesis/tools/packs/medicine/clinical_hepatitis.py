"""Indices of hepatitis, fibrosis and ascites."""

from __future__ import annotations

import math
from typing import Annotated, Literal

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.packs.medicine._clinical import (
    Age,
    Albumin,
    Ast,
    Bilirubin,
    Creatinine,
    Height,
    Platelets,
    Weight,
)

PACK = Pack(title="Published hepatology indices", distributions=(), licence="own code")


class Apri(Result):
    index: Annotated[
        float,
        Asks(
            "the APRI for {ast_u_l} (upper limit of normal {upper_limit}) and {platelets}",
            noun="APRI with {platelets}",
            round_to=2,
        ),
    ]


class NafldFibrosis(Result):
    score: Annotated[
        float,
        Asks(
            "the NAFLD fibrosis score of a patient of {age} {diabetes}, with {weight_kg}, "
            "{height_cm}, {ast_u_l}, an ALT of {alt_u_l}, {platelets} and {albumin_g_dl}",
            round_to=2,
        ),
    ]
    reading: Annotated[
        str,
        Asks(
            "what the NAFLD fibrosis score says of advanced fibrosis (absent, indeterminate or "
            "present) in a patient of {age} {diabetes}, with {weight_kg}, {height_cm}, "
            "{ast_u_l}, an ALT of {alt_u_l}, {platelets} and {albumin_g_dl}"
        ),
    ]


class AscitesGradient(Result):
    gradient_g_dl: Annotated[
        float,
        Asks(
            "the serum-ascites albumin gradient for {albumin_g_dl} in serum and {ascites_g_dl} in "
            "ascitic fluid",
            unit="g/dL",
            round_to=1,
        ),
    ]
    portal_hypertension: Annotated[
        bool,
        Asks(
            "whether the serum-ascites albumin gradient points to portal hypertension for "
            "{albumin_g_dl} in serum and {ascites_g_dl} in ascitic fluid"
        ),
    ]


class Maddrey(Result):
    discriminant: Annotated[
        float,
        Asks(
            "the Maddrey discriminant function for a prothrombin time of {prothrombin_s} "
            "(control {control_s}) and {bilirubin_mg_dl}",
            round_to=1,
        ),
    ]


class Lille(Result):
    score: Annotated[
        float,
        Asks(
            "the Lille score of alcoholic hepatitis for a patient of {age} with {albumin_g_dl}, "
            "{bilirubin_mg_dl} on day 0, {day7_mg_dl} on day 7, {creatinine_mg_dl} and a "
            "prothrombin time of {prothrombin_s}",
            round_to=3,
        ),
    ]


Prothrombin = Annotated[
    float,
    "Prothrombin time in seconds",
    Field(ge=8, le=120),
    Draws(16, 18, 20, 24, label="the prothrombin time", unit="s"),
]


@tool(
    kind="processing",
    examples=[
        Example(
            prothrombin_s=20.0, control_s=12.0, bilirubin_mg_dl=8.0, gives={"discriminant": 44.8}
        )
    ],
)
def maddrey_discriminant(
    bilirubin_mg_dl: Bilirubin,
    prothrombin_s: Prothrombin,
    control_s: Annotated[
        float,
        "Control prothrombin time in seconds",
        Field(ge=8, le=20),
        Draws(11, 12, 13, label="the control prothrombin time", unit="s"),
    ],
) -> Maddrey:
    """Modified discriminant function of alcoholic hepatitis (Maddrey 1978; Carithers 1989)."""
    value = 4.6 * (prothrombin_s - control_s) + bilirubin_mg_dl
    return Maddrey(discriminant=round(value, 2))


@tool(
    kind="processing",
    examples=[
        Example(
            age=50,
            albumin_g_dl=3.0,
            bilirubin_mg_dl=10.0,
            day7_mg_dl=8.0,
            creatinine_mg_dl=1.0,
            prothrombin_s=20.0,
            gives={"score": 0.1405},
        )
    ],
)
def lille_score(
    age: Age,
    albumin_g_dl: Albumin,
    bilirubin_mg_dl: Bilirubin,
    day7_mg_dl: Annotated[
        float,
        "Total bilirubin on day 7 of treatment in mg/dL",
        Field(ge=0.1, le=80),
        Draws(1.4, 3.1, 5.6, 9.4, label="the bilirubin on day 7", unit="mg/dL"),
    ],
    creatinine_mg_dl: Creatinine,
    prothrombin_s: Prothrombin,
) -> Lille:
    """Lille score, 0 to 1, of response to prednisolone (Louvet, Hepatology 2007;45:1348)."""
    value = (
        3.19
        - 0.101 * age
        + 0.147 * albumin_g_dl * 10
        + 0.0165 * (bilirubin_mg_dl - day7_mg_dl) * 17.1
        - 0.206 * (creatinine_mg_dl > 1.3)
        - 0.0065 * bilirubin_mg_dl * 17.1
        - 0.0096 * prothrombin_s
    )
    return Lille(score=round(1 / (1 + math.exp(value)), 4))


@tool(
    kind="processing",
    examples=[Example(ast_u_l=80.0, upper_limit=40.0, platelets=150.0, gives={"index": 1.333})],
)
def apri_index(
    ast_u_l: Ast,
    platelets: Platelets,
    upper_limit: Annotated[
        float,
        "Upper limit of normal of AST in U/L",
        Field(ge=15, le=80),
        Draws(33, 35, 40, label="the upper limit of normal", unit="U/L"),
    ],
) -> Apri:
    """AST to platelet ratio index of liver fibrosis (Wai, Hepatology 2003;38:518)."""
    return Apri(index=round(100 * ast_u_l / upper_limit / platelets, 3))


@tool(
    kind="processing",
    examples=[
        Example(
            age=50,
            weight_kg=90.0,
            height_cm=173.2,
            diabetes="with diabetes",
            ast_u_l=60.0,
            alt_u_l=60.0,
            platelets=200.0,
            albumin_g_dl=4.0,
            gives={"score": -0.125, "reading": "indeterminate"},
        )
    ],
)
def nafld_fibrosis_score(
    age: Age,
    weight_kg: Weight,
    height_cm: Height,
    ast_u_l: Ast,
    platelets: Platelets,
    albumin_g_dl: Albumin,
    alt_u_l: Annotated[
        float,
        "ALT in U/L",
        Field(ge=1, le=20000),
        Draws(28, 46, 71, 110, label="the ALT", unit="U/L"),
    ],
    diabetes: Annotated[
        Literal["with diabetes", "without diabetes"],
        "Diabetes or impaired fasting glucose",
        Draws("with diabetes", "without diabetes", label="the history"),
    ],
) -> NafldFibrosis:
    """NAFLD fibrosis score, with cut-offs -1.455 and 0.676 (Angulo, Hepatology 2007;45:846)."""
    score = (
        -1.675
        + 0.037 * age
        + 0.094 * weight_kg / (height_cm / 100) ** 2
        + 1.13 * (diabetes == "with diabetes")
        + 0.99 * ast_u_l / alt_u_l
        - 0.013 * platelets
        - 0.66 * albumin_g_dl
    )
    reading = "present" if score > 0.676 else "absent" if score < -1.455 else "indeterminate"
    return NafldFibrosis(score=round(score, 3), reading=reading)


@tool(
    kind="processing",
    examples=[
        Example(
            albumin_g_dl=3.0,
            ascites_g_dl=1.5,
            gives={"gradient_g_dl": 1.5, "portal_hypertension": True},
        ),
        Example(albumin_g_dl=3.0, ascites_g_dl=2.5, gives={"portal_hypertension": False}),
    ],
)
def serum_ascites_albumin_gradient(
    albumin_g_dl: Albumin,
    ascites_g_dl: Annotated[
        float,
        "Albumin of the ascitic fluid in g/dL",
        Field(ge=0.1, le=6),
        Draws(0.8, 1.3, 1.7, 2.4, label="the ascitic albumin", unit="g/dL"),
    ],
) -> AscitesGradient:
    """Serum-ascites albumin gradient in g/dL (Runyon, Ann Intern Med 1992;117:215)."""
    if ascites_g_dl >= albumin_g_dl:
        raise ToolError("The albumin of ascites must be below that of serum.")
    gradient = round(albumin_g_dl - ascites_g_dl, 2)
    return AscitesGradient(gradient_g_dl=gradient, portal_hypertension=gradient >= 1.1)
