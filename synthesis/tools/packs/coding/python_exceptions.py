"""Python's built-in exceptions: where each stands, and what catches it."""

from __future__ import annotations

import builtins
from collections.abc import Iterator
from functools import cache
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.coding import PythonException

PACK = Pack(
    title="Python's built-in exceptions",
    distributions=(),
    licence="PSF-2.0",
    data="The exception hierarchy of Python 3.11",
    data_licence="PSF-2.0",
    data_date="2022-10",
)

Class = Annotated[str, "Name of a built-in exception", PythonException]


class Place(Result):
    parent: Annotated[
        str,
        PythonException,
        Asks("the direct base class of {exception}", refers="the direct base class of {exception}"),
    ]
    ancestors: list[
        Annotated[str, PythonException, Asks("the base classes of {exception}, object left out")]
    ]
    depth: Annotated[
        int,
        Asks(
            "the number of steps from {exception} up to BaseException",
            noun="number of steps up to BaseException",
        ),
    ]


class Subclasses(Result):
    direct: list[
        Annotated[str, PythonException, Asks("the direct built-in subclasses of {exception}")]
    ]
    descendant_count: Annotated[
        int,
        Asks(
            "the number of built-in subclasses, direct and indirect, of {exception}",
            noun="number of built-in subclasses, direct and indirect",
        ),
    ]


class Caught(Result):
    is_caught: Annotated[bool, Asks("whether an except clause for {handler} catches {exception}")]


@tool(
    kind="retrieval",
    examples=[
        Example(
            exception="FileNotFoundError",
            gives={
                "parent": "OSError",
                "ancestors": ["OSError", "Exception", "BaseException"],
                "depth": 3,
            },
        )
    ],
)
def exception_bases(exception: Class) -> Place:
    """Base classes of a built-in Python exception, nearest first, and its depth."""
    found = [item.__name__ for item in _find(exception).__mro__[1:-1]]
    if not found:
        raise ToolError("BaseException has no base class but object.")
    return Place(parent=found[0], ancestors=found, depth=len(found))


@tool(
    kind="retrieval",
    examples=[
        Example(
            exception="ArithmeticError",
            gives={
                "direct": ["FloatingPointError", "OverflowError", "ZeroDivisionError"],
                "descendant_count": 3,
            },
        )
    ],
)
def exception_subclasses(exception: Class) -> Subclasses:
    """Built-in subclasses of a built-in Python exception."""
    parent = _find(exception)
    below = [name for name, item in _table().items() if issubclass(item, parent)]
    if len(below) < 2:
        raise ToolError(f"{exception} has no built-in subclasses.")
    direct = [name for name in below if parent in _table()[name].__bases__]
    return Subclasses(direct=direct, descendant_count=len(below) - 1)


@tool(
    kind="processing",
    examples=[
        Example(exception="KeyError", handler="LookupError", gives={"is_caught": True}),
        Example(exception="KeyboardInterrupt", handler="Exception", gives={"is_caught": False}),
    ],
)
def exception_is_caught(
    exception: Class,
    handler: Annotated[str, "Exception class that an except clause names", PythonException],
) -> Caught:
    """Whether an except clause for one built-in exception catches another."""
    return Caught(is_caught=issubclass(_find(exception), _find(handler)))


def _find(name: str) -> type[BaseException]:
    found = _table().get(name)
    if found is None:
        raise ToolError(f"Python 3.11 has no built-in exception {name[:40]!r}; KeyError is one.")
    return found


@cache
def _table() -> dict[str, type[BaseException]]:
    """The exceptions by their own name (aliases such as IOError left out)."""
    found = {
        name: item
        for name, item in vars(builtins).items()
        if isinstance(item, type) and issubclass(item, BaseException) and item.__name__ == name
    }
    return dict(sorted(found.items()))


@seeds(PythonException, source="Python 3.11")
def exceptions() -> Iterator[str]:
    """Every built-in exception but the root."""
    yield from (name for name in _table() if name != "BaseException")
