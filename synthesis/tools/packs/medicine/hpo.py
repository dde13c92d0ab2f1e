"""The Human Phenotype Ontology with its genes and diseases, from hpo3."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.common import GeneSymbol
from synthesis.tools.entities.medicine import HpoId, OmimDisease, PhenotypeName
from synthesis.tools.packs._lists import complete
from synthesis.tools.packs.medicine._hpo import UNNAMED_GENE, find_term, ontology, term_ids

PACK = Pack(
    title="hpo3",
    distributions=("hpo3",),
    licence="MIT",
    data="Human Phenotype Ontology, 2025-11-24, with gene and OMIM annotations",
    data_licence="HPO licence (free use with attribution)",
    data_date="2025-11-24",
)
MOST_SEEDS = 320
SMALL = (2, 12)

Term = Annotated[str, "HPO id of the phenotype, such as HP:0001083", HpoId]


class PhenotypeId(Result):
    hpo_id: Annotated[str, HpoId, Asks("the HPO id of {name}", refers="{name}")]


class PhenotypeGenes(Result):
    genes: Annotated[list[Annotated[str, GeneSymbol]], Asks("the genes that HPO links to {hpo_id}")]
    count: Annotated[
        int,
        Asks(
            "the number of genes that HPO links to {hpo_id}",
            noun="number of linked genes",
        ),
    ]


class PhenotypeDiseases(Result):
    diseases: Annotated[
        list[Annotated[str, OmimDisease]], Asks("the OMIM diseases annotated with {hpo_id}")
    ]
    count: Annotated[
        int,
        Asks(
            "the number of OMIM diseases annotated with {hpo_id}",
            noun="number of annotated OMIM diseases",
        ),
    ]


class PhenotypeParents(Result):
    parents: Annotated[
        list[Annotated[str, PhenotypeName]], Asks("the direct parent terms of {hpo_id} in HPO")
    ]


class InformationContent(Result):
    information_content: Annotated[
        float,
        Asks(
            "the information content of {hpo_id} over OMIM diseases",
            noun="information content over OMIM diseases",
            unit="nats",
            round_to=3,
        ),
    ]


@tool(kind="retrieval", examples=[Example(name="Ectopia lentis", gives={"hpo_id": "HP:0001083"})])
def phenotype_id(
    name: Annotated[str, "Name of the phenotype in HPO, in any case", PhenotypeName],
) -> PhenotypeId:
    """HPO id of a phenotype from its name."""
    term = term_ids().get(" ".join(name.lower().split()))
    if term is None:
        raise ToolError(f"HPO has no phenotype called {name[:80]!r}; Ectopia lentis is one.")
    return PhenotypeId(hpo_id=term)


@tool(
    kind="retrieval", examples=[Example(hpo_id="HP:0012773", gives={"genes": ["FBN1"], "count": 1})]
)
def phenotype_genes(hpo_id: Term) -> PhenotypeGenes:
    """Genes that HPO links to a phenotype, in order of symbol."""
    genes = sorted(g.name for g in find_term(hpo_id).genes if g.name != UNNAMED_GENE)
    if not genes:
        raise ToolError(f"HPO links no gene to {hpo_id}.")
    return PhenotypeGenes(genes=complete(genes, f"genes of {hpo_id}"), count=len(genes))


@tool(kind="retrieval", examples=[Example(hpo_id="HP:0001083", gives={"count": 43})])
def phenotype_diseases(hpo_id: Term) -> PhenotypeDiseases:
    """OMIM diseases annotated with a phenotype, by name."""
    names = sorted({disease.name for disease in find_term(hpo_id).omim_diseases})
    if not names:
        raise ToolError(f"HPO annotates no OMIM disease with {hpo_id}.")
    return PhenotypeDiseases(
        diseases=complete(names, f"OMIM diseases with {hpo_id}"), count=len(names)
    )


@tool(
    kind="retrieval",
    examples=[Example(hpo_id="HP:0001166", gives={"parents": ["Long fingers", "Slender finger"]})],
)
def phenotype_parents(hpo_id: Term) -> PhenotypeParents:
    """Direct parent terms of a phenotype in HPO, by name."""
    return PhenotypeParents(parents=sorted(parent.name for parent in find_term(hpo_id).parents))


@tool(
    kind="processing",
    examples=[Example(hpo_id="HP:0001083", gives={"information_content": 5.285})],
)
def phenotype_information_content(hpo_id: Term) -> InformationContent:
    """Information content of a phenotype, -ln of the share of OMIM diseases that have it."""
    value = float(find_term(hpo_id).information_content.omim)
    return InformationContent(information_content=round(value, 4))


@seeds(PhenotypeName, source="Human Phenotype Ontology, 2025-11-24")
def phenotypes() -> Iterator[str]:
    """The phenotypes of most diseases among those with 2 to 12 genes and diseases."""
    direct = Counter(int(term) for item in ontology().omim_diseases for term in item.hpo)
    likely = (
        term
        for term in ontology()
        if SMALL[0] <= direct[int(term)] <= SMALL[1]
        and len(term.name) <= 35
        and ":" not in term.name
    )
    found = sorted(
        (-len(term.omim_diseases), term.name)
        for term in likely
        if SMALL[0] <= len(term.genes) <= SMALL[1]
        and SMALL[0] <= len(term.omim_diseases) <= SMALL[1]
    )
    yield from sorted(name for _, name in found[:MOST_SEEDS])
