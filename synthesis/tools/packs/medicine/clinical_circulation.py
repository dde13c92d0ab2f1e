"""Blood pressure, cardiac output and what follows from them, by published formulas."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.medicine import BodySurfaceM2
from synthesis.tools.entities.medicine_quantities import (
    CardiacOutputLMin,
    MeanPressureMmHg,
    OxygenContentMlDl,
)
from synthesis.tools.packs.medicine._clinical import (
    Diastolic,
    Haemoglobin,
    HeartRate,
    MeanPressure,
    Saturation,
    Systolic,
    band,
)

PACK = Pack(title="Published haemodynamic formulas", distributions=(), licence="own code")
STENOSIS = ((1.5, "mild"), (1.0, "moderate"), (0, "severe"))


CardiacOutput = Annotated[
    float,
    "Cardiac output in L/min",
    Field(ge=0.5, le=25),
    CardiacOutputLMin,
    Draws(2.8, 3.6, 4.5, 5.2, 6.8, label="the cardiac output"),
]


class MeanArterial(Result):
    mean_mm_hg: Annotated[
        float,
        MeanPressureMmHg,
        Asks(
            "the mean arterial pressure at {systolic_mm_hg} and {diastolic_mm_hg}",
            noun="mean arterial pressure with {diastolic_mm_hg}",
            unit="mmHg",
            round_to=1,
        ),
    ]


class ShockIndex(Result):
    index: Annotated[
        float,
        Asks(
            "the shock index for {heart_rate} and {systolic_mm_hg}",
            noun="shock index with {systolic_mm_hg}",
            round_to=2,
        ),
    ]


class FickOutput(Result):
    output_l_min: Annotated[
        float,
        CardiacOutputLMin,
        Asks(
            "the Fick cardiac output for an oxygen consumption of {oxygen_ml_min}, "
            "{haemoglobin_g_dl}, {arterial_percent} in arterial and {venous_percent} in mixed "
            "venous blood",
            unit="L/min",
            round_to=2,
        ),
    ]


class CardiacIndex(Result):
    index: Annotated[
        float,
        Asks(
            "the cardiac index for {surface_m2} and {output_l_min}",
            unit="L/min/m²",
            round_to=2,
        ),
    ]


class SystemicResistance(Result):
    resistance: Annotated[
        float,
        Asks(
            "the systemic vascular resistance for a central venous pressure of {venous_mm_hg}, "
            "{output_l_min} and {mean_mm_hg}",
            unit="dyn·s/cm⁵",
            round_to=0,
        ),
    ]


class OxygenDelivery(Result):
    delivery_ml_min: Annotated[
        float,
        Asks(
            "the oxygen delivery for {output_l_min} and {content_ml_dl}",
            unit="mL/min",
            round_to=0,
        ),
    ]


class PowerOutput(Result):
    power_w: Annotated[
        float,
        Asks("the cardiac power output for {mean_mm_hg} and {output_l_min}", unit="W", round_to=2),
    ]


class ValveArea(Result):
    area_cm2: Annotated[
        float,
        Asks(
            "the Hakki aortic valve area for a mean gradient of {gradient_mm_hg} and "
            "{output_l_min}",
            unit="cm²",
            round_to=2,
        ),
    ]
    severity: Annotated[
        str,
        Asks(
            "the severity of aortic stenosis by valve area (Hakki) for a mean gradient of "
            "{gradient_mm_hg} and {output_l_min}"
        ),
    ]


@tool(
    kind="processing",
    examples=[Example(systolic_mm_hg=120.0, diastolic_mm_hg=80.0, gives={"mean_mm_hg": 93.33})],
)
def mean_arterial_pressure(systolic_mm_hg: Systolic, diastolic_mm_hg: Diastolic) -> MeanArterial:
    """Mean arterial pressure in mmHg, diastolic + one third of the pulse pressure (Gauer 1960)."""
    if diastolic_mm_hg >= systolic_mm_hg:
        raise ToolError("The systolic pressure must be above the diastolic pressure.")
    return MeanArterial(mean_mm_hg=round((systolic_mm_hg + 2 * diastolic_mm_hg) / 3, 2))


@tool(
    kind="processing",
    examples=[Example(heart_rate=120.0, systolic_mm_hg=80.0, gives={"index": 1.5})],
)
def shock_index(heart_rate: HeartRate, systolic_mm_hg: Systolic) -> ShockIndex:
    """Shock index, heart rate over systolic pressure (Allgöwer & Burri, DMW 1967;92:1947)."""
    return ShockIndex(index=round(heart_rate / systolic_mm_hg, 3))


@tool(
    kind="processing",
    examples=[
        Example(
            oxygen_ml_min=250.0,
            haemoglobin_g_dl=15.0,
            arterial_percent=98.0,
            venous_percent=73.0,
            gives={"output_l_min": 4.9},
            rel=0.01,
        )
    ],
)
def fick_cardiac_output(
    haemoglobin_g_dl: Haemoglobin,
    arterial_percent: Saturation,
    oxygen_ml_min: Annotated[
        float,
        "Oxygen consumption in mL/min",
        Field(ge=50, le=2000),
        Draws(190, 220, 250, 280, label="the oxygen consumption", unit="mL/min"),
    ],
    venous_percent: Annotated[
        float,
        "Mixed venous oxygen saturation in %",
        Field(ge=10, le=95),
        Draws(52, 60, 66, 72, label="the mixed venous saturation", unit="%"),
    ],
) -> FickOutput:
    """Cardiac output in L/min by the direct Fick principle (Fick 1870; 1.36 mL O2 per g Hb)."""
    if venous_percent >= arterial_percent:
        raise ToolError("The arterial saturation must be above the mixed venous saturation.")
    extracted = 1.36 * haemoglobin_g_dl * 10 * (arterial_percent - venous_percent) / 100
    output = oxygen_ml_min / extracted
    if output > 25:
        raise ToolError(f"These values give {output:.0f} L/min, which is not a cardiac output.")
    return FickOutput(output_l_min=round(output, 3))


@tool(kind="processing", examples=[Example(output_l_min=5.0, surface_m2=2.0, gives={"index": 2.5})])
def cardiac_index(
    output_l_min: CardiacOutput,
    surface_m2: Annotated[
        float,
        "Body surface area in m²",
        Field(ge=0.3, le=4),
        BodySurfaceM2,
        Draws(1.55, 1.73, 1.9, 2.1, label="the body surface area"),
    ],
) -> CardiacIndex:
    """Cardiac index, cardiac output over body surface area (Grollman, Am J Physiol 1929;90:210)."""
    return CardiacIndex(index=round(output_l_min / surface_m2, 3))


@tool(
    kind="processing",
    examples=[
        Example(mean_mm_hg=85.0, venous_mm_hg=5.0, output_l_min=5.0, gives={"resistance": 1280.0})
    ],
)
def systemic_vascular_resistance(
    mean_mm_hg: MeanPressure,
    output_l_min: CardiacOutput,
    venous_mm_hg: Annotated[
        float,
        "Central venous pressure in mmHg",
        Field(ge=0, le=40),
        Draws(4, 8, 12, 16, label="the central venous pressure", unit="mmHg"),
    ],
) -> SystemicResistance:
    """Systemic vascular resistance, 80 (MAP - CVP) / CO, in dyn·s/cm⁵ (Marino, ICU Book, 2014)."""
    if venous_mm_hg >= mean_mm_hg:
        raise ToolError("The central venous pressure must be below the mean arterial pressure.")
    return SystemicResistance(resistance=round(80 * (mean_mm_hg - venous_mm_hg) / output_l_min, 1))


@tool(
    kind="processing",
    examples=[Example(output_l_min=5.0, content_ml_dl=20.0, gives={"delivery_ml_min": 1000.0})],
)
def oxygen_delivery(
    output_l_min: CardiacOutput,
    content_ml_dl: Annotated[
        float,
        "Arterial oxygen content in mL/dL",
        Field(ge=1, le=40),
        OxygenContentMlDl,
        Draws(11.5, 14, 17, 19.5, label="the arterial oxygen content"),
    ],
) -> OxygenDelivery:
    """Oxygen delivery to the tissues in mL/min (Barcroft, Lancet 1920;196:485)."""
    return OxygenDelivery(delivery_ml_min=round(10 * output_l_min * content_ml_dl, 1))


@tool(
    kind="processing",
    examples=[Example(mean_mm_hg=90.2, output_l_min=5.0, gives={"power_w": 1.0})],
)
def cardiac_power_output(mean_mm_hg: MeanPressure, output_l_min: CardiacOutput) -> PowerOutput:
    """Cardiac power output in watts, MAP x CO / 451 (Fincke, J Am Coll Cardiol 2004;44:340)."""
    return PowerOutput(power_w=round(mean_mm_hg * output_l_min / 451, 3))


@tool(
    kind="processing",
    examples=[
        Example(
            output_l_min=5.0, gradient_mm_hg=25.0, gives={"area_cm2": 1.0, "severity": "moderate"}
        )
    ],
)
def aortic_valve_area(
    output_l_min: CardiacOutput,
    gradient_mm_hg: Annotated[
        float,
        "Mean transvalvular gradient in mmHg",
        Field(ge=1, le=150),
        Draws(16, 25, 36, 49, 64, label="the mean gradient", unit="mmHg"),
    ],
) -> ValveArea:
    """Aortic valve area in cm² (Hakki, Circulation 1981;63:1050) and its ACC/AHA severity."""
    area = output_l_min / gradient_mm_hg**0.5
    return ValveArea(area_cm2=round(area, 3), severity=band(round(area, 3), STENOSIS))
