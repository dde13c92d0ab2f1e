"""Names, registry numbers, structures and formulas of compounds from chemicals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.common import (
    CasNumber,
    ChemicalName,
    DrugName,
    InchiKey,
    MolecularFormula,
    Smiles,
)
from synthesis.tools.packs.chemistry import _compounds, _named

PACK = Pack(
    title="chemicals: identifiers",
    distributions=("chemicals",),
    licence="MIT",
    data="Identifiers of 76,500 compounds, curated from PubChem",
    data_licence="MIT, with the library; PubChem data are in the public domain",
    data_date="2026-06",
)

WELL_KNOWN = (
    "caffeine", "aspirin", "ibuprofen", "acetaminophen", "morphine",
    "cocaine", "camphor", "vanillin", "cholesterol", "testosterone",
    "estradiol", "progesterone", "cortisone", "dopamine", "serotonin", "melatonin", "histamine",
    "adrenaline", "ascorbic acid", "citric acid", "lactic acid", "oxalic acid",
    "malic acid", "benzoic acid", "salicylic acid", "nicotinic acid", "folic acid", "urea",
    "glucose", "fructose", "sucrose", "lactose", "glycine", "lysine",
    "tryptophan", "phenylalanine", "tyrosine", "histidine", "proline", "naproxen", "diclofenac",
    "metformin", "warfarin", "diazepam", "lidocaine", "ketamine", "chloroquine", "quinine",
    "penicillin g", "amoxicillin", "tetracycline", "theobromine",
    "theophylline", "capsaicin", "eugenol", "anthracene", "pyrene", "indole", "adenine", "guanine",
    "cytosine", "thymine", "uracil", "uric acid", "curcumin", "resveratrol", "quercetin",
)  # fmt: skip
"""Substances that everyone knows but whose constants few handbooks give."""

SALTS = ("hydrochloride", "sodium", "sulfate", "hydrobromide", "citrate", "maleate", "mesylate")
"""Forms in which a drug may be known when its free form is not in the table."""

CasArgument = Annotated[str, "CAS registry number of the compound", CasNumber]


class CasOfName(Result):
    cas: Annotated[str, CasNumber, Asks("the CAS number of {name}", refers="{name}")]


@tool(
    kind="retrieval",
    examples=[
        Example(name="caffeine", gives={"cas": "58-08-2"}),
        Example(name="acetone", gives={"cas": "67-64-1"}),
        Example(name="paracetamol", gives={"cas": "103-90-2"}),
    ],
)
def chemical_cas_number(
    name: Annotated[str, "Common or systematic name of the compound", ChemicalName],
) -> CasOfName:
    """CAS registry number of a compound from its common or systematic name."""
    if not name.strip():
        raise ToolError("The name is empty; give one such as 'caffeine'.")
    return CasOfName(cas=_compounds.by_name(name).cas)


class StructureOfCas(Result):
    smiles: Annotated[str, Smiles, Asks("the SMILES string of {cas}", refers="{cas}")]


@tool(
    kind="retrieval",
    examples=[Example(cas="7732-18-5", gives={"smiles": "O"})],
)
def chemical_smiles(cas: CasArgument) -> StructureOfCas:
    """Structure of a compound as a SMILES string, from its CAS number."""
    return StructureOfCas(smiles=_given(cas, "SMILES string", _compounds.by_cas(cas).smiles))


class FormulaOfCas(Result):
    formula: Annotated[
        str, MolecularFormula, Asks("the molecular formula of {cas}", refers="{cas}")
    ]


@tool(kind="retrieval", examples=[Example(cas="58-08-2", gives={"formula": "C8H10N4O2"})])
def chemical_formula(cas: CasArgument) -> FormulaOfCas:
    """Molecular formula of a compound in Hill order, from its CAS number."""
    return FormulaOfCas(formula=_compounds.by_cas(cas).formula)


class IupacName(Result):
    iupac_name: Annotated[str, Asks("the IUPAC name of {cas}", refers="{cas}")]


@tool(kind="retrieval", examples=[Example(cas="67-64-1", gives={"iupac_name": "propan-2-one"})])
def chemical_iupac_name(cas: CasArgument) -> IupacName:
    """Systematic (IUPAC) name of a compound, from its CAS number."""
    return IupacName(iupac_name=_given(cas, "IUPAC name", _compounds.by_cas(cas).iupac_name))


class KeyOfCas(Result):
    inchi_key: Annotated[str, InchiKey, Asks("the InChIKey of {cas}", refers="{cas}")]


@tool(
    kind="retrieval",
    examples=[Example(cas="50-78-2", gives={"inchi_key": "BSYNRYMUTXBXSQ-UHFFFAOYSA-N"})],
)
def chemical_inchi_key(cas: CasArgument) -> KeyOfCas:
    """InChIKey of a compound, from its CAS number."""
    return KeyOfCas(inchi_key=_given(cas, "InChIKey", _compounds.by_cas(cas).inchi_key))


class PubchemId(Result):
    pubchem_cid: Annotated[int, Asks("the PubChem compound ID (CID) of {cas}")]


@tool(kind="retrieval", examples=[Example(cas="50-78-2", gives={"pubchem_cid": 2244})])
def pubchem_compound_id(cas: CasArgument) -> PubchemId:
    """PubChem compound identifier (CID) of a compound, from its CAS number."""
    number = _compounds.by_cas(cas).pubchem_id
    if number <= 0:
        raise ToolError(f"The table has no PubChem CID for the CAS number {cas}.")
    return PubchemId(pubchem_cid=number)


class CompoundOfKey(Result):
    name: Annotated[str, ChemicalName, Asks("the common name of {inchi_key}", refers="{inchi_key}")]
    cas: Annotated[str, CasNumber, Asks("the CAS number of {inchi_key}", refers="{inchi_key}")]


@tool(
    kind="retrieval",
    examples=[
        Example(
            inchi_key="RYYVLZVUVIJVGH-UHFFFAOYSA-N", gives={"name": "caffeine", "cas": "58-08-2"}
        )
    ],
)
def compound_of_inchi_key(
    inchi_key: Annotated[str, "Standard InChIKey of the compound", InchiKey],
) -> CompoundOfKey:
    """Common name and CAS number of the compound with an InChIKey."""
    found = _compounds.by_inchi_key(inchi_key)
    return CompoundOfKey(name=found.name, cas=found.cas)


class OtherNames(Result):
    names: list[str]
    common_name: Annotated[str, ChemicalName, Asks("the common name of {cas}", refers="{cas}")]


@tool(kind="retrieval", examples=[Example(cas="103-90-2", gives={"common_name": "acetaminophen"})])
def chemical_other_names(cas: CasArgument) -> OtherNames:
    """Common name of a compound and up to eight of its other names, from its CAS number."""
    found = _compounds.by_cas(cas)
    spelt = dict.fromkeys(
        name for name in found.synonyms[2:] if re.fullmatch(r"[a-z \-]{4,40}", name)
    )
    others = [name for name in spelt if name not in (found.name, found.iupac_name)]
    if not others:
        raise ToolError(f"The table knows the CAS number {cas} as {found.name!r} alone.")
    return OtherNames(names=others[:8], common_name=found.name)


class DrugSubstance(Result):
    cas: Annotated[str, CasNumber, Asks("the CAS number of {drug}", refers="{drug}")]
    formula: Annotated[
        str, MolecularFormula, Asks("the molecular formula of {drug}", refers="{drug}")
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(drug="Ibuprofen", gives={"cas": "15687-27-1", "formula": "C13H18O2"}),
        Example(drug="warfarin", gives={"cas": "81-81-2", "formula": "C19H16O4"}),
    ],
)
def drug_substance(
    drug: Annotated[str, "Generic name of a drug, such as ibuprofen", DrugName],
) -> DrugSubstance:
    """CAS number and formula of a drug substance, or of its salt where that alone is known."""
    if not drug.strip():
        raise ToolError("The name is empty; give a drug such as 'ibuprofen'.")
    for name in (drug, *(f"{drug} {salt}" for salt in SALTS)):
        try:
            found = _compounds.by_name(name)
        except ToolError:
            continue
        return DrugSubstance(cas=found.cas, formula=found.formula)
    raise ToolError(f"The table of compounds has no drug called {drug[:80]!r}.")


@seeds(ChemicalName, source="chemicals, common names of well-measured compounds")
def common_compounds() -> Iterator[str]:
    """Compounds that stand in four tables of measured values, and those that everyone knows."""
    yield from WELL_KNOWN
    measured = (item.name for item in _named.compounds() if item.tables >= 4)
    yield from (name for name in measured if name not in WELL_KNOWN)


@seeds(CasNumber, source="chemicals, CAS numbers of measured compounds")
def registry_numbers() -> Iterator[str]:
    """Organic compounds that stand in three tables of measured values."""
    yield from (item.cas for item in _three() if int(item.cas[-1]) % 4)


@seeds(InchiKey, source="chemicals, InChIKeys of measured compounds")
def structure_keys() -> Iterator[str]:
    """More organic compounds that stand in three tables of measured values."""
    known = (item for item in _three() if not int(item.cas[-1]) % 4)
    yield from (item.inchi_key for item in known if item.inchi_key)


@seeds(Smiles, source="chemicals, structures of compounds with a plain name")
def structures() -> Iterator[str]:
    """Structures, mostly of drugs and natural products, that stand in two tables."""
    for item in _two():
        if 12 <= len(item.smiles) <= 60 and "." not in item.smiles and int(item.cas[-1]) % 4:
            yield item.smiles


@seeds(MolecularFormula, source="chemicals, formulas of compounds with a plain name")
def formulas() -> Iterator[str]:
    """Formulas of more organic compounds that stand in two tables."""
    found = (item.formula for item in _two() if not int(item.cas[-1]) % 4)
    yield from dict.fromkeys(found)


def _three() -> Iterator[_named.Named]:
    return (item for item in _named.compounds() if item.tables == 3 and item.is_organic)


def _two() -> Iterator[_named.Named]:
    found = (item for item in _named.compounds() if item.tables == 2 and item.is_organic)
    return (item for item in found if item.is_in_words)


def _given(cas: str, what: str, value: str) -> str:
    if not value:
        raise ToolError(f"The table has no {what} for the CAS number {cas}.")
    return value
