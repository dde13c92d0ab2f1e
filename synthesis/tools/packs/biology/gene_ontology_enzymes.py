"""Enzyme activities of the Gene Ontology and their EC numbers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.biology import EcNumber, GoId
from synthesis.tools.packs.biology import _go

PACK = Pack(
    title="psims: Gene Ontology and EC numbers",
    distributions=("psims",),
    licence="Apache-2.0",
    data="Gene Ontology, release of 2026-06-15",
    data_licence="CC BY 4.0",
    data_date="2026-06-15",
)
CLASSES = {
    "1": "oxidoreductase",
    "2": "transferase",
    "3": "hydrolase",
    "4": "lyase",
    "5": "isomerase",
    "6": "ligase",
    "7": "translocase",
}

Ec = Annotated[str, "Enzyme Commission number, such as 1.1.1.27", EcNumber]


class Activity(Result):
    go_id: Annotated[
        str,
        GoId,
        Asks("the GO ID of the activity of {ec_number}", refers="the activity of {ec_number}"),
    ]
    activity: Annotated[
        str,
        Asks(
            "the Gene Ontology name of the activity of {ec_number}",
            refers="the activity of {ec_number}",
        ),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(
            ec_number="1.1.1.27",
            gives={"go_id": "GO:0004459", "activity": "L-lactate dehydrogenase (NAD+) activity"},
        ),
        Example(ec_number="2.7.1.1", gives={"activity": "hexokinase activity"}),
    ],
)
def enzyme_activity(ec_number: Ec) -> Activity:
    """Gene Ontology molecular function that stands for an enzyme's EC number."""
    go_id = _go_id(ec_number)
    return Activity(go_id=go_id, activity=_go.terms()[go_id].name)


class EcOfTerm(Result):
    ec_number: Annotated[
        str,
        EcNumber,
        Asks("the EC number of {go_id}", refers="the enzyme of {go_id}"),
    ]


@tool(kind="retrieval", examples=[Example(go_id="GO:0004459", gives={"ec_number": "1.1.1.27"})])
def ec_number_of_activity(
    go_id: Annotated[str, "Identifier of a molecular function", GoId],
) -> EcOfTerm:
    """EC number of an enzyme activity of the Gene Ontology."""
    term = _go.term(go_id)
    if len(term.ec_numbers) != 1:
        raise ToolError(f"The Gene Ontology gives no single EC number of {go_id} ({term.name}).")
    return EcOfTerm(ec_number=term.ec_numbers[0])


class EcClass(Result):
    enzyme_class: Annotated[str, Asks("the class of enzyme that {ec_number} belongs to")]
    sibling_count: Annotated[
        int,
        Asks(
            "the number of other enzymes in the EC sub-subclass of {ec_number}"
            " with a Gene Ontology term",
            noun="number of other enzymes in the same EC sub-subclass",
        ),
    ]


@tool(kind="retrieval", examples=[Example(ec_number="4.2.1.1", gives={"enzyme_class": "lyase"})])
def enzyme_class(ec_number: Ec) -> EcClass:
    """EC class of an enzyme, and how many others of its sub-subclass the Gene Ontology knows."""
    _go_id(ec_number)
    stem = ec_number.rpartition(".")[0] + "."
    siblings = sum(code.startswith(stem) for code in _go.by_ec_number()) - 1
    return EcClass(enzyme_class=CLASSES[ec_number[0]], sibling_count=siblings)


@seeds(EcNumber, source="Gene Ontology, enzyme activities with an EC number")
def enzymes() -> Iterator[str]:
    """EC numbers of activities that have a synonym, preliminary numbers left out."""
    codes = [code for code in _go.by_ec_number() if code.rpartition(".")[2].isdigit()]
    yield from (code for code in sorted(codes) if _go.terms()[_go.by_ec_number()[code]].synonyms)


def _go_id(ec_number: str) -> str:
    found = _go.by_ec_number().get(ec_number)
    if found is None:
        raise ToolError(
            f"The Gene Ontology has no activity EC {ec_number} of its own; EC 1.1.1.27 has one."
        )
    return found
