"""Chemistry of the elements from mendeleev: ions, groups, radii, bonds."""

from __future__ import annotations

import math
from typing import Annotated, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, tool
from synthesis.tools.entities.common import ElementSymbol
from synthesis.tools.packs.chemistry._elements import number, query, row, value

PACK = Pack(
    title="mendeleev: chemistry of the elements",
    distributions=("mendeleev",),
    licence="MIT",
    data="Electron affinities, Cordero, Alvarez and Shannon radii, Pauling electronegativities",
    data_licence="MIT, with the library",
    data_date="2026-09",
)
RADII = {
    "covalent": "covalent_radius_cordero",
    "van der Waals": "vdw_radius_alvarez",
    "metallic": "metallic_radius_c12",
}

Symbol = Annotated[str, "Symbol of the element", ElementSymbol]


class ElectronAffinity(Result):
    electron_affinity_ev: Annotated[
        float,
        Asks("the electron affinity of {symbol}", noun="electron affinity", unit="eV", round_to=3),
    ]


class Radius(Result):
    radius_pm: Annotated[
        float,
        Asks("the {kind} radius of {symbol}", noun="{kind} radius", unit="pm", round_to=0),
    ]


class IonicRadius(Result):
    charge: Annotated[
        int,
        Asks("the highest charge of an ion of {symbol} with a Shannon radius for six neighbours"),
    ]
    ionic_radius_pm: Annotated[
        float,
        Asks(
            "the Shannon radius, for six neighbours, of the most highly charged ion of {symbol}",
            noun="six-coordinate Shannon radius of the most highly charged ion",
            unit="pm",
            round_to=1,
        ),
    ]


class OxidationStates(Result):
    states: Annotated[list[int], Asks("the main oxidation states of {symbol}")]
    highest: Annotated[
        int,
        Asks(
            "the highest of the main oxidation states of {symbol}", noun="highest oxidation state"
        ),
    ]


class GroupMembers(Result):
    group: Annotated[int, Asks("the number of the group of {symbol} in the periodic table")]
    members: Annotated[
        list[Annotated[str, ElementSymbol]],
        Asks("the elements in the same group of the periodic table as {symbol}"),
    ]


class BondPolarity(Result):
    electronegativity_difference: Annotated[
        float,
        Asks(
            "the Pauling electronegativity difference between {symbol} and {other_symbol}",
            noun="electronegativity difference to {other_symbol}",
            round_to=2,
        ),
    ]
    ionic_character_percent: Annotated[
        float,
        Asks(
            "the ionic character of a bond between {symbol} and {other_symbol} by Pauling's"
            " formula",
            noun="ionic character of a bond with {other_symbol}",
            unit="%",
            round_to=1,
        ),
    ]


@tool(kind="retrieval", examples=[Example(symbol="Cl", gives={"electron_affinity_ev": 3.6127})])
def electron_affinity(symbol: Symbol) -> ElectronAffinity:
    """Electron affinity of an element, in eV."""
    found = value(symbol, "electron_affinity", "electron affinity")
    if found <= 0:
        raise ToolError(f"{symbol} does not bind another electron.")
    return ElectronAffinity(electron_affinity_ev=found)


@tool(
    kind="retrieval",
    examples=[
        Example(symbol="C", kind="covalent", gives={"radius_pm": 73}),
        Example(symbol="C", kind="van der Waals", gives={"radius_pm": 177}),
    ],
)
def element_radius(
    symbol: Symbol,
    kind: Annotated[Literal["covalent", "van der Waals", "metallic"], "Kind of radius"],
) -> Radius:
    """Covalent (Cordero), van der Waals (Alvarez) or 12-fold metallic radius, in pm."""
    return Radius(radius_pm=value(symbol, RADII[kind], f"{kind} radius"))


@tool(
    kind="retrieval",
    examples=[
        Example(symbol="Na", gives={"charge": 1, "ionic_radius_pm": 102}),
        Example(symbol="Fe", gives={"charge": 4, "ionic_radius_pm": 58.5}),
        Example(symbol="Al", gives={"charge": 3, "ionic_radius_pm": 53.5}),
    ],
)
def ionic_radius(symbol: Symbol) -> IonicRadius:
    """Effective ionic radius (Shannon, 1976; coordination VI) of an element's highest cation."""
    rows = query(
        "SELECT charge, ionic_radius FROM ionicradii WHERE atomic_number = ? AND charge > 0 AND"
        " coordination = 'VI' AND spin != 'LS' ORDER BY charge DESC, id",
        number(symbol),
    )
    if not rows:
        raise ToolError(f"Shannon gives no six-coordinate radius of a cation of {symbol}.")
    return IonicRadius(charge=rows[0][0], ionic_radius_pm=round(rows[0][1], 2))


@tool(
    kind="retrieval",
    examples=[Example(symbol="Mn", gives={"states": [2, 4, 7], "highest": 7})],
)
def oxidation_states(symbol: Symbol) -> OxidationStates:
    """Main oxidation states of an element, in ascending order."""
    rows = query(
        "SELECT oxidation_state FROM oxidationstates WHERE atomic_number = ? AND"
        " category = 'main' ORDER BY oxidation_state",
        number(symbol),
    )
    if not rows:
        raise ToolError(f"{symbol} has no main oxidation state in the table.")
    states = [item[0] for item in rows]
    return OxidationStates(states=states, highest=states[-1])


@tool(
    kind="retrieval",
    examples=[
        Example(symbol="Br", gives={"group": 17, "members": ["F", "Cl", "Br", "I", "At", "Ts"]})
    ],
)
def periodic_group(symbol: Symbol) -> GroupMembers:
    """Group of an element in the periodic table (1 to 18) and the elements in it."""
    group = row(symbol)["group_id"]
    if group is None:
        raise ToolError(f"{symbol} belongs to the f block, which has no group numbers.")
    rows = query("SELECT symbol FROM elements WHERE group_id = ? ORDER BY atomic_number", group)
    return GroupMembers(group=group, members=[item[0] for item in rows])


@tool(
    kind="processing",
    examples=[
        Example(
            symbol="Na",
            other_symbol="Cl",
            gives={"electronegativity_difference": 2.23, "ionic_character_percent": 71.2},
        ),
        Example(symbol="H", other_symbol="F", gives={"electronegativity_difference": 1.78}),
    ],
)
def bond_polarity(
    symbol: Symbol,
    other_symbol: Annotated[str, "Symbol of the other element", ElementSymbol],
) -> BondPolarity:
    """Electronegativity difference of two elements and Pauling's ionic character of their bond."""
    one, two = (
        value(item, "en_pauling", "Pauling electronegativity") for item in (symbol, other_symbol)
    )
    difference = abs(one - two)
    return BondPolarity(
        electronegativity_difference=difference,
        ionic_character_percent=100 * (1 - math.exp(-(difference**2) / 4)),
    )
