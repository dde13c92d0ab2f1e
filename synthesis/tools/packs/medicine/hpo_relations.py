"""How phenotypes of the Human Phenotype Ontology relate to each other, with hpo3."""

from __future__ import annotations

from typing import Annotated, Any

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, tool
from synthesis.tools.entities.common import GeneSymbol
from synthesis.tools.entities.medicine import HpoId, OmimDisease, PhenotypeName
from synthesis.tools.packs.medicine._hpo import (
    UNNAMED_GENE,
    find_disease,
    find_gene,
    find_term,
    gene_table,
)

PACK = Pack(
    title="hpo3: relations",
    distributions=("hpo3",),
    licence="MIT",
    data="Human Phenotype Ontology, 2025-11-24, with gene and OMIM annotations",
    data_licence="HPO licence (free use with attribution)",
    data_date="2025-11-24",
)
MOST_ITEMS = 50
ROOT = "HP:0000118"
"""Phenotypic abnormality"""

First = Annotated[str, "HPO id of a phenotype, such as HP:0001083", HpoId]
Second = Annotated[str, "HPO id of another phenotype", HpoId]


class OrganSystems(Result):
    systems: Annotated[
        list[Annotated[str, PhenotypeName]],
        Asks("the top-level HPO categories (organ systems) of {hpo_id}"),
    ]


class Depth(Result):
    steps: Annotated[
        int,
        Asks(
            "the shortest number of steps from {hpo_id} up to “Phenotypic abnormality” in HPO",
            noun="number of steps up to “Phenotypic abnormality” in HPO",
        ),
    ]


class CommonAncestor(Result):
    ancestor: Annotated[
        str,
        PhenotypeName,
        Asks("the most informative common ancestor of {first} and {second} in HPO"),
    ]


class TermSimilarity(Result):
    similarity: Annotated[
        float,
        Asks("the Lin similarity of {first} and {second} over OMIM diseases", round_to=3),
    ]


class BothGenes(Result):
    genes: Annotated[
        list[Annotated[str, GeneSymbol]],
        Asks("the genes that HPO links to both {first} and {second}"),
    ]
    count: Annotated[int, Asks("the number of genes that HPO links to both {first} and {second}")]


class BothDiseases(Result):
    diseases: Annotated[
        list[Annotated[str, OmimDisease]],
        Asks("the OMIM diseases annotated with both {first} and {second}"),
    ]


class GeneOverlap(Result):
    gene: Annotated[
        str,
        GeneSymbol,
        Asks("the gene that shares most HPO phenotypes with {gene}"),
    ]
    shared: Annotated[
        int,
        Asks("the largest number of HPO phenotypes that {gene} shares with another gene"),
    ]


class DiseaseOverlap(Result):
    jaccard: Annotated[
        float,
        Asks("the Jaccard similarity of the HPO phenotypes of {first} and {second}", round_to=3),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(hpo_id="HP:0001083", gives={"systems": ["Abnormality of the eye"]}),
    ],
)
def phenotype_organ_systems(
    hpo_id: Annotated[str, "HPO id of the phenotype, such as HP:0001083", HpoId],
) -> OrganSystems:
    """Top-level categories of HPO, such as 'Abnormality of the eye', above a phenotype."""
    term = find_term(hpo_id)
    names = sorted(item.name for item in find_term(ROOT).children if item in term.all_parents)
    if not names:
        raise ToolError(f"{hpo_id} lies under no organ system of HPO.")
    return OrganSystems(systems=names)


@tool(kind="processing", examples=[Example(hpo_id="HP:0000478", gives={"steps": 1})])
def phenotype_depth(
    hpo_id: Annotated[str, "HPO id of the phenotype, such as HP:0001083", HpoId],
) -> Depth:
    """Shortest number of steps from a phenotype up to 'Phenotypic abnormality' in HPO."""
    term, root = find_term(hpo_id), find_term(ROOT)
    if term.id != ROOT and root not in term.all_parents:
        raise ToolError(f"{hpo_id} is not under 'Phenotypic abnormality' in HPO.")
    return Depth(steps=0 if term.id == ROOT else int(term.shortest_path_to_parent(root)[0]))


