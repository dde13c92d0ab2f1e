"""Antibiotics and the genes that resist them, from the Antibiotic Resistance Ontology."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.medicine import (
    Antibiotic,
    AntibioticClass,
    ResfinderEntry,
    ResistanceGene,
)
from synthesis.tools.packs._lists import complete
from synthesis.tools.packs.medicine import _aro
from synthesis.tools.packs.medicine._files import data_file

PACK = Pack(
    title="argnorm",
    distributions=("argnorm",),
    licence="MIT",
    data="Antibiotic Resistance Ontology of CARD, 2024-12-17, and its map of ResFinder names",
    data_licence="CC BY 4.0 (ontology); MIT (map)",
    data_date="2024-12-17",
)

Gene = Annotated[str, "Name of a resistance gene in ARO, such as NDM-1", ResistanceGene]
Drug = Annotated[str, "Name of an antibiotic in ARO, such as meropenem", Antibiotic]


class GeneAntibiotics(Result):
    antibiotics: Annotated[
        list[Annotated[str, Antibiotic]],
        Asks("the antibiotics to which {gene} confers resistance according to ARO"),
    ]
    count: Annotated[
        int,
        Asks(
            "the number of antibiotics to which {gene} confers resistance according to ARO",
            noun="number of antibiotics resisted",
        ),
    ]


class GeneRecord(Result):
    aro_id: Annotated[str, Asks("the ARO accession of {gene}")]
    family: Annotated[str, Asks("the gene family of {gene} in ARO")]
    mechanism: Annotated[str, Asks("the broad mechanism of resistance of {gene} in ARO")]


class SharedAntibiotics(Result):
    count: Annotated[
        int,
        Asks(
            "the number of antibiotics to which both {first} and {second} confer resistance "
            "according to ARO"
        ),
    ]


class AntibioticGenes(Result):
    genes: Annotated[
        list[Annotated[str, ResistanceGene]],
        Asks("the ARO terms for resistance genes against {antibiotic}"),
    ]
    count: Annotated[
        int,
        Asks(
            "the number of ARO terms for resistance genes against {antibiotic}",
            noun="number of resistance genes in ARO",
        ),
    ]


class AntibioticClasses(Result):
    classes: Annotated[
        list[Annotated[str, AntibioticClass]], Asks("the class of antibiotics of {antibiotic}")
    ]


class ClassMembers(Result):
    antibiotics: Annotated[
        list[Annotated[str, Antibiotic]],
        Asks("the antibiotics directly in {antibiotic_class} in ARO"),
    ]
    count: Annotated[
        int,
        Asks(
            "the number of antibiotics directly in {antibiotic_class} in ARO",
            noun="number of antibiotics in ARO",
        ),
    ]


class ResfinderGene(Result):
    gene: Annotated[
        str,
        ResistanceGene,
        Asks(
            "the ARO name of the gene of {entry}",
            refers="the resistance gene of {entry}",
        ),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(
            gene="NDM-1",
            gives={"antibiotics": ["ertapenem", "imipenem", "meropenem"], "count": 3},
        )
    ],
)
def resistance_gene_antibiotics(gene: Gene) -> GeneAntibiotics:
    """Antibiotics to which a gene itself confers resistance in ARO."""
    names = _aro.resisted(_aro.resistance_gene(gene))
    return GeneAntibiotics(
        antibiotics=complete(names, f"antibiotics that {gene} resists"), count=len(names)
    )


@tool(
    kind="retrieval",
    examples=[
        Example(
            gene="TEM-1",
            gives={
                "aro_id": "ARO:3000873",
                "family": "TEM beta-lactamase",
                "mechanism": "antibiotic inactivation enzyme",
            },
        )
    ],
)
def resistance_gene_record(gene: Gene) -> GeneRecord:
    """ARO accession, gene family and broad mechanism group of a resistance gene."""
    term, table = _aro.resistance_gene(gene), _aro.terms()
    lineage = [table[aro].name for aro in _aro.ancestors(term)]
    top = "determinant of antibiotic resistance"
    if top not in lineage or lineage.index(top) == 0:
        raise ToolError(f"ARO places {gene} in no gene family.")
    return GeneRecord(aro_id=term.aro, family=lineage[0], mechanism=lineage[lineage.index(top) - 1])


@tool(
    kind="processing",
    examples=[Example(first="TEM-1", second="CTX-M-15", gives={"count": 3})],
)
def shared_resistance(
    first: Gene,
    second: Annotated[str, "Name of another resistance gene in ARO", ResistanceGene],
) -> SharedAntibiotics:
    """Number of antibiotics to which two genes both confer resistance according to ARO."""
    one, two = (_aro.resisted(_aro.resistance_gene(name)) for name in (first, second))
    return SharedAntibiotics(count=len(set(one) & set(two)))


@tool(kind="retrieval", examples=[Example(antibiotic="meropenem", gives={"count": 22})])
def antibiotic_resistance_genes(antibiotic: Drug) -> AntibioticGenes:
    """Genes that confer resistance to an antibiotic in ARO, by name."""
    table = _aro.terms()
    names = sorted(table[aro].name for aro in _aro.antibiotic(antibiotic).resisted_by)
    if not names:
        raise ToolError(f"ARO ties no single gene to resistance against {antibiotic}.")
    return AntibioticGenes(
        genes=complete(names, f"resistance genes against {antibiotic}"), count=len(names)
    )


@tool(
    kind="retrieval", examples=[Example(antibiotic="meropenem", gives={"classes": ["carbapenem"]})]
)
def antibiotic_class(antibiotic: Drug) -> AntibioticClasses:
    """Class or classes of antibiotics to which an antibiotic belongs in ARO."""
    table = _aro.terms()
    names = [
        table[aro].name for aro in _aro.antibiotic(antibiotic).parents if aro != _aro.ANTIBIOTICS
    ]
    if not names:
        raise ToolError(f"{antibiotic} is a class of its own in ARO.")
    return AntibioticClasses(classes=sorted(names))


@tool(kind="retrieval", examples=[Example(antibiotic_class="carbapenem", gives={"count": 8})])
def antibiotic_class_members(
    antibiotic_class: Annotated[str, "Name of a class of antibiotics in ARO", AntibioticClass],
) -> ClassMembers:
    """Antibiotics directly in a class of antibiotics in ARO, by name."""
    table = _aro.terms()
    names = sorted(
        table[aro].name
        for aro in _aro.antibiotic(antibiotic_class).children
        if _aro.ANTIBIOTICS in _aro.ancestors(table[aro])
    )
    if not names:
        raise ToolError(f"{antibiotic_class} is a single antibiotic in ARO, not a class.")
    return ClassMembers(
        antibiotics=complete(names, f"antibiotics in {antibiotic_class}"), count=len(names)
    )


@tool(kind="retrieval", examples=[Example(entry="sul1_2_U12338", gives={"gene": "sul1"})])
def resfinder_gene(
    entry: Annotated[str, "Sequence name in ResFinder, such as sul1_2_U12338", ResfinderEntry],
) -> ResfinderGene:
    """Resistance gene of ARO for an entry of the ResFinder database, by argNorm's map."""
    aro = _resfinder().get(entry.strip())
    if aro is None:
        raise ToolError(f"The map has no ResFinder entry {entry[:60]!r}; sul1_2_U12338 is one.")
    return ResfinderGene(gene=_aro.terms()[aro].name)


