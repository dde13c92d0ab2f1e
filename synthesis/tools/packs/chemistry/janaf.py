"""Thermochemistry from 0 to 6000 K in the NIST-JANAF tables."""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.chemistry import ChemicalEquation, JanafSpecies
from synthesis.tools.entities.common import MolecularFormula
from synthesis.tools.packs.chemistry import _formulas

PACK = Pack(
    title="NIST-JANAF tables",
    distributions=("janaf", "molmass"),
    licence="0BSD",
    data="NIST-JANAF Thermochemical Tables, 1985, version 1.0 (SRD 13): 1,796 tables",
    data_licence="NIST Standard Reference Data, with the library",
    data_date="1985",
    extra="heavy",
)
GASEOUS = frozenset({"H", "C", "N", "O", "F", "Cl", "Br", "S", "I"})

Species = Annotated[str, "Species with its phase, such as 'CO2 (g)' or 'Fe (ref)'", JanafSpecies]
Kelvin = Annotated[
    float,
    Field(ge=100, le=6000),
    "Temperature in K: 298.15 or a whole number of hundreds",
    Draws(300, 500, 800, 1000, 1500, label="the temperature", unit="K"),
]


class SpeciesOfFormula(Result):
    species: Annotated[
        list[Annotated[str, JanafSpecies]], Asks("the species of {formula} in the JANAF tables")
    ]


class HeatTable(Result):
    heat_capacity_j_per_mol_k: Annotated[
        float,
        Asks(
            "the molar heat capacity of {species} at {temperature_k}",
            noun="molar heat capacity at {temperature_k}",
            unit="J/(mol·K)",
            round_to=2,
        ),
    ]
    entropy_j_per_mol_k: Annotated[
        float,
        Asks(
            "the standard entropy of {species} at {temperature_k}",
            noun="standard entropy at {temperature_k}",
            unit="J/(mol·K)",
            round_to=2,
        ),
    ]


class FormationTable(Result):
    formation_enthalpy_kj_per_mol: Annotated[
        float,
        Asks(
            "the enthalpy of formation of {species} at {temperature_k}",
            noun="enthalpy of formation at {temperature_k}",
            unit="kJ/mol",
            round_to=2,
        ),
    ]
    formation_gibbs_kj_per_mol: Annotated[
        float,
        Asks(
            "the Gibbs energy of formation of {species} at {temperature_k}",
            noun="Gibbs energy of formation at {temperature_k}",
            unit="kJ/mol",
            round_to=2,
        ),
    ]


class Heating(Result):
    heat_kj_per_mol: Annotated[
        float,
        Asks(
            "the heat that warms one mole of {species} from {temperature_k} to {end_temperature_k}",
            noun="heat that warms one mole from {temperature_k} to {end_temperature_k}",
            unit="kJ",
            round_to=2,
        ),
    ]


class ReactionConstant(Result):
    log10_k: Annotated[
        float,
        Asks(
            "the decadic logarithm of the equilibrium constant of {equation} with gaseous"
            " compounds at {temperature_k}",
            noun="decadic logarithm of the equilibrium constant at {temperature_k}",
            round_to=2,
        ),
    ]
    reaction_enthalpy_kj_per_mol: Annotated[
        float,
        Asks(
            "the standard reaction enthalpy of {equation} with gaseous compounds at"
            " {temperature_k}",
            noun="standard reaction enthalpy at {temperature_k}",
            unit="kJ/mol",
            round_to=1,
        ),
    ]


@tool(
    kind="retrieval",
    examples=[Example(formula="CO2", gives={"species": ["CO2 (g)"]})],
)
def janaf_species(
    formula: Annotated[str, "Molecular formula, such as H2O", MolecularFormula],
) -> SpeciesOfFormula:
    """Species in the NIST-JANAF tables with a formula, with their phases."""
    wanted = _formulas.atoms(formula)
    found = [name for name in _index() if _formulas.atoms(name.partition(" ")[0]) == wanted]
    if not found:
        raise ToolError(f"The JANAF tables have no neutral species of the formula {formula}.")
    return SpeciesOfFormula(species=found)


@tool(
    kind="retrieval",
    examples=[
        Example(
            species="CO2 (g)",
            temperature_k=1000.0,
            gives={"heat_capacity_j_per_mol_k": 54.308, "entropy_j_per_mol_k": 269.299},
        )
    ],
)
def janaf_heat_capacity(species: Species, temperature_k: Kelvin) -> HeatTable:
    """Heat capacity and standard entropy of a species in the JANAF tables, J/(mol K)."""
    row = _row(species, temperature_k)
    return HeatTable(heat_capacity_j_per_mol_k=row["Cp"], entropy_j_per_mol_k=row["S"])


