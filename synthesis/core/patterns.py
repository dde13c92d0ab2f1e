"""The shape of a task: how its cited steps depend on each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from synthesis.core.values import Citation, Kind, Step, Steps, ToolSpec

_LETTER: Mapping[Kind, str] = {"retrieval": "R", "processing": "P"}


@dataclass(frozen=True, slots=True)
class Pattern:
    """``signature`` is the call graph in letters, R for retrieval and P for processing:
    "P(R(R))+R" is a computation on a look-up on a look-up, beside one more look-up.

    ``depth`` is the number of steps on the longest path that ends in a cited step,
    ``width`` the largest number of steps at one depth, ``kinds`` the steps by kind.
    """

    signature: str
    depth: int
    width: int
    kinds: Mapping[str, int]


def kinds_of(evidence: Steps, specs: Mapping[str, ToolSpec]) -> dict[str, Kind]:
    """The kinds of the tools that the steps called, as far as they are known."""
    called = {step.tool for step in evidence}
    return {name: specs[name].kind for name in called if name in specs}


def pattern(evidence: Steps, citations: Iterable[Citation], kinds: Mapping[str, Kind]) -> Pattern:
    """The pattern of the cited steps and all that they depend on.

    ``kinds`` gives each tool's kind; a tool that it lacks counts as retrieval.
    """
    steps = {step.step: step for step in evidence}
    cited = {source.step for citation in citations for source in citation.sources}
    used = supporting(evidence, cited)
    depths: dict[int, int] = {}
    for number in sorted(used):
        depths[number] = 1 + max((depths[parent] for parent in parents(steps[number])), default=0)
    level = list(depths.values())
    letters = {n: _LETTER[kinds.get(steps[n].tool, "retrieval")] for n in used}
    inner = {parent for number in used for parent in parents(steps[number])}
    roots = [number for number in sorted(used) if number not in inner]
    return Pattern(
        signature="+".join(sorted(_signature(number, steps, letters) for number in roots)),
        depth=max((depths[number] for number in cited if number in depths), default=0),
        width=max((level.count(value) for value in set(level)), default=0),
        kinds={
            "retrieval": sum(letter == "R" for letter in letters.values()),
            "processing": sum(letter == "P" for letter in letters.values()),
        },
    )


def parents(step: Step) -> frozenset[int]:
    """The earlier steps whose results this step's arguments came from."""
    return frozenset(item.step for item in step.inputs_from)


def supporting(evidence: Steps, cited: Iterable[int]) -> frozenset[int]:
    """The cited steps and every step that they depend on."""
    steps = {step.step: step for step in evidence}
    found: set[int] = set()
    waiting = [number for number in cited if number in steps]
    while waiting:
        number = waiting.pop()
        if number not in found:
            found.add(number)
            waiting.extend(parent for parent in parents(steps[number]) if parent in steps)
    return frozenset(found)


def _signature(number: int, steps: Mapping[int, Step], letters: Mapping[int, str]) -> str:
    inner = sorted(_signature(parent, steps, letters) for parent in parents(steps[number]))
    return letters[number] + (f"({','.join(inner)})" if inner else "")
