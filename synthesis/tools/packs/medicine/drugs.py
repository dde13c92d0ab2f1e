"""Generic names, brand names and identifiers of drugs with drug-named-entity-recognition."""

from __future__ import annotations

import bz2
import pickle
from collections.abc import Iterator
from functools import cache
from typing import Annotated, NamedTuple

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.common import DrugName
from synthesis.tools.entities.medicine import Antibiotic, DrugAlias
from synthesis.tools.packs._lists import complete
from synthesis.tools.packs.medicine._files import data_file

PACK = Pack(
    title="drug-named-entity-recognition",
    distributions=("drug-named-entity-recognition",),
    licence="MIT",
    data="Names of 12,000 drugs from DrugBank Open Data, MeSH, MedlinePlus, NHS and Wikipedia",
    data_licence="CC0 (DrugBank), US government works (MeSH, MedlinePlus), OGL, CC BY-SA 3.0",
    data_date="2025-07",
)

Drug = Annotated[str, "Generic name of the drug, in any case", DrugName]


class GenericName(Result):
    generic_name: Annotated[
        str,
        DrugName,
        Asks("the generic name of {alias}", refers="the generic drug of {alias}"),
    ]


class OtherNames(Result):
    names: Annotated[
        list[Annotated[str, DrugAlias]],
        Asks("the brand names and other one-word names of {drug}"),
    ]


class Identifiers(Result):
    drugbank_id: Annotated[str, Asks("the DrugBank ID of {drug}")]
    mesh_tree_numbers: Annotated[list[str], Asks("the MeSH tree numbers of {drug}")]


class MeshSiblings(Result):
    drugs: Annotated[
        list[Annotated[str, DrugName]],
        Asks("the drugs in the same MeSH chemical class as {drug}"),
    ]
    count: Annotated[
        int,
        Asks(
            "the number of drugs in the same MeSH chemical class as {drug}",
            noun="number of drugs in the same MeSH chemical class",
        ),
    ]


class DrugOfAntibiotic(Result):
    drug: Annotated[str, DrugName, Asks("the DrugBank name of {antibiotic}", refers="{antibiotic}")]


class Entry(NamedTuple):
    """What the dictionary says of a drug that DrugBank numbers."""

    name: str
    drugbank_id: str
    mesh_tree: tuple[str, ...]
    consumer: bool
    aliases: tuple[str, ...]


@tool(
    kind="retrieval",
    examples=[
        Example(alias="Gleevec", gives={"generic_name": "imatinib"}),
        Example(alias="Glucophage", gives={"generic_name": "metformin"}),
    ],
)
def drug_generic_name(
    alias: Annotated[str, "Brand name or other name of the drug, in any case", DrugAlias],
) -> GenericName:
    """Generic name of a drug from a brand name or another of its names."""
    folded = alias.strip().lower()
    if folded in _drugs():
        raise ToolError(f"{alias.strip()[:60]} is a generic name already.")
    found = _aliases().get(folded)
    if found is None:
        raise ToolError(f"No drug is known here as {alias[:60]!r}; Gleevec is one.")
    return GenericName(generic_name=found)


@tool(
    kind="retrieval",
    examples=[Example(drug="imatinib", gives={"names": ["Gleevec", "Imatinibum"]})],
)
def drug_other_names(drug: Drug) -> OtherNames:
    """Brand names and other one-word names of a drug, such as its names abroad."""
    names = [
        name.capitalize() for name in _known(drug).aliases if name.isalpha() and name.isascii()
    ]
    if not names:
        raise ToolError(f"No other one-word name of {drug} is known here.")
    return OtherNames(names=complete(names, f"other names of {drug}"))


@tool(
    kind="retrieval",
    examples=[
        Example(
            drug="metformin",
            gives={"drugbank_id": "DB00331", "mesh_tree_numbers": ["D02.078.370.141.450"]},
        )
    ],
)
def drug_identifiers(drug: Drug) -> Identifiers:
    """DrugBank ID of a drug and its numbers in the MeSH tree, from its generic name."""
    found = _known(drug)
    if not found.mesh_tree:
        raise ToolError(f"{drug} is in DrugBank ({found.drugbank_id}) but has no MeSH number here.")
    return Identifiers(drugbank_id=found.drugbank_id, mesh_tree_numbers=list(found.mesh_tree))


