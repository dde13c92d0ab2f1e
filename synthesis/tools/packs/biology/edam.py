"""Operations, topics, data and formats of bioinformatics, from the EDAM ontology."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.biology import EdamConcept
from synthesis.tools.packs import _lists

PACK = Pack(
    title="EDAM",
    distributions=("edam-ontology",),
    licence="MIT",
    data="EDAM ontology 1.25",
    data_licence="CC BY-SA 4.0",
    data_date="2020-06",
)
BRANCHES = ("data", "format", "operation", "topic")

Concept = Annotated[
    str, "Label of the concept with its branch, such as Sequence alignment (operation)", EdamConcept
]


class Identifier(Result):
    edam_id: Annotated[str, Asks("the EDAM identifier of {concept}")]


@tool(
    kind="retrieval",
    examples=[
        Example(concept="FASTA (format)", gives={"edam_id": "format_1929"}),
        Example(concept="Sequence alignment (operation)", gives={"edam_id": "operation_0292"}),
    ],
)
def edam_identifier(concept: Concept) -> Identifier:
    """EDAM identifier of a bioinformatics operation, topic, kind of data or format."""
    return Identifier(edam_id=_find(concept).key)


class Broader(Result):
    broader: Annotated[
        list[Annotated[str, EdamConcept]], Asks("the broader EDAM concepts of {concept}")
    ]


@tool(
    kind="retrieval",
    examples=[Example(concept="Proteomics (topic)", gives={"broader": ["Omics (topic)"]})],
)
def edam_broader(concept: Concept) -> Broader:
    """EDAM concepts that a concept is directly a kind of."""
    item = _find(concept)
    if not item.parents:
        raise ToolError(f"{concept} is at the top of EDAM: nothing is broader.")
    return Broader(broader=list(item.parents))


class Narrower(Result):
    narrower: Annotated[
        list[Annotated[str, EdamConcept]], Asks("the narrower EDAM concepts of {concept}")
    ]
    count: Annotated[
        int,
        Asks(
            "the number of EDAM concepts directly below {concept}",
            noun="number of EDAM concepts directly below",
        ),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(
            concept="Variant calling (operation)",
            gives={
                "narrower": [
                    "Frameshift detection (operation)",
                    "Indel detection (operation)",
                    "SNP detection (operation)",
                ]
            },
        )
    ],
)
def edam_narrower(concept: Concept) -> Narrower:
    """EDAM concepts directly below a concept, and their number."""
    item = _find(concept)
    if not item.children:
        raise ToolError(f"EDAM has nothing narrower than {concept}.")
    return Narrower(
        narrower=_lists.complete(item.children, "narrower concepts"), count=len(item.children)
    )


class Lineage(Result):
    steps: Annotated[
        int,
        Asks(
            "the number of steps from {concept} up to the top of EDAM",
            noun="number of steps up to the top of EDAM",
        ),
    ]
    below: Annotated[
        int,
        Asks("the number of EDAM concepts below {concept}", noun="number of EDAM concepts below"),
    ]


@tool(kind="processing", examples=[Example(concept="Topic (topic)", gives={"steps": 0})])
def edam_position(concept: Concept) -> Lineage:
    """Shortest way (in steps) from an EDAM concept to the top, and how many are below it."""
    item = _find(concept)
    steps, level = 0, {concept}
    while all(_concepts()[name].parents for name in level):
        level = {parent for name in level for parent in _concepts()[name].parents}
        steps += 1
    below: set[str] = set()
    waiting = list(item.children)
    while waiting:
        name = waiting.pop()
        if name not in below:
            below.add(name)
            waiting += _concepts()[name].children
    return Lineage(steps=steps, below=len(below))


@seeds(EdamConcept, source="EDAM 1.25, concepts with narrower ones or of operations and formats")
def concepts() -> Iterator[str]:
    """Operations, topics and formats with a broader concept."""
    for name, item in _concepts().items():
        if item.parents and (item.children or item.key.startswith(("operation", "topic"))):
            yield name


@dataclass(slots=True)
class _Concept:
    key: str
    parents: tuple[str, ...] = ()
    children: list[str] = field(default_factory=list)


@cache
def _concepts() -> dict[str, _Concept]:
    """Current concepts by label and branch; parents and children by the same."""
    rows = {_last(row["Class ID"]): row for row in _rows()}
    names = {
        key: f"{row['Preferred Label']} ({key.partition('_')[0]})"
        for key, row in rows.items()
        if row["Obsolete"] != "TRUE" and key.partition("_")[0] in BRANCHES
    }
    found: dict[str, _Concept] = {}
    for key, name in names.items():
        above = (_last(text) for text in rows[key]["Parents"].split("|"))
        found[name] = _Concept(key, tuple(names[item] for item in above if item in names))
    for name, item in found.items():
        for parent in item.parents:
            found[parent].children.append(name)
    return found


def _rows() -> Iterator[dict[str, str]]:
    package = find_spec("edam_ontology")
    path = Path((package and package.origin) or "").parent / "EDAM.tsv"
    with path.open(encoding="utf-8") as lines:
        yield from csv.DictReader(lines, delimiter="\t")


def _last(address: str) -> str:
    return address.rpartition("/")[2]


def _find(name: str) -> _Concept:
    item = _concepts().get(name)
    if item is None:
        raise ToolError(
            f"EDAM has no concept {name[:80]!r}; 'Sequence alignment (operation)' is one."
        )
    return item