@tool(
    kind="processing",
    examples=[
        Example(
            first="HP:0001083", second="HP:0000518", gives={"ancestor": "Abnormal lens morphology"}
        )
    ],
)
def phenotype_common_ancestor(first: First, second: Second) -> CommonAncestor:
    """Common ancestor of two phenotypes with most information content over OMIM diseases."""
    return CommonAncestor(ancestor=_nearest(find_term(first), find_term(second)).name)


@tool(
    kind="processing",
    examples=[Example(first="HP:0001083", second="HP:0001083", gives={"similarity": 1.0})],
)
def phenotype_similarity(first: First, second: Second) -> TermSimilarity:
    """Lin (1998) similarity of two phenotypes, 0 to 1, by information over OMIM diseases."""
    one, two = find_term(first), find_term(second)
    total = one.information_content.omim + two.information_content.omim
    if not total:
        raise ToolError("Neither phenotype is annotated to an OMIM disease.")
    shared = float(_nearest(one, two).information_content.omim)
    return TermSimilarity(similarity=round(2 * shared / total, 6))


@tool(
    kind="processing",
    examples=[Example(first="HP:0001083", second="HP:0012773", gives={"genes": ["FBN1"]})],
)
def genes_of_both_phenotypes(first: First, second: Second) -> BothGenes:
    """Genes that HPO links to both of two phenotypes, by symbol (at most 50 are listed)."""
    one, two = ({gene.name for gene in find_term(term).genes} for term in (first, second))
    genes = sorted((one & two) - {UNNAMED_GENE})
    if not genes:
        raise ToolError(f"HPO links no gene to both {first} and {second}.")
    return BothGenes(genes=genes[:MOST_ITEMS], count=len(genes))


@tool(kind="processing", examples=[Example(first="HP:0001083", second="HP:0001166", gives={})])
def diseases_of_both_phenotypes(first: First, second: Second) -> BothDiseases:
    """OMIM diseases annotated with both of two phenotypes, by name (at most 50 are listed)."""
    one, two = ({item.name for item in find_term(term).omim_diseases} for term in (first, second))
    if not one & two:
        raise ToolError(f"HPO annotates no OMIM disease with both {first} and {second}.")
    return BothDiseases(diseases=sorted(one & two)[:MOST_ITEMS])


@tool(kind="processing", examples=[Example(gene="FBN1", gives={})])
def gene_most_like(
    gene: Annotated[str, "HGNC symbol of the gene", GeneSymbol],
) -> GeneOverlap:
    """The other human gene that shares most HPO phenotypes with a gene."""
    mine = set(find_gene(gene).hpo)
    ranked = (
        (-len(mine & other.hpo), name) for name, other in gene_table().items() if name != gene
    )
    shared, name = min(ranked)
    return GeneOverlap(gene=name, shared=-shared)


@tool(
    kind="processing",
    examples=[
        Example(first="Marfan syndrome", second="Marfan syndrome", gives={"jaccard": 1.0}),
    ],
)
def disease_similarity(
    first: Annotated[str, "Name of a disease in OMIM, as HPO spells it", OmimDisease],
    second: Annotated[str, "Name of another disease in OMIM", OmimDisease],
) -> DiseaseOverlap:
    """Jaccard similarity of the sets of HPO phenotypes annotated to two OMIM diseases."""
    one, two = (set(find_disease(name).hpo) for name in (first, second))
    if not one | two:
        raise ToolError("HPO annotates no phenotype to either disease.")
    return DiseaseOverlap(jaccard=len(one & two) / len(one | two))


def _nearest(one: Any, two: Any) -> Any:
    """The most informative common ancestor, the terms themselves included."""
    common = ({one, *one.all_parents}) & ({two, *two.all_parents})
    return max(common, key=lambda term: (float(term.information_content.omim), term.id))
