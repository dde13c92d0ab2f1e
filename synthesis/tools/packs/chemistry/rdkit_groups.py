"""Parts of a molecule with RDKit: functional groups, alerts, fragments, common parts."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, tool
from synthesis.tools.entities.common import Smiles
from synthesis.tools.packs.chemistry._structures import Structure, parse

PACK = Pack(
    title="RDKit: parts of a molecule",
    distributions=("rdkit",),
    licence="BSD-3-Clause",
    data="The PAINS, BRENK and NIH catalogues of structural alerts",
    data_licence="BSD-3-Clause, with the library",
    data_date="2026-10",
)

ASPIRIN = "CC(=O)OC1=CC=CC=C1C(=O)O"
LARGEST_COMMON = 40

GROUPS = {
    "carboxylic acid": "[CX3](=O)[OX2H1,OX1-]",
    "ester": "[CX3;$([CX3H]),$(C[#6])](=O)[OX2H0;!r;!$(O(C=O)C=O)][#6]",
    "lactone": "[#6][CX3;r](=O)[OX2H0;r][#6]",
    "carboxylic anhydride": "[CX3](=O)[OX2][CX3]=O",
    "acyl halide": "[CX3](=O)[F,Cl,Br,I]",
    "amide": "[NX3;!r;!$(N(C=O)C=O)][$([CX3H](=O)),$([CX3](=O)[#6])]",
    "lactam": "[NX3;r;!$(N(C=O)C=O)][$([CX3;r](=O)[#6])]",
    "imide": "[CX3](=O)[NX3][CX3]=O",
    "urea": "[NX3][CX3](=O)[NX3]",
    "carbamate": "[NX3][CX3](=O)[OX2H0]",
    "aldehyde": "[CX3H1](=O)[#6]",
    "ketone": "[#6][CX3](=O)[#6]",
    "alcohol": "[CX4][OX2H]",
    "phenol": "c[OX2H]",
    "ether": "[OX2;!r3]([#6;!$([#6]=[O,S,N])])[#6;!$([#6]=[O,S,N])]",
    "epoxide": "[OX2;r3]",
    "primary amine": "[NX3;H2;!$(N*=[O,S,N]);!$(N[#7,#8,#16])][#6]",
    "secondary amine": "[NX3;H1;!$(N*=[O,S,N]);!$(N[#7,#8,#16])]([#6])[#6]",
    "tertiary amine": "[NX3;H0;!$(N*=[O,S,N]);!$(N[#7,#8,#16])]([#6])([#6])[#6]",
    "quaternary ammonium": "[NX4+]([#6])([#6])([#6])[#6]",
    "nitrile": "[CX2]#[NX1]",
    "nitro": "[NX3+](=O)[O-]",
    "isocyanate": "[NX2]=C=O",
    "azide": "[NX2]=[NX2+]=[NX1-]",
    "azo": "[#6][NX2]=[NX2][#6]",
    "oxime": "[CX3]=[NX2][OX2H]",
    "thiol": "[#6][SX2H]",
    "sulfide": "[SX2]([#6;!$([#6]=[O,S])])[#6;!$([#6]=[O,S])]",
    "sulfoxide": "[SX3](=O)([#6])[#6]",
    "sulfone": "[SX4](=O)(=O)([#6])[#6]",
    "sulfonamide": "[SX4](=O)(=O)[NX3]",
    "sulfonic acid": "[SX4](=O)(=O)([#6])[OX2H]",
    "phosphate ester": "[PX4](=O)([OX2])([OX2])[OX2][#6]",
    "alkyl halide": "[CX4][F,Cl,Br,I]",
    "aryl halide": "c[F,Cl,Br,I]",
    "alkene": "[CX3;!$(C=[!#6])]=[CX3]",
    "alkyne": "[CX2]#[CX2]",
    "benzene ring": "c1ccccc1",
    "pyridine ring": "n1ccccc1",
    "furan ring": "o1cccc1",
    "thiophene ring": "s1cccc1",
    "imidazole ring": "[#6]1:[#7]:[#6]:[#6]:[#7]:1",
}
"""Functional groups and rings, and the SMARTS patterns that find them."""


class FunctionalGroups(Result):
    groups: Annotated[list[str], Asks("the functional groups and rings in {smiles}")]


class Alerts(Result):
    alerts: list[str]
    count: Annotated[
        int,
        Asks(
            "the number of {catalogue} structural alerts in {smiles}",
            noun="number of {catalogue} structural alerts",
        ),
    ]


class CommonPart(Result):
    atoms: Annotated[
        int,
        Asks(
            "the number of heavy atoms in the largest common substructure of {smiles}"
            " and {other_smiles}",
            noun="number of heavy atoms in common with {other_smiles}",
        ),
    ]
    bonds: int


@tool(
    kind="processing",
    examples=[
        Example(
            smiles="CC(=O)Nc1ccc(O)cc1",
            gives={"groups": ["amide", "phenol", "benzene ring"]},
        ),
        Example(smiles=ASPIRIN, gives={"groups": ["carboxylic acid", "ester", "benzene ring"]}),
        Example(
            smiles="CCN(CC)CCOC(=O)c1ccc(N)cc1",
            gives={"groups": ["ester", "primary amine", "tertiary amine", "benzene ring"]},
        ),
    ],
)
def functional_groups(smiles: Structure) -> FunctionalGroups:
    """Functional groups and common rings in a molecule, by substructure search."""
    molecule = parse(smiles)
    found = [name for name, part in _patterns().items() if molecule.HasSubstructMatch(part)]
    if not found:
        raise ToolError("None of the common functional groups is in this molecule.")
    return FunctionalGroups(groups=found)


@tool(
    kind="processing",
    examples=[
        Example(
            smiles="O=C1C(=Cc2ccccc2)SC(=S)N1",
            catalogue="PAINS",
            gives={"alerts": ["ene_rhod_A(235)"], "count": 1},
        ),
        Example(smiles="CCO", catalogue="BRENK", gives={"count": 0}),
    ],
)
def structural_alerts(
    smiles: Structure,
    catalogue: Annotated[Literal["PAINS", "BRENK", "NIH"], "Catalogue of alerts"],
) -> Alerts:
    """Structural alerts of a molecule: assay interference (PAINS) or unwanted groups."""
    matches = _catalogue(catalogue).GetMatches(parse(smiles))
    names = sorted({match.GetDescription() for match in matches})
    return Alerts(alerts=names[:30], count=len(names))


@tool(
    kind="processing",
    examples=[
        Example(
            smiles="CN1C=NC2=C1C(=O)N(C(=O)N2C)C",
            other_smiles="CN1C=NC2=C1C(=O)NC(=O)N2C",
            gives={"atoms": 13},
        ),
        Example(smiles="Oc1ccccc1", other_smiles="Cc1ccccc1", gives={"atoms": 6, "bonds": 6}),
    ],
)
def common_substructure(
    smiles: Structure,
    other_smiles: Annotated[str, "Structure to compare with, as a SMILES string", Smiles],
) -> CommonPart:
    """Heavy atoms and bonds of the largest substructure that two molecules share."""
    from rdkit.Chem.rdFMCS import FindMCS

    if smiles == other_smiles:
        raise ToolError("Give two different molecules.")
    pair = [parse(smiles), parse(other_smiles)]
    if max(molecule.GetNumAtoms() for molecule in pair) > LARGEST_COMMON:
        raise ToolError(f"Each molecule must have at most {LARGEST_COMMON} heavy atoms.")
    found = FindMCS(pair, timeout=5, ringMatchesRingOnly=True)
    if found.canceled:
        raise ToolError("These two molecules are too symmetric to be compared in time.")
    if not found.numBonds:
        raise ToolError("The two molecules have no bond in common.")
    return CommonPart(atoms=found.numAtoms, bonds=found.numBonds)


@cache
def _patterns() -> dict[str, Any]:
    from rdkit.Chem import MolFromSmarts

    return {name: MolFromSmarts(text) for name, text in GROUPS.items()}


@cache
def _catalogue(name: str) -> Any:
    from rdkit.Chem.FilterCatalog import FilterCatalog, FilterCatalogParams

    return FilterCatalog(FilterCatalogParams(FilterCatalogParams.FilterCatalogs.names[name]))
