"""Photovoltaic modules and inverters of the CEC lists, and what they deliver, with pvlib."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.science import SolarInverter, SolarModule
from synthesis.tools.packs.science import _files

PACK = Pack(
    title="pvlib",
    distributions=("pvlib",),
    licence="BSD-3-Clause",
    data="Modules and inverters of the California Energy Commission, from the SAM libraries",
    data_licence="BSD-3-Clause (SAM libraries)",
    data_date="2019-03-05",
    extra="heavy",
)
MODULES, INVERTERS = (
    "sam-library-cec-modules-2019-03-05.csv",
    "sam-library-cec-inverters-2019-03-05.csv",
)
STANDARD_W_M2 = 1000.0
SEED_EVERY = 40

Module = Annotated[str, "Name of the module in the CEC list", SolarModule]
Inverter = Annotated[str, "Name of the inverter in the CEC list", SolarInverter]
Irradiance = Annotated[
    float,
    "Irradiance in W/m²",
    Draws(200, 400, 800, 1000, label="an irradiance of", unit="W/m²"),
]
CellTemperature = Annotated[
    float,
    "Cell temperature in °C",
    Draws(10, 25, 45, 60, label="a cell temperature of", unit="°C"),
]


class ModuleRecord(Result):
    technology: Annotated[str, Asks("the cell technology of {module}")]
    power_w: Annotated[
        float,
        Asks(
            "the rated power (standard test conditions) of {module}",
            noun="rated power (standard test conditions)",
            unit="W",
            round_to=1,
        ),
    ]
    cells_in_series: Annotated[int, Asks("the number of cells in series of {module}")]


class ModuleElectrical(Result):
    open_circuit_v: Annotated[
        float,
        Asks("the open-circuit voltage of {module}", noun="open-circuit voltage", unit="V"),
    ]
    short_circuit_a: Annotated[
        float,
        Asks("the short-circuit current of {module}", noun="short-circuit current", unit="A"),
    ]
    power_coefficient_percent_per_k: Annotated[
        float,
        Asks(
            "the temperature coefficient of the power of {module}",
            noun="temperature coefficient of the power",
            unit="%/K",
        ),
    ]


class ModuleEfficiency(Result):
    percent: Annotated[
        float,
        Asks(
            "the efficiency of {module} at standard test conditions",
            noun="efficiency at standard test conditions",
            unit="%",
            round_to=2,
        ),
    ]


class ModulePower(Result):
    watts: Annotated[
        float,
        Asks(
            "the maximum power of {module} at {irradiance} and {cell_temperature} (CEC "
            "single-diode model)",
            noun="maximum power at {irradiance} and {cell_temperature}",
            unit="W",
            round_to=1,
        ),
    ]


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
            module="Canadian Solar Inc. CS5P-220M",
            gives={"technology": "Mono-c-Si", "power_w": 219.961, "cells_in_series": 96},
        )
    ],
)
def solar_module_record(module: Module) -> ModuleRecord:
    """Cell technology, rated power (W) and cells of a photovoltaic module of the CEC list."""
    row = _module(module)
    return ModuleRecord(
        technology=row["Technology"], power_w=float(row["STC"]), cells_in_series=int(row["N_s"])
    )


@tool(
    kind="retrieval",
    examples=[
        Example(
            module="Canadian Solar Inc. CS5P-220M",
            gives={"open_circuit_v": 59.4, "short_circuit_a": 5.1},
        )
    ],
)
def solar_module_electrical(module: Module) -> ModuleElectrical:
    """Open-circuit voltage, short-circuit current and power coefficient of a module."""
    row = _module(module)
    return ModuleElectrical(
        open_circuit_v=float(row["V_oc_ref"]),
        short_circuit_a=float(row["I_sc_ref"]),
        power_coefficient_percent_per_k=float(row["gamma_r"]),
    )


@tool(
    kind="processing",
    examples=[Example(module="Canadian Solar Inc. CS5P-220M", gives={"percent": 12.93}, rel=2e-3)],
)
def solar_module_efficiency(module: Module) -> ModuleEfficiency:
    """Efficiency (%) of a module at 1,000 W/m²: rated power over area and irradiance."""
    row = _module(module)
    area = float(row["A_c"] or 0)
    if area <= 0:
        raise ToolError(f"The CEC list gives no area for {module[:60]}.")
    return ModuleEfficiency(percent=round(float(row["STC"]) / area / STANDARD_W_M2 * 100, 4))


@tool(
    kind="processing",
    examples=[
        Example(
            module="Canadian Solar Inc. CS5P-220M",
            irradiance=1000.0,
            cell_temperature=25.0,
            gives={"watts": 219.96},
        )
    ],
)
def solar_module_power(
    module: Module, irradiance: Irradiance, cell_temperature: CellTemperature
) -> ModulePower:
    """Maximum power (W) of a module by the CEC single-diode model (Dobos, JSEE 134, 2012)."""
    if not (1 <= irradiance <= 2000 and -50 <= cell_temperature <= 100):
        raise ToolError("The irradiance must be 1 to 2,000 W/m², the cells from -50 to 100 °C.")
    from pvlib.pvsystem import calcparams_cec, max_power_point

    row = _module(module)
    keys = ("alpha_sc", "a_ref", "I_L_ref", "I_o_ref", "R_sh_ref", "R_s", "Adjust")
    model = {key: float(row[key]) for key in keys}
    found = calcparams_cec(irradiance, cell_temperature, **model)
    return ModulePower(watts=round(float(max_power_point(*found)["p_mp"]), 4))


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
    row = _inverter(inverter)
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

    row = _inverter(inverter)
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
    row = _module(module)
    voltage = float(row["V_oc_ref"]) + float(row["beta_oc"]) * (coldest - 25)
    limit = float(_inverter(inverter)["Vdcmax"])
    if limit < voltage:
        raise ToolError(f"Even one module, {voltage:.1f} V, is above the limit of {limit:g} V.")
    return StringSize(modules_in_series=int(limit // voltage))


@seeds(SolarModule, source="CEC modules of SAM")
def solar_modules() -> Iterator[str]:
    """Every fortieth module of the list, so that all makers come up."""
    yield from list(_modules())[::SEED_EVERY]


@seeds(SolarInverter, source="CEC inverters of SAM")
def solar_inverters() -> Iterator[str]:
    """Every tenth inverter of the list."""
    yield from list(_inverters())[::10]


@cache
def _modules() -> dict[str, dict[str, str]]:
    return _table(MODULES, "STC")


@cache
def _inverters() -> dict[str, dict[str, str]]:
    return _table(INVERTERS, "Paco")


def _table(file: str, number: str) -> dict[str, dict[str, str]]:
    rows = _files.rows("pvlib", "data", file)
    return {row["Name"]: row for row in rows if row[number][:1].isdigit()}


def _module(name: str) -> dict[str, str]:
    if name not in _modules():
        raise ToolError(f"The CEC list has no module {name[:60]!r}.")
    return _modules()[name]


def _inverter(name: str) -> dict[str, str]:
    if name not in _inverters():
        raise ToolError(f"The CEC list has no inverter {name[:60]!r}.")
    return _inverters()[name]