@tool(
    kind="retrieval",
    examples=[
        Example(
            species="CO2 (g)",
            temperature_k=298.15,
            gives={
                "formation_enthalpy_kj_per_mol": -393.522,
                "formation_gibbs_kj_per_mol": -394.389,
            },
        )
    ],
)
def janaf_formation(species: Species, temperature_k: Kelvin) -> FormationTable:
    """Enthalpy and Gibbs energy of formation of a species in the JANAF tables, kJ/mol."""
    row = _row(species, temperature_k)
    return FormationTable(
        formation_enthalpy_kj_per_mol=row["delta-f H"], formation_gibbs_kj_per_mol=row["delta-f G"]
    )


@tool(
    kind="processing",
    examples=[
        Example(
            species="N2 (ref)",
            temperature_k=298.15,
            end_temperature_k=1000.0,
            gives={"heat_kj_per_mol": 21.463},
        )
    ],
)
def janaf_heating(
    species: Species,
    temperature_k: Kelvin,
    end_temperature_k: Annotated[
        float,
        Field(ge=100, le=6000),
        "Temperature at the end, in K",
        Draws(1200, 1800, 2000, label="the end temperature", unit="K"),
    ],
) -> Heating:
    """Heat that warms one mole of a species between two temperatures at 1 bar, in kJ."""
    start, end = (_row(species, kelvin)["H-H(Tr)"] for kelvin in (temperature_k, end_temperature_k))
    return Heating(heat_kj_per_mol=end - start)


@tool(
    kind="processing",
    examples=[
        Example(
            equation="CO + H2O -> CO2 + H2",
            temperature_k=298.15,
            gives={"log10_k": 5.019, "reaction_enthalpy_kj_per_mol": -41.17},
        ),
        Example(equation="N2 + H2 -> NH3", temperature_k=298.15, gives={"log10_k": 5.75}, rel=5e-3),
    ],
)
def janaf_equilibrium(
    equation: Annotated[str, "Reaction such as 'N2 + H2 -> NH3'", ChemicalEquation],
    temperature_k: Kelvin,
) -> ReactionConstant:
    """Equilibrium constant (log10 K) and enthalpy of a reaction of gases and elements."""
    reactants, products = _formulas.balanced(equation)
    signed = [(name, -count) for name, count in reactants] + products
    constant = enthalpy = 0.0
    for formula, count in signed:
        row = _row(_reacting(formula), temperature_k)
        constant += count * row["log Kf"]
        enthalpy += count * row["delta-f H"]
    return ReactionConstant(log10_k=constant, reaction_enthalpy_kj_per_mol=enthalpy)


@seeds(JanafSpecies, source="NIST-JANAF Thermochemical Tables")
def tabulated_species() -> Iterator[str]:
    """Neutral species with a table of one phase."""
    yield from _index()


@cache
def _index() -> dict[str, str]:
    """The file of each species that only one table has."""
    table = json.loads((_folder() / "janaf.json").read_text(encoding="utf-8"))
    pairs = zip(table["display"], table["index"], strict=True)
    read = (
        (re.fullmatch(r"(\w\S*), .* \((g|l|cr|ref)\)", display), file) for display, file in pairs
    )
    named = [(f"{found[1]} ({found[2]})", file) for found, file in read if found]
    counts = Counter(name for name, _ in named)
    return {name: file for name, file in named if counts[name] == 1 and _is_plain(name)}


def _is_plain(name: str) -> bool:
    try:
        return bool(_formulas.atoms(name.partition(" ")[0]))
    except ToolError:
        return False


def _reacting(formula: str) -> str:
    """The species of a reactant: an element in its reference state, a compound as a gas."""
    wanted = _formulas.atoms(formula)
    if len(wanted) > 1 and not GASEOUS.issuperset(wanted):
        raise ToolError(f"{formula} is no gas: only gaseous compounds of nonmetals may react here.")
    for phase in ("ref", "g"):
        for name in _index():
            if name.endswith(f"({phase})") and _formulas.atoms(name.partition(" ")[0]) == wanted:
                return name
    raise ToolError(f"The JANAF tables have no gas of the formula {formula}.")


def _row(species: str, temperature_k: float) -> dict[str, float]:
    if species not in _index():
        raise ToolError(f"The JANAF tables have no {species[:50]!r}; they have 'CO2 (g)'.")
    row = _table(species).get(temperature_k)
    if row is None or not all(math.isfinite(value) for value in row.values()):
        raise ToolError(
            f"The table of {species} has no full line at {temperature_k:g} K; it goes by"
            " hundreds, and 298.15 K."
        )
    return row


@cache
def _table(species: str) -> dict[float, dict[str, float]]:
    path = _folder() / "data" / f"{_index()[species]}.txt"
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    names = lines[0].split("\t")[1:]
    found: dict[float, dict[str, float]] = {}
    for line in lines[1:]:
        cells = line.split("\t")
        try:
            numbers = [float(cell) for cell in cells]
        except ValueError:
            continue
        if len(numbers) == len(names) + 1:
            found[numbers[0]] = dict(zip(names, numbers[1:], strict=True))
    return found


def _folder() -> Path:
    package = find_spec("janaf")
    return Path((package and package.origin) or "").parent
