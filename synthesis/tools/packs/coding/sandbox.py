"""Python programs run in a sandbox without files, network, clock or chance."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.coding import (
    IntegerProgram,
    PlainText,
    PythonProgram,
    SeriesProgram,
)
from synthesis.tools.entities.common import Integer, NumberSeries
from synthesis.tools.packs import _lists
from synthesis.tools.packs.coding import _monty, _programs

PACK = Pack(title="Python sandbox", distributions=("pydantic-monty",), licence="MIT")

LARGEST_INTEGER = 10**12

Program = Annotated[
    str, "Python program; a subset of the language, with few modules", PythonProgram
]


class Output(Result):
    output: Annotated[
        str, PlainText, Asks("the output of {program}", refers="the output of {program}")
    ]


class OfInteger(Result):
    number: Annotated[float, Asks("the number that {program} ends with when n is {n}", round_to=4)]


class OfNumbers(Result):
    number: Annotated[
        float,
        Asks(
            "the number that {program} ends with when the list called numbers is {numbers}",
            round_to=4,
        ),
    ]


class TypeProblems(Result):
    problem_count: int
    problems: list[
        Annotated[str, Asks("the problems that a static type checker finds in {program}")]
    ]


@tool(
    kind="processing",
    examples=[
        Example(program="print(sum(range(10)))", gives={"output": "45"}),
        Example(program=_programs.PRINTING[0], gives={"output": "111"}),
    ],
)
def python_run(program: Program) -> Output:
    """What a Python program prints, then the value of its last expression if it ends with one.

    It runs in a sandbox: 2 s, 64 MiB, 20,000 bytes of output, calls nested at most 200 deep;
    no files, network, clock or unseeded random numbers; no class inheritance and no generator
    functions; math, re, json, datetime, collections, itertools, functools, decimal, bisect.
    """
    value, printed = _monty.run(program)
    parts = [printed.rstrip("\n"), "" if value is None else _monty.shown(value)]
    output = "\n".join(part for part in parts if part)
    if not output:
        raise ToolError("The program prints nothing and ends with no value.")
    if len(output) > _monty.LONGEST_RESULT:
        raise ToolError(
            f"The program gives {len(output):,} characters of output; let it give at most"
            f" {_monty.LONGEST_RESULT:,}."
        )
    return Output(output=output)


@tool(
    kind="processing",
    examples=[
        Example(program=_programs.OF_AN_INTEGER[3], n=27, gives={"number": 111}),
        Example(program=_programs.OF_AN_INTEGER[6], n=36, gives={"number": 12}),
    ],
)
def python_run_with_integer(
    program: Annotated[str, "Python program that ends with a number and uses n", IntegerProgram],
    n: Annotated[
        int, "Integer that the program knows as n", Integer, Draws(36, 97, 360, 1001, 2024)
    ],
) -> OfInteger:
    """The number that a Python program ends with for an integer n, in the sandbox (2 s, 64 MiB)."""
    if abs(n) > LARGEST_INTEGER:
        raise ToolError("The integer must lie between -10**12 and 10**12.")
    return OfInteger(number=_monty.number(_monty.run(program, {"n": n})[0]))


@tool(
    kind="processing",
    examples=[
        Example(program=_programs.OF_NUMBERS[0], numbers=[3, 9, 4], gives={"number": 6}),
        Example(
            program=_programs.OF_NUMBERS[9],
            numbers=[-2, 1, -3, 4, -1, 2, 1, -5, 4],
            gives={"number": 6},
        ),
    ],
)
def python_run_with_numbers(
    program: Annotated[
        str, "Python program that ends with a number and uses numbers", SeriesProgram
    ],
    numbers: Annotated[
        list[float],
        "Numbers that the program knows as the list numbers",
        NumberSeries,
    ],
) -> OfNumbers:
    """The number that a Python program ends with for a list of numbers (sandbox, 2 s, 64 MiB)."""
    if not numbers:
        raise ToolError("The list of numbers is empty.")
    return OfNumbers(number=_monty.number(_monty.run(program, {"numbers": numbers})[0]))


@tool(
    kind="processing",
    examples=[
        Example(
            program='def f(n: int) -> str:\n    return n\n\nprint(f("a"))',
            gives={"problem_count": 2},
        ),
        Example(program="x: int = 1\nprint(x)", gives={"problem_count": 0, "problems": []}),
    ],
)
def python_type_problems(program: Program) -> TypeProblems:
    """Problems that a static type checker (ty) finds in a Python program that runs."""
    from pydantic_monty import MontyTypingError

    try:
        _monty.run(program, check=True)
    except MontyTypingError as error:
        lines = [line.strip() for line in error.display().splitlines() if ": " in line]
        return TypeProblems(problem_count=len(lines), problems=_lists.complete(lines, "problems"))
    return TypeProblems(problem_count=0, problems=[])


@seeds(PythonProgram, source="small programs written for the studio")
def programs() -> Iterator[str]:
    """Programs that print what they work out."""
    yield from _programs.PRINTING


@seeds(IntegerProgram, source="small programs written for the studio")
def integer_programs() -> Iterator[str]:
    """Programs that end with a number worked out from n."""
    yield from _programs.OF_AN_INTEGER


@seeds(SeriesProgram, source="small programs written for the studio")
def series_programs() -> Iterator[str]:
    """Programs that end with a number worked out from a list of numbers."""
    yield from _programs.OF_NUMBERS
