"""Properties of the chemical elements from mendeleev."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.chemistry import ElementName
from synthesis.tools.entities.common import ElementSymbol
from synthesis.tools.entities.science import Nuclide
from synthesis.tools.packs.chemistry._elements import number, numbers_and_symbols, query, row, value

PACK = Pack(
    title="mendeleev",
    distributions=("mendeleev",),
    licence="MIT",
    data="Properties of 118 elements and 3,557 isotopes",
    data_licence="MIT, with the library",
    data_date="2026-09",
)

UNWEIGHED = frozenset({43, 61, *range(84, 90), *range(93, 119)})
"""Atomic numbers of the elements without a characteristic isotopic composition on Earth."""

Symbol = Annotated[str, "Symbol of the element", ElementSymbol]


class SymbolOfName(Result):
    symbol: Annotated[
        str, ElementSymbol, Asks("the chemical symbol of {element}", refers="{element}")
    ]
    atomic_number: Annotated[int, Asks("the atomic number of {element}", noun="atomic number")]


@tool(
    kind="retrieval",
    examples=[Example(element="tungsten", gives={"symbol": "W", "atomic_number": 74})],
)
def element_symbol(
    element: Annotated[str, "English name of the element", ElementName],
) -> SymbolOfName:
    """Chemical symbol and atomic number of an element from its name."""
    found = numbers_and_symbols().get(element.lower())
    if found is None:
        raise ToolError(f"There is no element called {element!r}; try a name such as 'iron'.")
    return SymbolOfName(symbol=found[1], atomic_number=found[0])


class AtomicWeight(Result):
    atomic_weight: Annotated[
        float,
        Asks("the standard atomic weight of {symbol}", noun="standard atomic weight", round_to=3),
    ]


@tool(kind="retrieval", examples=[Example(symbol="Fe", gives={"atomic_weight": 55.845})])
def atomic_weight(symbol: Symbol) -> AtomicWeight:
    """Standard atomic weight of an element."""
    if number(symbol) in UNWEIGHED:
        raise ToolError(
            f"IUPAC gives {symbol} no standard atomic weight: it has no stable mixture."
        )
    return AtomicWeight(atomic_weight=value(symbol, "atomic_weight", "atomic weight"))


class Electronegativity(Result):
    electronegativity: Annotated[
        float,
        Asks(
            "the Pauling electronegativity of {symbol}",
            noun="Pauling electronegativity",
            round_to=2,
        ),
    ]


@tool(kind="retrieval", examples=[Example(symbol="O", gives={"electronegativity": 3.44})])
def electronegativity(symbol: Symbol) -> Electronegativity:
    """Electronegativity of an element on the Pauling scale."""
    return Electronegativity(
        electronegativity=value(symbol, "en_pauling", "Pauling electronegativity")
    )


class IonisationEnergy(Result):
    ionisation_energy_ev: Annotated[
        float,
        Asks(
            "the {order} ionisation energy of {symbol}",
            noun="{order} ionisation energy",
            unit="eV",
            round_to=2,
        ),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(symbol="Na", order="first", gives={"ionisation_energy_ev": 5.139}),
        Example(symbol="He", order="second", gives={"ionisation_energy_ev": 54.418}),
    ],
)
def ionisation_energy(
    symbol: Symbol,
    order: Annotated[Literal["first", "second", "third"], "Which electron is removed"],
) -> IonisationEnergy:
    """First, second or third ionisation energy of an element, in electronvolts."""
    rows = query(
        "SELECT ionization_energy FROM ionizationenergies WHERE atomic_number = ? AND"
        " ion_charge = ? AND ionization_energy IS NOT NULL",
        number(symbol),
        ("first", "second", "third").index(order),
    )
    if not rows:
        raise ToolError(f"There is no {order} ionisation energy of {symbol} in the table.")
    return IonisationEnergy(ionisation_energy_ev=rows[0][0])


class Configuration(Result):
    electron_configuration: Annotated[
        str, Asks("the ground-state electron configuration of {symbol}")
    ]


@tool(
    kind="retrieval",
    examples=[Example(symbol="Fe", gives={"electron_configuration": "[Ar] 3d6 4s2"})],
)
def electron_configuration(symbol: Symbol) -> Configuration:
    """Ground-state electron configuration of an element, with its noble-gas core."""
    return Configuration(electron_configuration=row(symbol)["electronic_configuration"])


class Position(Result):
    period: Annotated[int, Asks("the period of {symbol} in the periodic table")]
    block: Annotated[str, Asks("the block of {symbol} in the periodic table")]
    series: Annotated[str, Asks("the series of elements that {symbol} belongs to")]


@tool(
    kind="retrieval",
    examples=[Example(symbol="Cl", gives={"period": 3, "block": "p", "series": "Halogens"})],
)
def periodic_position(symbol: Symbol) -> Position:
    """Period, block and series of an element in the periodic table."""
    found = row(symbol)
    series = query("SELECT name FROM series WHERE id = ?", found["series_id"])[0][0]
    return Position(period=found["period"], block=found["block"], series=series)


class Density(Result):
    density_g_per_cm3: Annotated[
        float, Asks("the density of {symbol}", noun="density", unit="g/cm³", round_to=3)
    ]


@tool(kind="retrieval", examples=[Example(symbol="Fe", gives={"density_g_per_cm3": 7.87})])
def element_density(symbol: Symbol) -> Density:
    """Density of an element near room temperature, in g/cm³; of solids and liquids only."""
    density = value(symbol, "density", "density")
    if density < 0.1:
        raise ToolError(f"{symbol} is a gas at room temperature; its density is not given here.")
    return Density(density_g_per_cm3=density)


class StableIsotopes(Result):
    mass_numbers: list[int]
    isotopes: Annotated[
        list[Annotated[str, Nuclide]], Asks("the naturally occurring isotopes of {symbol}")
    ]
    isotope_count: Annotated[
        int,
        Asks(
            "the number of naturally occurring isotopes of {symbol}",
            noun="number of naturally occurring isotopes",
        ),
    ]
    most_abundant: Annotated[
        int, Asks("the mass number of the most abundant natural isotope of {symbol}")
    ]
    abundance_percent: Annotated[
        float,
        Asks(
            "the natural abundance of the most abundant isotope of {symbol}",
            unit="%",
            round_to=2,
        ),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(
            symbol="Cl",
            gives={
                "mass_numbers": [35, 37],
                "isotopes": ["Cl-35", "Cl-37"],
                "isotope_count": 2,
                "most_abundant": 35,
                "abundance_percent": 75.8,
            },
        )
    ],
)
def natural_isotopes(symbol: Symbol) -> StableIsotopes:
    """Mass numbers of an element's natural isotopes, and the most abundant one with its share."""
    rows = query(
        "SELECT mass_number, abundance FROM isotopes WHERE atomic_number = ? AND abundance > 0"
        " ORDER BY mass_number",
        number(symbol),
    )
    found = {item[0]: item[1] for item in rows}
    if not found:
        raise ToolError(f"{symbol} has no isotope with a known natural abundance.")
    top = max(found, key=lambda mass: found[mass])
    return StableIsotopes(
        mass_numbers=list(found),
        isotopes=[f"{symbol}-{mass}" for mass in found],
        isotope_count=len(found),
        most_abundant=top,
        abundance_percent=found[top],
    )


@seeds(ElementName, source="mendeleev, names of the elements")
def elements() -> Iterator[str]:
    """The elements up to uranium, which have data in most tables."""
    yield from (name for name, (place, _) in numbers_and_symbols().items() if place <= 92)
