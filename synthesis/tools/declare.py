"""How a tool is declared: one typed function over a library, and what it says of itself.

A tool is a function whose parameters and result fields carry what the studio needs to
offer it, run it, check it and ask about it::

    class MolarMass(Result):
        molar_mass_g_per_mol: Annotated[
            float,
            Asks("the molar mass of {smiles}", noun="molar mass", unit="g/mol", round_to=2),
        ]

    @tool(
        kind="processing",
        examples=[Example(smiles="CCO", gives={"molar_mass_g_per_mol": 46.07})],
    )
    def molar_mass(smiles: Annotated[str, "Structure of the molecule", Smiles]) -> MolarMass:
        \"\"\"Molar mass of a molecule from its structure, with average atomic weights.\"\"\"
        from rdkit.Chem import Descriptors
        ...

The library is imported inside the function, so that listing the pool imports none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict

from synthesis.core.values import EntityType, Json, Kind
from synthesis.core.values import Pack as Pack  # packs declare themselves with it


class Result(BaseModel):
    """Base of every tool's result: a JSON object with declared fields, in stable order."""

    model_config = ConfigDict(extra="forbid", frozen=True)


@dataclass(frozen=True, slots=True, init=False)
class Asks:
    """The words with which a result field is asked for.

    ``phrase`` is a noun phrase with the arguments in braces: "the molar mass of {smiles}".
    ``refers`` is the noun phrase that stands for this value when it becomes an argument
    of another tool; it defaults to ``phrase``. A field that is only another identifier of
    the same thing says so: ``Asks("the SMILES string of {cas}", refers="{cas}")``.
    ``noun`` names the quantity without its owner ("molar mass", "boiling point at
    {pressure_kpa}"); a number with a noun may be compared over several owners.
    ``unit`` is the unit of a number, ``round_to`` the decimals that an answer keeps, and
    ``additive`` says that a sum or an average over several owners means something.
    """

    phrase: str
    refers: str
    noun: str | None
    unit: str | None
    round_to: int | None
    additive: bool

    def __init__(
        self,
        phrase: str,
        *,
        refers: str | None = None,
        noun: str | None = None,
        unit: str | None = None,
        round_to: int | None = None,
        additive: bool = False,
    ) -> None:
        for name, value in (
            ("phrase", phrase),
            ("refers", refers or phrase),
            ("noun", noun),
            ("unit", unit),
            ("round_to", round_to),
            ("additive", additive),
        ):
            object.__setattr__(self, name, value)


@dataclass(frozen=True, slots=True, init=False)
class Draws:
    """Sensible values for an argument that no entity fills.

    ``label`` ("the pressure") and ``unit`` ("kPa") are how the argument reads in a
    sentence; the unit is written after the number.
    """

    values: tuple[Json, ...]
    label: str | None
    unit: str | None

    def __init__(self, *values: Json, label: str | None = None, unit: str | None = None) -> None:
        object.__setattr__(self, "values", values)
        object.__setattr__(self, "label", label)
        object.__setattr__(self, "unit", unit)


@dataclass(frozen=True, slots=True, init=False)
class Example:
    """A worked example: arguments, and the result fields that the call must give.

    Numbers are compared with a relative tolerance of 1e-3 unless ``rel`` says otherwise.
    """

    arguments: dict[str, Json]
    gives: dict[str, Json]
    rel: float

    def __init__(self, *, gives: dict[str, Json], rel: float = 1e-3, **arguments: Json) -> None:
        object.__setattr__(self, "arguments", arguments)
        object.__setattr__(self, "gives", gives)
        object.__setattr__(self, "rel", rel)


@dataclass(frozen=True, slots=True)
class Declaration:
    """What ``@tool`` attaches to a function."""

    kind: Kind
    examples: tuple[Example, ...]
    deterministic: bool


@dataclass(frozen=True, slots=True)
class SeedSource:
    """What ``@seeds`` attaches to a function that enumerates real entities."""

    entity: EntityType
    source: str


F = TypeVar("F", bound=Callable[..., Any])


def tool(
    *, kind: Kind, examples: Sequence[Example], deterministic: bool = True
) -> Callable[[F], F]:
    """Declare a function as a tool; the function itself stays as it is."""

    def attach(function: F) -> F:
        function.__tool__ = Declaration(kind, tuple(examples), deterministic)  # type: ignore[attr-defined]
        return function

    return attach


def seeds(entity: EntityType, *, source: str) -> Callable[[F], F]:
    """Declare a function without arguments as an enumeration of real entities.

    It yields strings of the given entity type, in a stable order; ``source`` names the
    data they come from.
    """

    def attach(function: F) -> F:
        function.__seeds__ = SeedSource(entity, source)  # type: ignore[attr-defined]
        return function

    return attach


def declared(module: ModuleType) -> Iterator[tuple[Callable[..., Result], Declaration]]:
    """The tools that a pack module declares, in the order in which it defines them."""
    for value in vars(module).values():
        declaration = getattr(value, "__tool__", None)
        if isinstance(declaration, Declaration) and value.__module__ == module.__name__:
            yield value, declaration


def seed_functions(
    module: ModuleType,
) -> Iterator[tuple[Callable[[], Iterable[str]], SeedSource]]:
    """The seed enumerations that a pack module declares, in order of definition."""
    for value in vars(module).values():
        source = getattr(value, "__seeds__", None)
        if isinstance(source, SeedSource) and value.__module__ == module.__name__:
            yield value, source