@seeds(ResistanceGene, source="Antibiotic Resistance Ontology, 2024-12-17")
def genes() -> Iterator[str]:
    """Genes with short names that resist three antibiotics or more, the leading of families."""
    count: dict[str, int] = {}
    for _, term in sorted(_aro.terms().items()):
        if len(term.name) <= 14 and len(_aro.resisted(term)) >= 3 and term.parents:
            count[term.parents[0]] = count.get(term.parents[0], 0) + 1
            if count[term.parents[0]] <= 25:
                yield term.name


@seeds(Antibiotic, source="Antibiotic Resistance Ontology, 2024-12-17")
def antibiotics() -> Iterator[str]:
    """Antibiotics with resistance genes."""
    for _, term in sorted(_aro.terms().items()):
        single = not term.children and _aro.ANTIBIOTICS in _aro.ancestors(term)
        if single and term.resisted_by and len(term.name) <= 30:
            yield term.name


@seeds(AntibioticClass, source="Antibiotic Resistance Ontology, 2024-12-17")
def classes() -> Iterator[str]:
    """Classes with two antibiotics or more."""
    for _, term in sorted(_aro.terms().items()):
        if len(term.children) >= 2 and _aro.ANTIBIOTICS in _aro.ancestors(term):
            yield term.name


@seeds(ResfinderEntry, source="ResFinder names in argNorm 1.1")
def resfinder_entries() -> Iterator[str]:
    """Every tenth entry whose gene ARO ties to antibiotics."""
    table = _aro.terms()
    tied = [entry for entry, aro in sorted(_resfinder().items()) if _aro.resisted(table[aro])]
    yield from tied[::10]


@cache
def _resfinder() -> dict[str, str]:
    """ARO ids of the ResFinder entries that CARD matches perfectly."""
    path = data_file("argnorm", "argnorm/data/resfinder_ARO_mapping.tsv")
    with path.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return {
        row["Original ID"]: f"ARO:{row['ARO']}"
        for row in rows
        if row["Cut_Off"] == "Perfect" and f"ARO:{row['ARO']}" in _aro.terms()
    }