@tool(
    kind="retrieval",
    examples=[
        Example(
            drug="metformin",
            gives={"drugs": ["buformin", "chlorhexidine", "phenformin", "proguanil"]},
        )
    ],
)
def drugs_of_same_mesh_class(drug: Drug) -> MeshSiblings:
    """Drugs of the same chemical class: next to it in the MeSH tree."""
    entry = _known(drug)
    parents = {number.rpartition(".")[0] for number in entry.mesh_tree}
    names = sorted(set().union(*(_by_heading().get(p, set()) for p in parents)) - {entry.name})
    if not names:
        raise ToolError(f"No other drug known here is in the MeSH class of {drug}.")
    return MeshSiblings(drugs=complete(names, f"drugs in the class of {drug}"), count=len(names))


@tool(
    kind="retrieval",
    examples=[
        Example(antibiotic="cefalotin", gives={"drug": "cephalothin"}),
        Example(antibiotic="meropenem", gives={"drug": "meropenem"}),
    ],
)
def antibiotic_drug_name(
    antibiotic: Annotated[str, "Name of an antibiotic in ARO, such as meropenem", Antibiotic],
) -> DrugOfAntibiotic:
    """Generic name in DrugBank of an antibiotic that the resistance ontology (ARO) names."""
    folded = antibiotic.strip().lower()
    found = folded if folded in _drugs() else _aliases().get(folded)
    if found is None:
        raise ToolError(f"DrugBank's open data have no drug called {antibiotic[:60]!r}.")
    return DrugOfAntibiotic(drug=found)


@seeds(DrugName, source="DrugBank Open Data and MedlinePlus")
def drugs() -> Iterator[str]:
    """Single drugs that MedlinePlus describes to patients and MeSH classifies."""
    for name, entry in sorted(_drugs().items()):
        if entry.consumer and entry.mesh_tree and name.replace(" ", "").isalpha():
            yield name


@seeds(DrugAlias, source="DrugBank Open Data, MeSH and MedlinePlus")
def aliases() -> Iterator[str]:
    """The first brand-like name of the drugs that MedlinePlus describes."""
    for name, entry in sorted(_drugs().items()):
        if entry.consumer:
            found = [
                item
                for item in entry.aliases
                if item.isalpha()
                and item.isascii()
                and 5 <= len(item) <= 11
                and item[:3] != name[:3]
            ]
            yield from (item.capitalize() for item in found[:1])


@cache
def _drugs() -> dict[str, Entry]:
    """Drugs with a DrugBank number, by lower-case generic name."""
    path = data_file(
        "drug-named-entity-recognition", "drug_named_entity_recognition/drug_ner_dictionary.pkl.bz2"
    )
    with bz2.open(path) as file:
        raw = pickle.load(file)  # noqa: S301 (a file of the installed distribution)
    table = raw["drug_canonical_to_data"]
    others: dict[str, list[str]] = {}
    for alias, names in raw["drug_variant_to_canonical"].items():
        if alias != names[0]:
            others.setdefault(names[0], []).append(alias)
    return {
        name: Entry(
            name,
            data["drugbank_id"],
            tuple(data.get("mesh_tree", ())),
            "medline_plus_id" in data,
            tuple(others.get(name, ())),
        )
        for name, data in table.items()
        if "drugbank_id" in data
    }


@cache
def _aliases() -> dict[str, str]:
    return {alias: name for name, entry in _drugs().items() for alias in entry.aliases}


@cache
def _by_heading() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for name, entry in _drugs().items():
        for number in entry.mesh_tree:
            found.setdefault(number.rpartition(".")[0], set()).add(name)
    return found


def _known(drug: str) -> Entry:
    entry = _drugs().get(drug.strip().lower())
    if entry is None:
        raise ToolError(f"No generic drug is known here as {drug[:60]!r}; imatinib is one.")
    return entry
