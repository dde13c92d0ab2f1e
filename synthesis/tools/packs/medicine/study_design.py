"""Sample sizes of clinical trials with statsmodels."""

from __future__ import annotations

from math import ceil
from typing import Annotated

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.medicine import EventRatePercent

PACK = Pack(
    title="statsmodels: study design", distributions=("statsmodels",), licence="BSD-3-Clause"
)
MOST = 1_000_000
Power = Annotated[
    float,
    "Power in percent, 50 to 99",
    Draws(80, 85, 90, label="the power", unit="%"),
    Field(ge=50, le=99),
]


class PatientsPerArm(Result):
    patients_per_arm: Annotated[
        int,
        Asks(
            "the number of patients per arm to show at a two-sided alpha of 5% and a power of "
            "{power} that a treatment lowers {control_rate} by a relative {reduction}"
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(control_rate=20.0, reduction=50.0, power=80.0, gives={"patients_per_arm": 195}),
    ],
)
def sample_size_two_proportions(
    control_rate: Annotated[
        float,
        "Event rate without the treatment, in percent",
        EventRatePercent,
        Draws(12, 20, 30, 45, label="the event rate"),
        Field(gt=0, lt=100),
    ],
    reduction: Annotated[
        float,
        "Relative reduction to be shown, in percent of the event rate",
        Draws(15, 20, 25, 30, 40, label="the relative reduction", unit="%"),
        Field(gt=0, lt=100),
    ],
    power: Power,
) -> PatientsPerArm:
    """Patients per arm to show a relative risk reduction (Cohen's h, two-sided alpha 5 %)."""
    from statsmodels.stats.power import NormalIndPower
    from statsmodels.stats.proportion import proportion_effectsize

    effect = proportion_effectsize(control_rate / 100, control_rate / 100 * (1 - reduction / 100))
    size = NormalIndPower().solve_power(float(effect), power=power / 100, alpha=0.05)
    if size > 10 * MOST:
        raise ToolError("So small a reduction needs more patients than any trial can have.")
    return PatientsPerArm(patients_per_arm=ceil(float(size)))
