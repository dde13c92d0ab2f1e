"""Space groups and diffraction from crystals with gemmi."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.chemistry import CubicEdge, SpaceGroup
from synthesis.tools.entities.common import ElementSymbol

PACK = Pack(
    title="gemmi: crystals",
    distributions=("gemmi",),
    licence="MPL-2.0",
    data="The 230 space groups and X-ray form factors of the International Tables",
    data_licence="MPL-2.0, with the library",
    data_date="2026-03",
)

Group = Annotated[str, "Hermann-Mauguin symbol such as 'P 21 21 21'", SpaceGroup]
Edge = Annotated[float, Field(ge=1, le=100), "Edge of the cubic cell in Å", CubicEdge]
Reflection = Annotated[
    Literal["111", "200", "220", "311", "222", "400"], "Miller indices h, k and l"
]
RADIATION = {"Cu Kα": 1.5406, "Mo Kα": 0.7093, "Co Kα": 1.7890, "Cr Kα": 2.2897}
"""Wavelengths of the Kα1 lines in Å (International Tables, volume C)."""


class GroupRecord(Result):
    number: Annotated[
        int,
        Asks("the number of {group} in the International Tables"),
    ]
    crystal_system: Annotated[str, Asks("the crystal system of {group}")]
    point_group: Annotated[str, Asks("the point group of {group}")]
    hall_symbol: Annotated[str, Asks("the Hall symbol of {group}")]
    centrosymmetric: Annotated[bool, Asks("whether {group} is centrosymmetric")]


class Operations(Result):
    operations: list[str]
    count: Annotated[
        int,
        Asks(
            "the number of symmetry operations of {group} in its conventional cell",
            noun="number of symmetry operations in the conventional cell",
        ),
    ]
    chiral_molecules_allowed: Annotated[
        bool, Asks("whether an enantiopure compound can crystallise in {group}")
    ]


class Absence(Result):
    absent: Annotated[
        bool, Asks("whether the {reflection} reflection is systematically absent in {group}")
    ]


class Bragg(Result):
    two_theta_degrees: Annotated[
        float,
        Asks(
            "the diffraction angle 2θ of the {reflection} reflection of {edge} with {radiation}"
            " radiation",
            noun="diffraction angle 2θ of the {reflection} reflection with {radiation} radiation",
            unit="°",
            round_to=2,
        ),
    ]


class FormFactor(Result):
    electrons: Annotated[
        float,
        Asks(
            "the X-ray form factor of {symbol} at sin θ/λ = {s} Å⁻¹",
            noun="X-ray form factor at sin θ/λ = {s} Å⁻¹",
            unit="electrons",
            round_to=2,
        ),
    ]


class SystemGroups(Result):
    space_groups: Annotated[
        list[Annotated[str, SpaceGroup]],
        Asks("the space groups with the same point group as {group}"),
    ]
    count: Annotated[
        int,
        Asks(
            "the number of space groups with the same point group as {group}",
            noun="number of space groups with the same point group",
        ),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(
            group="P 21 21 21",
            gives={
                "number": 19,
                "crystal_system": "orthorhombic",
                "point_group": "222",
                "centrosymmetric": False,
            },
        ),
        Example(group="F m -3 m", gives={"number": 225, "centrosymmetric": True}),
    ],
)
def space_group_record(group: Group) -> GroupRecord:
    """Number, crystal system, point group, Hall symbol and centrosymmetry of a space group."""
    found = _group(group)
    return GroupRecord(
        number=found.number,
        crystal_system=found.crystal_system_str(),
        point_group=found.point_group_hm(),
        hall_symbol=found.hall,
        centrosymmetric=found.is_centrosymmetric(),
    )


@tool(
    kind="retrieval",
    examples=[
        Example(
            group="P 1 21 1",
            gives={
                "operations": ["x,y,z", "-x,y+1/2,-z"],
                "count": 2,
                "chiral_molecules_allowed": True,
            },
        ),
        Example(group="F m -3 m", gives={"count": 192, "chiral_molecules_allowed": False}),
    ],
)
def symmetry_operations(group: Group) -> Operations:
    """Symmetry operations of a space group (the first 24), and whether it is a Sohncke group."""
    found = _group(group)
    operations = [operation.triplet() for operation in found.operations()]
    return Operations(
        operations=operations[:24],
        count=len(operations),
        chiral_molecules_allowed=found.is_sohncke(),
    )


@tool(
    kind="retrieval",
    examples=[Example(group="P 2 2 2", gives={"count": 9})],
)
def point_group_members(group: Group) -> SystemGroups:
    """Space groups that have the same point group (crystal class) as one."""
    wanted = _group(group).point_group_hm()
    found = [name for name, item in _groups().items() if item.point_group_hm() == wanted]
    return SystemGroups(space_groups=found, count=len(found))


@tool(
    kind="processing",
    examples=[
        Example(group="I m -3 m", reflection="111", gives={"absent": True}),
        Example(group="F m -3 m", reflection="111", gives={"absent": False}),
        Example(group="F d -3 m", reflection="200", gives={"absent": True}),
    ],
)
def systematic_absence(group: Group, reflection: Reflection) -> Absence:
    """Whether the symmetry of a space group extinguishes a reflection."""
    indices = [int(digit) for digit in reflection]
    return Absence(absent=_group(group).operations().is_systematically_absent(indices))


@tool(
    kind="processing",
    examples=[
        Example(
            edge=5.431, reflection="111", radiation="Cu Kα", gives={"two_theta_degrees": 28.44}
        ),
        Example(
            edge=4.0495, reflection="200", radiation="Cu Kα", gives={"two_theta_degrees": 44.74}
        ),
    ],
)
def bragg_angle(
    edge: Edge,
    reflection: Reflection,
    radiation: Annotated[Literal["Cu Kα", "Mo Kα", "Co Kα", "Cr Kα"], "X-ray line of the tube"],
) -> Bragg:
    """Diffraction angle 2θ of a reflection of a cubic crystal by Bragg's law, in degrees."""
    sine = RADIATION[radiation] / (2 * _spacing(edge, reflection))
    if sine > 1:
        raise ToolError(f"{radiation} radiation is too long for the {reflection} reflection.")
    return Bragg(two_theta_degrees=2 * math.degrees(math.asin(sine)))


