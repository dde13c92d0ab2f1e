"""Names, registry numbers, structures and formulas of compounds from chemicals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.common import (
    CasNumber,
    ChemicalName,
    MolecularFormula,
    Smiles,
)

PACK = Pack(
    title="chemicals: identifiers",
    distributions=("chemicals",),
    licence="MIT",
    data="Identifiers of 76,522 compounds, from PubChem and CAS Common Chemistry",
    data_licence="MIT, with the library",
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

CasArgument = Annotated[str, "CAS registry number of the compound", CasNumber]


class CasOfName(Result):
    cas: Annotated[str, CasNumber, Asks("the CAS number of {name}", refers="{name}")]


@tool(
    kind="retrieval",
    examples=[
        Example(name="caffeine", gives={"cas": "58-08-2"}),
        Example(name="acetone", gives={"cas": "67-64-1"}),
    ],
)
def chemical_cas_number(
    name: Annotated[str, "Common or systematic name of the compound", ChemicalName],
) -> CasOfName:
    """CAS registry number of a compound from its common or systematic name."""
    from chemicals import CAS_from_any

    if not name.strip():
        raise ToolError("The name is empty; give one such as 'caffeine'.")
    try:
        return CasOfName(cas=CAS_from_any(name))
    except ValueError:
        raise ToolError(
            f"No compound called {name[:80]!r} is known; try a common name such as 'caffeine'."
        ) from None


class StructureOfCas(Result):
    smiles: Annotated[str, Smiles, Asks("the SMILES string of {cas}", refers="{cas}")]


@tool(
    kind="retrieval",
    examples=[Example(cas="7732-18-5", gives={"smiles": "O"})],
)
def chemical_smiles(cas: CasArgument) -> StructureOfCas:
    """Structure of a compound as a SMILES string, from its CAS number."""
    return StructureOfCas(smiles=_known(cas, "smiles"))


class FormulaOfCas(Result):
    formula: Annotated[
        str, MolecularFormula, Asks("the molecular formula of {cas}", refers="{cas}")
    ]


@tool(kind="retrieval", examples=[Example(cas="58-08-2", gives={"formula": "C8H10N4O2"})])
def chemical_formula(cas: CasArgument) -> FormulaOfCas:
    """Molecular formula of a compound in Hill order, from its CAS number."""
    return FormulaOfCas(formula=_known(cas, "formula"))


class IupacName(Result):
    iupac_name: Annotated[str, Asks("the IUPAC name of {cas}", refers="{cas}")]


@tool(kind="retrieval", examples=[Example(cas="67-64-1", gives={"iupac_name": "propan-2-one"})])
def chemical_iupac_name(cas: CasArgument) -> IupacName:
    """Systematic (IUPAC) name of a compound, from its CAS number."""
    return IupacName(iupac_name=_known(cas, "iupac_name"))


class KeyOfCas(Result):
    inchi_key: Annotated[str, Asks("the InChIKey of {cas}")]


@tool(
    kind="retrieval",
    examples=[Example(cas="50-78-2", gives={"inchi_key": "BSYNRYMUTXBXSQ-UHFFFAOYSA-N"})],
)
def chemical_inchi_key(cas: CasArgument) -> KeyOfCas:
    """InChIKey of a compound, from its CAS number."""
    return KeyOfCas(inchi_key=_known(cas, "InChI_key"))


class PubchemId(Result):
    pubchem_cid: Annotated[int, Asks("the PubChem compound ID (CID) of {cas}")]


@tool(kind="retrieval", examples=[Example(cas="50-78-2", gives={"pubchem_cid": 2244})])
def pubchem_compound_id(cas: CasArgument) -> PubchemId:
    """PubChem compound identifier (CID) of a compound, from its CAS number."""
    return PubchemId(pubchem_cid=int(_known(cas, "pubchemid")))


@seeds(ChemicalName, source="chemicals, common names of well-measured compounds and drugs")
def common_compounds() -> Iterator[str]:
    """Compounds with a plain name and measured constants, and substances that everyone knows."""
    yield from _common_names()


@cache
def _common_names() -> tuple[str, ...]:
    from chemicals.identifiers import dippr_compounds

    organic = (cas for cas in sorted(dippr_compounds()) if _is_organic(cas))
    measured = (_plain_name(cas) for cas in organic if _is_measured(cas))
    return tuple(dict.fromkeys([*WELL_KNOWN, *(name for name in measured if name)]))


def _is_organic(cas: str) -> bool:
    """Whether a compound has carbon, as most of what is asked of structures supposes."""
    try:
        return re.match(r"C(?![a-z])", _search(cas, cas).formula) is not None
    except ToolError:
        return False


def _is_measured(cas: str) -> bool:
    """Whether handbooks give the constants of a compound, rather than estimates."""
    from chemicals import Hfg, Hfus, Tb, Tc_methods, Tm

    critical = {"HEOS", "IUPAC", "MATTHEWS", "CRC"}.intersection(Tc_methods(cas))
    return bool(critical) and None not in (Tb(cas), Tm(cas), Hfus(cas), Hfg(cas))


def _plain_name(cas: str) -> str | None:
    from chemicals import CAS_from_any

    try:
        name: str = _search(cas, cas).common_name
        same = CAS_from_any(name) == cas
    except (ToolError, ValueError):
        return None
    return name if same and re.fullmatch(r"[a-z][a-z]+([ -][a-z]{3,}){0,2}", name) else None


def _search(identifier: str, said: str) -> Any:
    from chemicals import search_chemical

    try:
        return search_chemical(identifier)
    except ValueError:
        raise ToolError(f"No compound with {said} is in the table of compounds.") from None


def _known(cas: str, field: str) -> str:
    value = getattr(_search(cas, f"the CAS number {cas}"), field)
    if not value:
        raise ToolError(f"The table has no {field} for the CAS number {cas}.")
    return str(value)
