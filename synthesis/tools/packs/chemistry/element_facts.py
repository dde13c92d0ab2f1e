"""Physics of the elements from mendeleev: heat, abundance, discovery, crystals."""

from __future__ import annotations

from typing import Annotated, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, tool
from synthesis.tools.entities.chemistry import CubicEdge
from synthesis.tools.entities.common import ElementSymbol
from synthesis.tools.packs.chemistry._elements import number, query, row, value

PACK = Pack(
    title="mendeleev: facts of the elements",
    distributions=("mendeleev",),
    licence="MIT",
    data="Properties of 118 elements, mostly of the CRC Handbook",
    data_licence="MIT, with the library",
    data_date="2026-09",
)
CUBIC = {
    "FCC": "face-centred cubic",
    "BCC": "body-centred cubic",
    "DIA": "diamond cubic",
    "SC": "simple cubic",
}

Symbol = Annotated[str, "Symbol of the element", ElementSymbol]


class PhaseChanges(Result):
    melting_point_k: Annotated[
        float,
        Asks(
            "the melting point of the element {symbol}", noun="melting point", unit="K", round_to=1
        ),
    ]
    boiling_point_k: Annotated[
        float,
        Asks(
            "the boiling point of the element {symbol}", noun="boiling point", unit="K", round_to=1
        ),
    ]


class HeatData(Result):
    specific_heat_j_per_g_k: Annotated[
        float,
        Asks(
            "the specific heat capacity of {symbol} at 25 °C",
            noun="specific heat capacity at 25 °C",
            unit="J/(g·K)",
            round_to=3,
        ),
    ]
    thermal_conductivity_w_per_m_k: Annotated[
        float,
        Asks(
            "the thermal conductivity of {symbol} at 25 °C",
            noun="thermal conductivity at 25 °C",
            unit="W/(m·K)",
            round_to=2,
        ),
    ]


class Abundance(Result):
    abundance_mg_per_kg: Annotated[
        float,
        Asks(
            "the abundance of {symbol} in the Earth's {place}",
            noun="abundance in the Earth's {place}",
            unit="mg/kg",
        ),
    ]


class Discovery(Result):
    year: Annotated[
        int, Asks("the year in which {symbol} was discovered", noun="year of discovery")
    ]
    place: Annotated[str, Asks("the country in which {symbol} was discovered")]


class Lattice(Result):
    structure: Annotated[str, Asks("the cubic crystal structure of {symbol}")]
    lattice_constant_angstrom: Annotated[
        float,
        CubicEdge,
        Asks(
            "the lattice constant of {symbol}",
            refers="the crystal of {symbol}",
            noun="lattice constant",
            unit="Å",
            round_to=2,
        ),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(symbol="Fe", gives={"melting_point_k": 1811, "boiling_point_k": 3134}),
        Example(symbol="W", gives={"melting_point_k": 3687}, rel=3e-3),
    ],
)
def element_phase_changes(symbol: Symbol) -> PhaseChanges:
    """Melting and boiling point of an element at 1 atm, in K."""
    rows = query(
        "SELECT melting_point, boiling_point, is_sublimation_point FROM phasetransitions"
        " WHERE atomic_number = ?",
        number(symbol),
    )
    if len(rows) != 1 or None in (rows[0][0], rows[0][1]) or rows[0][2]:
        raise ToolError(f"{symbol} has several forms, sublimes, or has no measured points.")
    return PhaseChanges(melting_point_k=rows[0][0], boiling_point_k=rows[0][1])


@tool(
    kind="retrieval",
    examples=[
        Example(
            symbol="Cu",
            gives={"specific_heat_j_per_g_k": 0.385, "thermal_conductivity_w_per_m_k": 401},
        )
    ],
)
def element_heat_data(symbol: Symbol) -> HeatData:
    """Specific heat capacity, J/(g K), and thermal conductivity, W/(m K), of an element."""
    return HeatData(
        specific_heat_j_per_g_k=value(symbol, "specific_heat_capacity", "specific heat"),
        thermal_conductivity_w_per_m_k=value(symbol, "thermal_conductivity", "conductivity"),
    )


@tool(
    kind="retrieval",
    examples=[
        Example(symbol="Fe", place="crust", gives={"abundance_mg_per_kg": 56300}),
        Example(symbol="Cl", place="seas", gives={"abundance_mg_per_kg": 19400}),
    ],
)
def element_abundance(
    symbol: Symbol, place: Annotated[Literal["crust", "seas"], "Where on Earth"]
) -> Abundance:
    """Abundance of an element in the Earth's crust (mg/kg) or seas (mg/L, about mg/kg)."""
    field = "abundance_crust" if place == "crust" else "abundance_sea"
    return Abundance(abundance_mg_per_kg=value(symbol, field, f"abundance in the {place}"))


@tool(
    kind="retrieval",
    examples=[Example(symbol="Ga", gives={"year": 1875, "place": "France"})],
)
def element_discovery(symbol: Symbol) -> Discovery:
    """Year and country of the discovery of an element."""
    found = row(symbol)
    if found["discovery_year"] is None or not found["discovery_location"]:
        raise ToolError(f"{symbol} was known of old, or its discovery is not in the table.")
    return Discovery(year=found["discovery_year"], place=found["discovery_location"])


@tool(
    kind="retrieval",
    examples=[
        Example(
            symbol="Cu",
            gives={"structure": "face-centred cubic", "lattice_constant_angstrom": 3.61},
        )
    ],
)
def element_lattice(symbol: Symbol) -> Lattice:
    """Structure and lattice constant (Å) of an element that crystallises in a cubic lattice."""
    found = row(symbol)
    structure = CUBIC.get(found["lattice_structure"])
    if structure is None or found["lattice_constant"] is None:
        raise ToolError(f"The table has no cubic lattice for {symbol}.")
    return Lattice(structure=structure, lattice_constant_angstrom=found["lattice_constant"])
