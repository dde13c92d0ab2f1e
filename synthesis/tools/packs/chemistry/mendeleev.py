"""Properties of the chemical elements from mendeleev."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.chemistry import ElementName
from synthesis.tools.entities.common import ElementSymbol

PACK = Pack(
    title="mendeleev",
    distributions=("mendeleev",),
    licence="MIT",
    data="Properties of 118 elements and 3,557 isotopes",
    data_licence="MIT, with the library",
)

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
    found = _numbers_and_symbols().get(element.lower())
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
    return AtomicWeight(atomic_weight=_value(symbol, "atomic_weight", "atomic weight"))


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
        electronegativity=_value(symbol, "en_pauling", "Pauling electronegativity")
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
    energy = _element(symbol).ionenergies.get({"first": 1, "second": 2, "third": 3}[order])
    if energy is None:
        raise ToolError(f"There is no {order} ionisation energy of {symbol} in the table.")
    return IonisationEnergy(ionisation_energy_ev=energy)


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
    return Configuration(electron_configuration=_element(symbol).econf)


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
    found = _element(symbol)
    return Position(period=found.period, block=found.block, series=found.series)


class Density(Result):
    density_g_per_cm3: Annotated[
        float, Asks("the density of {symbol}", noun="density", unit="g/cm³", round_to=3)
    ]


@tool(kind="retrieval", examples=[Example(symbol="Fe", gives={"density_g_per_cm3": 7.87})])
def element_density(symbol: Symbol) -> Density:
    """Density of an element near room temperature, in g/cm³; of solids and liquids only."""
    value = _value(symbol, "density", "density")
    if value < 0.1:
        raise ToolError(f"{symbol} is a gas at room temperature; its density is not given here.")
    return Density(density_g_per_cm3=value)


class StableIsotopes(Result):
    mass_numbers: Annotated[
        list[int], Asks("the mass numbers of the naturally occurring isotopes of {symbol}")
    ]
    most_abundant: Annotated[
        int, Asks("the mass number of the most abundant natural isotope of {symbol}")
    ]
    abundance_percent: Annotated[
        float,
        Asks(
            "the natural abundance of the most abundant isotope of {symbol}",
            noun="natural abundance of its most abundant isotope",
            unit="%",
            round_to=2,
        ),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(
            symbol="Cl",
            gives={"mass_numbers": [35, 37], "most_abundant": 35, "abundance_percent": 75.8},
        )
    ],
)
def natural_isotopes(symbol: Symbol) -> StableIsotopes:
    """Mass numbers of an element's natural isotopes, and the most abundant one with its share."""
    shares = {item.mass_number: item.abundance for item in _element(symbol).isotopes}
    found = {number: share for number, share in sorted(shares.items()) if share}
    if not found:
        raise ToolError(f"{symbol} has no isotope with a known natural abundance.")
    top = max(found, key=lambda number: found[number])
    return StableIsotopes(mass_numbers=list(found), most_abundant=top, abundance_percent=found[top])


@seeds(ElementName, source="mendeleev, names of the elements")
def elements() -> Iterator[str]:
    """The elements up to uranium, which have data in most tables."""
    yield from (name for name, (number, _) in _numbers_and_symbols().items() if number <= 92)


@cache
def _numbers_and_symbols() -> dict[str, tuple[int, str]]:
    from mendeleev.fetch import fetch_table

    table = fetch_table("elements")
    rows = zip(table["name"], table["atomic_number"], table["symbol"], strict=True)
    return {name.lower(): (int(number), symbol) for name, number, symbol in rows}


@cache
def _element(symbol: str) -> Any:
    # Elements are read one at a time: mendeleev takes seconds to build all of them.
    from mendeleev.mendeleev import element

    if symbol not in {known for _, known in _numbers_and_symbols().values()}:
        raise ToolError(f"There is no element with the symbol {symbol!r}; a valid one is 'Fe'.")
    return element(symbol)


def _value(symbol: str, field: str, what: str) -> float:
    value = getattr(_element(symbol), field)
    if value is None:
        raise ToolError(f"The table has no {what} for {symbol}.")
    return float(value)
