"""How phenotypes of the Human Phenotype Ontology relate to each other, with hpo3."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, tool
from synthesis.tools.entities.medicine import HpoId, OmimDisease, PhenotypeName
from synthesis.tools.packs._lists import complete
from synthesis.tools.packs.medicine._hpo import (
    find_disease,
    find_term,
)

PACK = Pack(
    title="hpo3: relations",
    distributions=("hpo3",),
    licence="MIT",
    data="Human Phenotype Ontology, 2025-11-24, with gene and OMIM annotations",
    data_licence="HPO licence (free use with attribution)",
    data_date="2025-11-24",
)
ROOT = "HP:0000118"
"""Phenotypic abnormality"""

COMMON = {
    "Seizure": "HP:0001250",
    "Short stature": "HP:0004322",
    "Microcephaly": "HP:0000252",
    "Global developmental delay": "HP:0001263",
    "Hypotonia": "HP:0001252",
    "Scoliosis": "HP:0002650",
    "Nystagmus": "HP:0000639",
    "Hearing impairment": "HP:0000365",
}
Common = Literal[
    "Seizure", "Short stature", "Microcephaly", "Global developmental delay", "Hypotonia",
    "Scoliosis", "Nystagmus", "Hearing impairment",
]  # fmt: skip

First = Annotated[str, "HPO id of a phenotype, such as HP:0001083", HpoId]
Second = Annotated[str, "HPO id of another phenotype", HpoId]


class OrganSystems(Result):
    systems: Annotated[
        list[Annotated[str, PhenotypeName]],
        Asks("the top-level HPO categories (organ systems) of {hpo_id}"),
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


class BothDiseases(Result):
    diseases: Annotated[
        list[Annotated[str, OmimDisease]],
        Asks("the OMIM diseases annotated with both {hpo_id} and “{common}”"),
    ]
    count: Annotated[
        int,
        Asks(
            "the number of OMIM diseases annotated with both {hpo_id} and “{common}”",
            noun="number of annotated OMIM diseases that also have “{common}”",
        ),
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
    examples=[
        Example(
            hpo_id="HP:0003643",
            common="Seizure",
            gives={
                "diseases": [
                    "Molybdenum cofactor deficiency, complementation group A",
                    "Molybdenum cofactor deficiency, complementation group C",
                    "SULFOCYSTEINURIA",
                ],
                "count": 3,
            },
        )
    ],
)
def diseases_of_both_phenotypes(
    hpo_id: First, common: Annotated[Common, "Common phenotype that the diseases have as well"]
) -> BothDiseases:
    """OMIM diseases annotated with a phenotype and with a common phenotype, by name."""
    one, two = (
        {item.name for item in find_term(term).omim_diseases} for term in (hpo_id, COMMON[common])
    )
    names = sorted(one & two)
    if not names:
        raise ToolError(f"HPO annotates no OMIM disease with both {hpo_id} and {common}.")
    return BothDiseases(
        diseases=complete(names, f"OMIM diseases with {hpo_id} and {common}"), count=len(names)
    )


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
