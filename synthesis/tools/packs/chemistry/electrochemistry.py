"""Standard electrode potentials, the Nernst equation and galvanic cells."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.chemistry import ElectrodeCouple
from synthesis.tools.entities.common import ElementSymbol

PACK = Pack(
    title="Electrochemistry",
    distributions=("molmass",),
    licence="BSD-3-Clause",
    data="Standard potentials of 47 metal couples at 25 °C, as in the CRC Handbook",
    data_licence="facts in the public domain",
    data_date="2014",
)
FARADAY, RT = 96485.33212, 8.314462618 * 298.15

COUPLES = {
    "Li+/Li": -3.0401, "K+/K": -2.931, "Rb+/Rb": -2.98, "Cs+/Cs": -3.026, "Ba2+/Ba": -2.912,
    "Sr2+/Sr": -2.899, "Ca2+/Ca": -2.868, "Na+/Na": -2.71, "La3+/La": -2.379, "Ce3+/Ce": -2.336,
    "Mg2+/Mg": -2.372, "Y3+/Y": -2.372, "Be2+/Be": -1.847, "Sc3+/Sc": -2.077,
    "V2+/V": -1.175, "Mn2+/Mn": -1.185, "Cr2+/Cr": -0.913, "Cr3+/Cr": -0.744,
    "Zn2+/Zn": -0.7618, "Ga3+/Ga": -0.549, "Fe2+/Fe": -0.447, "Fe3+/Fe": -0.037,
    "Cd2+/Cd": -0.4030, "In3+/In": -0.3382, "Tl+/Tl": -0.336, "Co2+/Co": -0.28, "Ni2+/Ni": -0.257,
    "Sn2+/Sn": -0.1375, "Pb2+/Pb": -0.1262, "Bi3+/Bi": 0.308, "Cu2+/Cu": 0.3419, "Cu+/Cu": 0.521,
    "Rh3+/Rh": 0.758, "Ag+/Ag": 0.7996, "Hg2+/Hg": 0.851, "Pd2+/Pd": 0.951, "Ir3+/Ir": 1.156,
    "Pt2+/Pt": 1.18, "Au3+/Au": 1.498, "Au+/Au": 1.692, "U3+/U": -1.798, "Th4+/Th": -1.899,
    "Nd3+/Nd": -2.323, "Gd3+/Gd": -2.279, "Eu3+/Eu": -1.991, "Zr4+/Zr": -1.45, "Hf4+/Hf": -1.55,
}  # fmt: skip
"""Reduction potentials in V of the CRC Handbook of Chemistry and Physics, 95th edition (2014)."""

Couple = Annotated[str, "Electrode couple such as Cu2+/Cu", ElectrodeCouple]


class StandardPotential(Result):
    standard_potential_v: Annotated[
        float,
        Asks(
            "the standard reduction potential of {couple}",
            noun="standard reduction potential",
            unit="V",
            round_to=4,
        ),
    ]
    electrons: Annotated[
        int,
        Asks(
            "the number of electrons in the reduction of {couple}",
            noun="number of electrons in the reduction",
        ),
    ]
    metal: Annotated[
        str,
        ElementSymbol,
        Asks("the symbol of the metal of {couple}", refers="the metal of {couple}"),
    ]


class Electrode(Result):
    couple: Annotated[
        str,
        ElectrodeCouple,
        Asks(
            "the metal/ion couple of {symbol} with the highest tabulated standard potential",
            refers="the most noble couple of {symbol}",
        ),
    ]


class ElectrodePotential(Result):
    potential_v: Annotated[
        float,
        Asks(
            "the reduction potential of {couple} at 25 °C with the ion at {concentration}",
            noun="reduction potential with the ion at {concentration}",
            unit="V",
            round_to=4,
        ),
    ]


class Cell(Result):
    cell_potential_v: Annotated[
        float,
        Asks(
            "the standard cell potential between {couple} and {other_couple}",
            noun="standard cell potential against {other_couple}",
            unit="V",
            round_to=4,
        ),
    ]
    cathode: Annotated[
        str,
        ElectrodeCouple,
        Asks("the couple at the cathode of a galvanic cell of {couple} and {other_couple}"),
    ]
    gibbs_energy_kj_per_mol: Annotated[
        float,
        Asks(
            "the standard reaction Gibbs energy of the galvanic cell of {couple} and"
            " {other_couple}",
            unit="kJ/mol",
            round_to=1,
        ),
    ]


class Deposit(Result):
    mass_g: Annotated[
        float,
        Asks(
            "the mass of metal that a current of {current_a} deposits from {couple} in {minutes}",
            noun="mass of metal that a current of {current_a} deposits in {minutes}",
            unit="g",
            round_to=3,
        ),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(
            couple="Zn2+/Zn", gives={"standard_potential_v": -0.7618, "electrons": 2, "metal": "Zn"}
        )
    ],
)
def standard_potential(couple: Couple) -> StandardPotential:
    """Standard reduction potential of a metal couple against the hydrogen electrode, in V."""
    return StandardPotential(
        standard_potential_v=_potential(couple),
        electrons=_electrons(couple),
        metal=couple.partition("/")[2],
    )


@tool(kind="retrieval", examples=[Example(symbol="Cu", gives={"couple": "Cu+/Cu"})])
def element_electrode(
    symbol: Annotated[str, "Symbol of the metal", ElementSymbol],
) -> Electrode:
    """Electrode couple of a metal with the highest standard potential in the table."""
    found = [couple for couple in COUPLES if couple.partition("/")[2] == symbol]
    if not found:
        raise ToolError(f"The table has no electrode couple of {symbol}; it has one of zinc.")
    return Electrode(couple=max(found, key=lambda couple: COUPLES[couple]))


@tool(
    kind="processing",
    examples=[
        Example(couple="Cu2+/Cu", concentration=0.01, gives={"potential_v": 0.2827}),
        Example(couple="Ag+/Ag", concentration=1.0, gives={"potential_v": 0.7996}),
    ],
)
def nernst_potential(
    couple: Couple,
    concentration: Annotated[
        float,
        Field(ge=1e-15, le=20),
        "Concentration of the ion in mol/L",
        Draws(0.001, 0.01, 0.1, 0.5, label="the concentration", unit="mol/L"),
    ],
) -> ElectrodePotential:
    """Reduction potential of a metal couple at 25 °C by the Nernst equation, in V."""
    shift = RT / (_electrons(couple) * FARADAY) * math.log(concentration)
    return ElectrodePotential(potential_v=_potential(couple) + shift)


@tool(
    kind="processing",
    examples=[
        Example(
            couple="Zn2+/Zn",
            other_couple="Cu2+/Cu",
            gives={
                "cell_potential_v": 1.1037,
                "cathode": "Cu2+/Cu",
                "gibbs_energy_kj_per_mol": -213.0,
            },
        )
    ],
)
def galvanic_cell(
    couple: Couple,
    other_couple: Annotated[str, "The other electrode couple", ElectrodeCouple],
) -> Cell:
    """Standard potential, cathode and reaction Gibbs energy of a cell of two metal couples."""
    if couple == other_couple:
        raise ToolError("The two electrodes must be different couples.")
    cathode = max(couple, other_couple, key=_potential)
    voltage = abs(_potential(couple) - _potential(other_couple))
    electrons = math.lcm(_electrons(couple), _electrons(other_couple))
    return Cell(
        cell_potential_v=voltage,
        cathode=cathode,
        gibbs_energy_kj_per_mol=-electrons * FARADAY * voltage / 1000,
    )


@tool(
    kind="processing",
    examples=[
        Example(couple="Cu2+/Cu", current_a=2.0, minutes=60.0, gives={"mass_g": 2.371}),
        Example(couple="Ag+/Ag", current_a=1.0, minutes=10.0, gives={"mass_g": 0.6708}),
    ],
)
def electrolysis_mass(
    couple: Couple,
    current_a: Annotated[
        float,
        Field(gt=0, le=1e6),
        "Current in A",
        Draws(0.5, 1, 2, 5, unit="A", label="the current"),
    ],
    minutes: Annotated[
        float,
        Field(gt=0, le=1e6),
        "Time in minutes",
        Draws(10, 30, 60, 120, unit="minutes", label="the time"),
    ],
) -> Deposit:
    """Mass of metal that a current deposits by Faraday's law, in g."""
    from molmass.elements import ELEMENTS

    _potential(couple)
    moles = current_a * minutes * 60 / (_electrons(couple) * FARADAY)
    return Deposit(mass_g=moles * float(ELEMENTS[couple.partition("/")[2]].mass))


@seeds(ElectrodeCouple, source="CRC Handbook of Chemistry and Physics, electrochemical series")
def electrode_couples() -> Iterator[str]:
    """Metals with their ions."""
    yield from COUPLES


def _potential(couple: str) -> float:
    if couple not in COUPLES:
        raise ToolError(f"The table has no potential of {couple[:40]!r}; 'Cu2+/Cu' is there.")
    return COUPLES[couple]


def _electrons(couple: str) -> int:
    _potential(couple)
    charge = couple.partition("/")[0].rstrip("+")
    digits = charge.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
    return int(digits or 1)
