"""Inverters of the CEC list and strings of modules for them, with pvlib."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.science import SolarInverter, SolarModule
from synthesis.tools.packs.science import _solar

PACK = Pack(
    title="pvlib",
    distributions=("pvlib",),
    licence="BSD-3-Clause",
    data="Modules and inverters of the California Energy Commission, from the SAM libraries",
    data_licence="BSD-3-Clause (SAM libraries)",
    data_date="2019-03-05",
    extra="heavy",
)


Module = Annotated[str, "Name of the module in the CEC list", SolarModule]


Inverter = Annotated[str, "Name of the inverter in the CEC list", SolarInverter]


class InverterRecord(Result):
    ac_power_w: Annotated[
        float, Asks("the rated AC power of {inverter}", noun="rated AC power", unit="W", round_to=0)
    ]
    mppt_low_v: Annotated[
        float, Asks("the lowest tracking (MPPT) voltage of {inverter}", unit="V", round_to=0)
    ]
    mppt_high_v: Annotated[
        float, Asks("the highest tracking (MPPT) voltage of {inverter}", unit="V", round_to=0)
    ]


class InverterEfficiency(Result):
    percent: Annotated[
        float,
        Asks(
            "the efficiency of {inverter} at {load_percent} of its rated DC power and its nominal "
            "DC voltage (Sandia model)",
            noun="efficiency at {load_percent} of the rated DC power",
            unit="%",
            round_to=2,
        ),
    ]


class StringSize(Result):
    modules_in_series: Annotated[
        int,
        Asks(
            "the largest number of modules, {module}, in series whose open-circuit voltage at "
            "{coldest} stays within the DC limit of {inverter}"
        ),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(
            inverter="ABB: MICRO-0.25-I-OUTD-US-208 [208V]",
            gives={"ac_power_w": 250, "mppt_low_v": 30, "mppt_high_v": 50},
        )
    ],
)
def solar_inverter_record(inverter: Inverter) -> InverterRecord:
    """Rated AC power (W) and tracking voltages (V) of an inverter of the CEC list."""
    row = _solar.inverter(inverter)
    return InverterRecord(
        ac_power_w=float(row["Paco"]),
        mppt_low_v=float(row["Mppt_low"]),
        mppt_high_v=float(row["Mppt_high"]),
    )


@tool(
    kind="processing",
    examples=[
        # 250 W out of 259.588593 W at the reference point of the Sandia model.
        Example(
            inverter="ABB: MICRO-0.25-I-OUTD-US-208 [208V]",
            load_percent=100.0,
            gives={"percent": 96.306},
        )
    ],
)
def solar_inverter_efficiency(
    inverter: Inverter,
    load_percent: Annotated[
        float, "Share of the rated DC power, 1 to 100 %", Draws(10, 30, 50, 75, unit="%")
    ],
) -> InverterEfficiency:
    """Efficiency (%) of an inverter at a share of its DC power (Sandia model, King 2007)."""
    if not 1 <= load_percent <= 100:
        raise ToolError(f"The share must be from 1 to 100 %, not {load_percent:g}.")
    from pvlib.inverter import sandia

    row = _solar.inverter(inverter)
    keys = ("Paco", "Pdco", "Vdco", "Pso", "C0", "C1", "C2", "C3", "Pnt")
    model = {key: float(row[key]) for key in keys}
    power = model["Pdco"] * load_percent / 100
    return InverterEfficiency(
        percent=round(float(sandia(model["Vdco"], power, model)) / power * 100, 4)
    )


@tool(
    kind="processing",
    examples=[
        Example(
            module="Canadian Solar Inc. CS5P-220M",
            inverter="DYNAPOWER COMPANY LLC: MPS-250 [480V]",
            coldest=25.0,
            gives={"modules_in_series": 10},
        )
    ],
)
def solar_string_size(
    module: Module,
    inverter: Inverter,
    coldest: Annotated[float, "Coldest cell temperature in °C", Draws(-20, -10, 0, 10, unit="°C")],
) -> StringSize:
    """Most modules in series that keep within an inverter's largest DC voltage when cold."""
    if not -60 <= coldest <= 60:
        raise ToolError(f"The temperature must be from -60 to 60 °C, not {coldest:g}.")
    row = _solar.module(module)
    voltage = float(row["V_oc_ref"]) + float(row["beta_oc"]) * (coldest - 25)
    limit = float(_solar.inverter(inverter)["Vdcmax"])
    if limit < voltage:
        raise ToolError(f"Even one module, {voltage:.1f} V, is above the limit of {limit:g} V.")
    return StringSize(modules_in_series=int(limit // voltage))


@seeds(SolarInverter, source="CEC inverters of SAM")
def solar_inverters() -> Iterator[str]:
    """Every tenth inverter of the list."""
    yield from list(_solar.inverters())[::10]
