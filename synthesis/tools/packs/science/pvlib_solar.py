"""Photovoltaic modules and inverters of the CEC lists, and what they deliver, with pvlib."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.science import SolarModule
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
STANDARD_W_M2 = 1000.0
SEED_EVERY = 40

Module = Annotated[str, "Name of the module in the CEC list", SolarModule]
Irradiance = Annotated[
    float,
    "Irradiance in W/m²",
    Draws(200, 400, 800, 1000, label="the irradiance", unit="W/m²"),
]
CellTemperature = Annotated[
    float,
    "Cell temperature in °C",
    Draws(10, 25, 45, 60, label="the cell temperature", unit="°C"),
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
    efficiency_percent: Annotated[
        float | None,
        Asks(
            "the efficiency of {module} at standard test conditions",
            noun="efficiency at standard test conditions",
            unit="%",
            round_to=2,
        ),
    ]


class BestModule(Result):
    best: Annotated[
        str,
        SolarModule,
        Asks(
            "the module of the CEC list (2019) with the highest rated power among those with the "
            "cell technology and the number of cells of {module}",
            refers="the most powerful module with the cell technology and number of cells of "
            "{module}",
        ),
    ]
    count: Annotated[
        int,
        Asks(
            "the number of modules of the CEC list (2019) with the cell technology and the number "
            "of cells of {module}, itself included",
        ),
    ]


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


class ModulePower(Result):
    watts: Annotated[
        float,
        Asks(
            "the maximum power of {module} at an irradiance of {irradiance} and a cell "
            "temperature of {cell_temperature} (CEC "
            "single-diode model)",
            noun="maximum power at {irradiance} and {cell_temperature}",
            unit="W",
            round_to=1,
        ),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(
            module="Canadian Solar Inc. CS5P-220M",
            gives={"technology": "Mono-c-Si", "cells_in_series": 96, "efficiency_percent": 12.94},
        )
    ],
)
def solar_module_record(module: Module) -> ModuleRecord:
    """Technology, rated power (W), cells and efficiency (%) of a module of the CEC list."""
    row = _solar.module(module)
    area, power = float(row["A_c"] or 0), float(row["STC"])
    return ModuleRecord(
        technology=row["Technology"],
        power_w=power,
        cells_in_series=int(row["N_s"]),
        efficiency_percent=round(power / area / STANDARD_W_M2 * 100, 4) if area > 0 else None,
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
    row = _solar.module(module)
    return ModuleElectrical(
        open_circuit_v=float(row["V_oc_ref"]),
        short_circuit_a=float(row["I_sc_ref"]),
        power_coefficient_percent_per_k=float(row["gamma_r"]),
    )


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

    row = _solar.module(module)
    keys = ("alpha_sc", "a_ref", "I_L_ref", "I_o_ref", "R_sh_ref", "R_s", "Adjust")
    model = {key: float(row[key]) for key in keys}
    found = calcparams_cec(irradiance, cell_temperature, **model)
    return ModulePower(watts=round(float(max_power_point(*found)["p_mp"]), 4))


@tool(
    kind="retrieval",
    examples=[
        # Heliene sold its 96 cells of monocrystalline silicon in modules of 475 W.
        Example(module="Canadian Solar Inc. CS5P-220M", gives={"best": "Heliene 96M475"})
    ],
)
def solar_module_class(module: Module) -> BestModule:
    """Most powerful module of the CEC list with a module's technology and number of cells."""
    row = _solar.module(module)
    same = [
        (-float(other["STC"]), name)
        for name, other in _solar.modules().items()
        if (other["Technology"], other["N_s"]) == (row["Technology"], row["N_s"])
    ]
    return BestModule(best=min(same)[1], count=len(same))


@seeds(SolarModule, source="CEC modules of SAM")
def solar_modules() -> Iterator[str]:
    """Every fortieth module of the list, so that all makers come up."""
    yield from list(_solar.modules())[::SEED_EVERY]