@tool(
    kind="processing",
    examples=[Example(symbol="Fe", s=0.0, gives={"electrons": 26}, rel=2e-3)],
)
def xray_form_factor(
    symbol: Annotated[str, "Symbol of the element", ElementSymbol],
    s: Annotated[
        float, Field(ge=0, le=2), "sin θ/λ in 1/Å", Draws(0.1, 0.2, 0.3, 0.5, label="sin θ/λ")
    ],
) -> FormFactor:
    """X-ray scattering factor of a neutral atom (International Tables, 1992), in electrons."""
    import gemmi

    element = gemmi.Element(symbol)
    if element.atomic_number == 0 or element.name != symbol or element.it92 is None:
        raise ToolError(f"The International Tables have no X-ray form factor of {symbol!r}.")
    return FormFactor(electrons=element.it92.calculate_sf(s * s))


@seeds(SpaceGroup, source="gemmi, International Tables for Crystallography")
def space_groups() -> Iterator[str]:
    """The 230 space groups by their Hermann-Mauguin symbols."""
    yield from _groups()


@cache
def _groups() -> dict[str, Any]:
    import gemmi

    found: dict[int, Any] = {}
    for item in gemmi.spacegroup_table():
        found.setdefault(item.number, item)
    return {item.hm: item for item in found.values()}


def _group(name: str) -> Any:
    import gemmi

    found = _groups().get(name) or gemmi.find_spacegroup_by_name(name)
    if found is None:
        raise ToolError(f"{name[:40]!r} is no space group symbol; 'P 21 21 21' is one.")
    return found


def _spacing(edge: float, reflection: str) -> float:
    import gemmi

    cell = gemmi.UnitCell(edge, edge, edge, 90, 90, 90)
    return float(cell.calculate_d([int(digit) for digit in reflection]))
