"""Units of the Unified Code for Units of Measure, from the table that ucumvert ships."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Annotated, NamedTuple

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.medicine import UcumUnit, UnitProperty
from synthesis.tools.packs._lists import complete
from synthesis.tools.packs.medicine._files import data_file

PACK = Pack(
    title="UCUM",
    distributions=("ucumvert",),
    licence="MIT",
    data="UCUM essence 2.2: codes, names, properties and definitions of 305 units",
    data_licence="UCUM licence 1.0 (free use, unchanged)",
    data_date="2024-06-17",
)
SPACE = "{http://unitsofmeasure.org/ucum-essence}"

Unit = Annotated[str, "UCUM code of a unit, such as [gal_us]", UcumUnit]


class Entry(NamedTuple):
    """A unit as UCUM defines it."""

    name: str
    quantity: str
    value: float
    unit: str
    prefixable: bool


class UnitRecord(Result):
    name: Annotated[str, Asks("the name of {unit}", refers="{unit}")]
    quantity: Annotated[
        str,
        UnitProperty,
        Asks(
            "the kind of quantity that {unit} measures",
            refers="the kind of quantity that {unit} measures",
        ),
    ]
    metric: Annotated[bool, Asks("whether {unit} may take a metric prefix in UCUM")]


class UnitDefinition(Result):
    definition: Annotated[str, Asks("the UCUM definition of {unit}")]


class QuantityUnits(Result):
    units: Annotated[list[Annotated[str, UcumUnit]], Asks("the UCUM units for {quantity}")]
    count: Annotated[
        int, Asks("the number of UCUM units for {quantity}", noun="number of UCUM units")
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(
            unit="[gal_us]",
            gives={"name": "Queen Anne's wine gallon", "quantity": "fluid volume", "metric": False},
        )
    ],
)
def ucum_unit(unit: Unit) -> UnitRecord:
    """Name of a UCUM unit, the kind of quantity, and whether it takes a metric prefix."""
    entry = _known(unit)
    return UnitRecord(name=entry.name, quantity=entry.quantity, metric=entry.prefixable)


@tool(
    kind="retrieval",
    examples=[Example(unit="[gal_us]", gives={"definition": "231 [in_i]3"})],
)
def ucum_definition(unit: Unit) -> UnitDefinition:
    """Definition of a UCUM unit as a number of other units, in UCUM codes, such as 231 [in_i]3."""
    entry = _known(unit)
    return UnitDefinition(definition=f"{entry.value:g} {entry.unit}")


@tool(
    kind="retrieval",
    examples=[Example(quantity="radioactivity", gives={"units": ["Bq", "Ci"], "count": 2})],
)
def ucum_units_of_quantity(
    quantity: Annotated[str, "Kind of quantity as UCUM names it", UnitProperty],
) -> QuantityUnits:
    """UCUM units that measure a kind of quantity, such as pressure."""
    codes = sorted(code for code, entry in _table().items() if entry.quantity == quantity)
    if not codes:
        raise ToolError(f"UCUM has no unit of {quantity[:60]!r}; 'pressure' is a quantity.")
    return QuantityUnits(units=complete(codes, f"UCUM units of {quantity}"), count=len(codes))


@seeds(UcumUnit, source="UCUM essence 2.2")
def units() -> Iterator[str]:
    """Units that are defined by other units."""
    yield from sorted(_table())


@cache
def _table() -> dict[str, Entry]:
    """Units with a plain definition, by code."""
    from xml.etree import ElementTree

    path = data_file("ucumvert", "ucumvert/vendor/ucum-essence.xml")
    tree = ElementTree.parse(path)  # noqa: S314 (a file of the installed distribution)
    found = {}
    for item in tree.getroot().iter(f"{SPACE}unit"):
        value = item.find(f"{SPACE}value")
        name = (item.findtext(f"{SPACE}name") or "").replace("\xa0", " ")
        quantity = item.findtext(f"{SPACE}property")
        if value is None or not name or not quantity or item.get("isSpecial") == "yes":
            continue
        number, unit = value.get("value"), value.get("Unit")
        if number and unit and quantity != "(unclassified)" and item.get("isArbitrary") != "yes":
            metric = item.get("isMetric") == "yes"
            found[item.attrib["Code"]] = Entry(name, quantity, float(number), unit, metric)
    return found


def _known(unit: str) -> Entry:
    entry = _table().get(unit.strip())
    if entry is None:
        raise ToolError(f"UCUM defines no unit {unit[:30]!r} by other units; [gal_us] is one.")
    return entry
