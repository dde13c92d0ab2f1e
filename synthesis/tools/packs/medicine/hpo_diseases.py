"""Genes and OMIM diseases as the Human Phenotype Ontology annotates them, from hpo3."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.common import GeneSymbol
from synthesis.tools.entities.medicine import OmimDisease, PhenotypeName
from synthesis.tools.packs.medicine._hpo import (
    disease_table,
    find_disease,
    find_gene,
    find_term,
    gene_table,
)

PACK = Pack(
    title="hpo3",
    distributions=("hpo3",),
    licence="MIT",
    data="Human Phenotype Ontology, 2025-11-24, with gene and OMIM annotations",
    data_licence="HPO licence (free use with attribution)",
    data_date="2025-11-24",
)

Gene = Annotated[str, "HGNC symbol of the gene", GeneSymbol]
Disease = Annotated[str, "Name of a disease in OMIM, as HPO spells it", OmimDisease]


class GenePhenotypes(Result):
    count: Annotated[
        int,
        Asks(
            "the number of HPO phenotypes linked to {gene}", noun="number of linked HPO phenotypes"
        ),
    ]


class SharedPhenotypes(Result):
    count: Annotated[int, Asks("the number of HPO phenotypes that {first} and {second} share")]


class DiseaseRecord(Result):
    omim_number: Annotated[int, Asks("the OMIM number of {disease}")]
    phenotype_count: Annotated[
        int,
        Asks(
            "the number of phenotypes that HPO annotates to {disease}",
            noun="number of annotated phenotypes",
        ),
    ]


class DiseasePhenotypes(Result):
    phenotypes: Annotated[
        list[Annotated[str, PhenotypeName]],
        Asks(
            "the five most distinctive phenotypes of {disease} by information content over OMIM "
            "diseases, ties in alphabetical order"
        ),
    ]


@tool(kind="retrieval", examples=[Example(gene="FBN1", gives={"count": 308})])
def gene_phenotype_count(gene: Gene) -> GenePhenotypes:
    """Number of HPO phenotypes linked to a human gene."""
    return GenePhenotypes(count=len(find_gene(gene).hpo))


@tool(kind="processing", examples=[Example(first="FBN1", second="TGFBR1", gives={"count": 77})])
def shared_gene_phenotypes(
    first: Gene,
    second: Annotated[str, "HGNC symbol of another gene", GeneSymbol],
) -> SharedPhenotypes:
    """Number of HPO phenotypes that two human genes have in common."""
    return SharedPhenotypes(count=len(set(find_gene(first).hpo) & set(find_gene(second).hpo)))


@tool(
    kind="retrieval",
    examples=[
        Example(disease="Marfan syndrome", gives={"omim_number": 154700, "phenotype_count": 71})
    ],
)
def omim_disease(disease: Disease) -> DiseaseRecord:
    """OMIM number of a disease and how many phenotypes HPO annotates to it."""
    found = find_disease(disease)
    return DiseaseRecord(omim_number=int(found.id), phenotype_count=len(found.hpo))


@tool(
    kind="processing",
    examples=[
        Example(
            disease="Marfan syndrome",
            gives={
                "phenotypes": [
                    "Incisional hernia",
                    "Inferior oblique muscle overaction",
                    "Medial rotation of the medial malleolus",
                    "Mitral annular calcification",
                    "Spontaneous cerebrospinal fluid leak",
                ]
            },
        )
    ],
)
def disease_distinctive_phenotypes(disease: Disease) -> DiseasePhenotypes:
    """Five phenotypes of an OMIM disease that the fewest other OMIM diseases have."""
    terms = (find_term(int(number)) for number in find_disease(disease).hpo)
    ranked = sorted((-float(term.information_content.omim), term.name) for term in terms)
    return DiseasePhenotypes(phenotypes=[name for _, name in ranked[:5]])


@seeds(OmimDisease, source="Human Phenotype Ontology, 2025-11-24")
def diseases() -> Iterator[str]:
    """Well-annotated OMIM diseases with a plain name."""
    names = sorted(
        name
        for name, found in disease_table().items()
        if len(found) == 1 and len(found[0].hpo) >= 25 and len(name) <= 32 and "," not in name
    )
    yield from (disease_table()[name][0].name for name in names[::10])


@seeds(GeneSymbol, source="Human Phenotype Ontology, 2025-11-24")
def genes() -> Iterator[str]:
    """The 160 genes that HPO links to most phenotypes."""
    ranked = sorted(gene_table(), key=lambda name: (-len(gene_table()[name].hpo), name))
    yield from sorted(ranked[:160])
