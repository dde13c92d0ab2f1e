"""Salts in water: ions, ionic strength, activity, conductivity, freezing."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Literal

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.chemistry import Electrolyte
from synthesis.tools.entities.common import MolecularFormula
from synthesis.tools.packs.chemistry import _compounds, _salts

PACK = Pack(
    title="chemicals: electrolytes",
    distributions=("chemicals",),
    licence="MIT",
    data="Dissociation of salts and limiting conductivities of ions (Marcus, 1997)",
    data_licence="MIT, with the library",
    data_date="2026-06",
)
DAVIES_A = 0.509
"""Debye-Hückel constant A of water at 25 °C, in (kg/mol)^0.5."""

CRYOSCOPIC, EBULLIOSCOPIC = 1.86, 0.512
"""Freezing and boiling constants of water in K kg/mol."""

Salt = Annotated[str, "Soluble salt such as calcium chloride", Electrolyte]
Molality = Annotated[
    float,
    Field(gt=0, le=10),
    "Molality in mol/kg",
    Draws(0.01, 0.02, 0.05, 0.1, label="the molality", unit="mol/kg"),
]


class Ions(Result):
    formula: Annotated[str, MolecularFormula, Asks("the formula of {salt}", refers="{salt}")]
    cation: Annotated[str, Asks("the cation that {salt} gives in water")]
    anion: Annotated[str, Asks("the anion that {salt} gives in water")]
    ions_per_formula: Annotated[
        int,
        Asks(
            "the number of ions that one formula unit of {salt} gives in water",
            noun="number of ions of one formula unit",
        ),
    ]


class SaltFamily(Result):
    salts: Annotated[
        list[Annotated[str, Electrolyte]],
        Asks("the other soluble salts in the electrolyte table with the {ion} of {salt}"),
    ]


class IonicStrength(Result):
    ionic_strength_mol_per_kg: Annotated[
        float,
        Asks(
            "the ionic strength of {molality} of {salt} in water",
            noun="ionic strength at {molality}",
            unit="mol/kg",
            round_to=3,
        ),
    ]


class Activity(Result):
    mean_activity_coefficient: Annotated[
        float,
        Asks(
            "the mean activity coefficient of {molality} of {salt} in water at 25 °C by the"
            " Davies equation",
            noun="mean activity coefficient at {molality}",
            round_to=3,
        ),
    ]


class Conductivity(Result):
    molar_conductivity_s_cm2_per_mol: Annotated[
        float,
        Asks(
            "the limiting molar conductivity of {salt} in water at 25 °C",
            noun="limiting molar conductivity",
            unit="S·cm²/mol",
            round_to=1,
        ),
    ]


class Freezing(Result):
    freezing_point_c: Annotated[
        float,
        Asks(
            "the ideal freezing point of {molality} of {salt} in water",
            noun="ideal freezing point at {molality}",
            unit="°C",
            round_to=3,
        ),
    ]
    boiling_point_c: Annotated[
        float,
        Asks(
            "the ideal boiling point of {molality} of {salt} in water at 1 atm",
            noun="ideal boiling point at {molality}",
            unit="°C",
            round_to=3,
        ),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(
            salt="calcium chloride",
            gives={"formula": "CaCl2", "cation": "Ca+2", "anion": "Cl-", "ions_per_formula": 3},
        )
    ],
)
def salt_ions(salt: Salt) -> Ions:
    """Formula of a soluble salt and the ions that it gives in water."""
    found = _salts.salt(salt)
    return Ions(
        formula=found.formula,
        cation=found.cation,
        anion=found.anion,
        ions_per_formula=found.ions,
    )


@tool(
    kind="retrieval",
    examples=[
        Example(
            salt="cadmium sulfate",
            ion="cation",
            gives={"salts": ["cadmium bromide", "cadmium chloride", "cadmium nitrate"]},
        )
    ],
)
def salts_with_same_ion(
    salt: Salt, ion: Annotated[Literal["cation", "anion"], "Ion that the salts share"]
) -> SaltFamily:
    """Soluble salts of the dissociation table that share their cation or anion with a salt."""
    known, found = _salts.salts(), _salts.salt(salt)
    shared = [
        name
        for name, item in known.items()
        if getattr(item, ion) == getattr(found, ion) and name != found.name
    ]
    if not shared:
        raise ToolError(f"No other salt of the table has the {ion} of {salt}.")
    return SaltFamily(salts=sorted(shared))


@tool(
    kind="processing",
    examples=[
        Example(salt="sodium chloride", molality=0.1, gives={"ionic_strength_mol_per_kg": 0.1}),
        Example(salt="calcium chloride", molality=0.1, gives={"ionic_strength_mol_per_kg": 0.3}),
        Example(salt="magnesium sulfate", molality=0.1, gives={"ionic_strength_mol_per_kg": 0.4}),
    ],
)
def ionic_strength(salt: Salt, molality: Molality) -> IonicStrength:
    """Ionic strength of a completely dissociated salt solution, half the sum of m z²."""
    return IonicStrength(ionic_strength_mol_per_kg=_strength(_salts.salt(salt), molality))


@tool(
    kind="processing",
    examples=[
        Example(
            salt="sodium chloride",
            molality=0.1,
            gives={"mean_activity_coefficient": 0.781},
            rel=2e-3,
        )
    ],
)
def davies_activity(salt: Salt, molality: Molality) -> Activity:
    """Mean activity coefficient of a salt by the Davies (1962) equation, up to I = 0.5."""
    found = _salts.salt(salt)
    strength = _strength(found, molality)
    if strength > 0.5:
        raise ToolError(
            f"The Davies equation holds up to an ionic strength of 0.5 mol/kg, not {strength:.3g}."
        )
    root = strength**0.5
    charges = found.cation_charge * -found.anion_charge
    log_gamma = -DAVIES_A * charges * (root / (1 + root) - 0.3 * strength)
    return Activity(mean_activity_coefficient=10**log_gamma)


@tool(
    kind="processing",
    examples=[
        Example(
            salt="sodium chloride", gives={"molar_conductivity_s_cm2_per_mol": 126.5}, rel=2e-3
        ),
        Example(
            salt="potassium nitrate", gives={"molar_conductivity_s_cm2_per_mol": 145}, rel=0.01
        ),
    ],
)
def limiting_conductivity(salt: Salt) -> Conductivity:
    """Limiting molar conductivity of a salt at 25 °C by Kohlrausch's law of its ions."""
    found, ions = _salts.salt(salt), _conductivities()
    missing = {found.cation, found.anion} - set(ions)
    if missing:
        raise ToolError(f"The table has no conductivity of the ion {min(missing)}.")
    value = found.cation_count * ions[found.cation] + found.anion_count * ions[found.anion]
    return Conductivity(molar_conductivity_s_cm2_per_mol=value)


