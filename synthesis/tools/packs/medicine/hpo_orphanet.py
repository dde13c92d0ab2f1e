"""Rare diseases of Orphanet as the Human Phenotype Ontology annotates them, from hpo3."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.medicine import HpoId, OrphanetDisease, PhenotypeName
from synthesis.tools.packs._lists import complete
from synthesis.tools.packs.medicine._hpo import find_term, ontology

PACK = Pack(
    title="hpo3: Orphanet",
    distributions=("hpo3",),
    licence="MIT",
    data="Human Phenotype Ontology, 2025-11-24, with Orphanet annotations",
    data_licence="HPO licence (free use with attribution); Orphadata CC BY 4.0",
    data_date="2025-11-24",
)
MOST_SEEDS = 500

Disease = Annotated[str, "Name of a rare disease in Orphanet, in any case", OrphanetDisease]
Term = Annotated[str, "HPO id of the phenotype, such as HP:0001083", HpoId]


class OrphanetRecord(Result):
    orpha_number: Annotated[int, Asks("the ORPHAcode of {disease}")]
    phenotype_count: Annotated[
        int,
        Asks(
            "the number of phenotypes that HPO annotates to {disease} as Orphanet defines it",
            noun="number of phenotypes annotated to the Orphanet entry",
        ),
    ]


class OrphanetPhenotypes(Result):
    phenotypes: Annotated[
        list[Annotated[str, PhenotypeName]],
        Asks(
            "the five phenotypes of {disease} that the fewest Orphanet diseases have, ties in "
            "alphabetical order"
        ),
    ]


class PhenotypeOrphanet(Result):
    diseases: Annotated[
        list[Annotated[str, OrphanetDisease]],
        Asks("the Orphanet diseases annotated with {hpo_id}"),
    ]
    count: Annotated[
        int,
        Asks(
            "the number of Orphanet diseases annotated with {hpo_id}",
            noun="number of annotated Orphanet diseases",
        ),
    ]


class SharedOfDiseases(Result):
    count: Annotated[
        int, Asks("the number of HPO phenotypes that {first} and {second} have in common")
    ]


@tool(
    kind="retrieval",
    examples=[Example(disease="Marfan syndrome", gives={"orpha_number": 558})],
)
def orphanet_disease(disease: Disease) -> OrphanetRecord:
    """ORPHAcode of a rare disease and how many phenotypes HPO annotates to it."""
    found = _find(disease)
    return OrphanetRecord(orpha_number=int(found.id), phenotype_count=len(found.hpo))


@tool(
    kind="processing",
    examples=[
        Example(
            disease="Marfan syndrome",
            gives={
                "phenotypes": [
                    "Aortic tortuosity",
                    "Dilatation of an abdominal artery",
                    "Flat cornea",
                    "Increased axial length of the globe",
                    "Lens luxation",
                ]
            },
        )
    ],
)
def orphanet_distinctive_phenotypes(disease: Disease) -> OrphanetPhenotypes:
    """Five phenotypes of a rare disease that the fewest other Orphanet diseases have."""
    terms = [find_term(int(number)) for number in _find(disease).hpo]
    ranked = sorted((len(term.orpha_diseases), term.name) for term in terms)
    return OrphanetPhenotypes(phenotypes=[name for _, name in ranked[:5]])


@tool(
    kind="retrieval",
    examples=[
        Example(hpo_id="HP:0001083", gives={"count": 28}),
        Example(
            hpo_id="HP:0002156",
            gives={
                "diseases": [
                    "Homocystinuria due to methylene tetrahydrofolate reductase deficiency"
                ]
            },
        ),
    ],
)
def phenotype_orphanet_diseases(hpo_id: Term) -> PhenotypeOrphanet:
    """Rare diseases of Orphanet annotated with a phenotype, by name."""
    names = sorted({disease.name for disease in find_term(hpo_id).orpha_diseases})
    if not names:
        raise ToolError(f"HPO annotates no Orphanet disease with {hpo_id}.")
    return PhenotypeOrphanet(
        diseases=complete(names, f"Orphanet diseases with {hpo_id}"), count=len(names)
    )


@tool(
    kind="processing",
    examples=[
        Example(first="Marfan syndrome", second="Loeys-Dietz syndrome", gives={"count": 15}),
    ],
)
def shared_disease_phenotypes(
    first: Disease,
    second: Annotated[str, "Name of another rare disease in Orphanet", OrphanetDisease],
) -> SharedOfDiseases:
    """Number of HPO phenotypes annotated to both of two rare diseases of Orphanet."""
    return SharedOfDiseases(count=len(set(_find(first).hpo) & set(_find(second).hpo)))


@seeds(OrphanetDisease, source="Human Phenotype Ontology, 2025-11-24, Orphanet annotations")
def rare_diseases() -> Iterator[str]:
    """The best annotated diseases among those with a short name of a single entry."""
    fitting = [
        (-len(found.hpo), name)
        for name, found in _table().items()
        if len(found.name) <= 34 and "," not in name
    ]
    chosen = sorted(name for _, name in sorted(fitting)[:MOST_SEEDS])
    yield from (_table()[name].name for name in chosen)


@cache
def _table() -> dict[str, Any]:
    """Orphanet diseases by lower-case name, those with phenotypes."""
    ordered = sorted(ontology().orpha_diseases, key=lambda item: -int(item.id))
    return {item.name.lower(): item for item in ordered if item.hpo}


def _find(name: str) -> Any:
    found = _table().get(" ".join(name.lower().split()))
    if found is None:
        raise ToolError(f"HPO knows no Orphanet disease {name[:80]!r}; Marfan syndrome is one.")
    return found