@tool(
    kind="processing",
    examples=[
        Example(
            salt="sodium chloride",
            molality=0.1,
            gives={"freezing_point_c": -0.372, "boiling_point_c": 100.102},
        )
    ],
)
def salt_water_freezing(salt: Salt, molality: Molality) -> Freezing:
    """Freezing and boiling point of a dilute salt solution by the ideal colligative laws."""
    if molality > 0.5:
        raise ToolError("The ideal laws are for dilute solutions, of at most 0.5 mol/kg.")
    particles = _salts.salt(salt).ions * molality
    return Freezing(
        freezing_point_c=-CRYOSCOPIC * particles, boiling_point_c=100 + EBULLIOSCOPIC * particles
    )


@seeds(Electrolyte, source="chemicals, dissociation of electrolytes")
def soluble_salts() -> Iterator[str]:
    """Salts that dissolve well in water."""
    yield from _salts.salts()


def _strength(item: _salts.Salt, molality: float) -> float:
    squares = item.cation_count * item.cation_charge**2 + item.anion_count * item.anion_charge**2
    return molality * squares / 2


@cache
def _conductivities() -> dict[str, float]:
    path = _compounds.folder() / "Electrolytes" / "Marcus Ion Conductivities.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t"))[1:]
    return {row[1]: float(row[3]) for row in rows}
