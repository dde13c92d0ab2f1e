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
    data="Functional group patterns and the PAINS, BRENK and NIH alert catalogues",
    data_licence="BSD-3-Clause, with the library",
    data_date="2026-10",
)

ASPIRIN = "CC(=O)OC1=CC=CC=C1C(=O)O"
LARGEST_COMMON = 40

GROUPS = {
    "carboxylic acid": "COO", "ester": "ester", "amide": "amide", "aldehyde": "aldehyde",
    "ketone": "ketone", "ether": "ether", "aliphatic alcohol": "Al_OH", "phenol": "phenol",
    "primary amine": "NH2", "secondary amine": "NH1", "nitrile": "nitrile", "nitro": "nitro",
    "halogen": "halogen", "thiol": "SH", "sulfide": "sulfide", "sulfone": "sulfone",
    "sulfonamide": "sulfonamd", "epoxide": "epoxide", "lactone": "lactone", "lactam": "lactam",
    "imide": "imide", "urea": "urea", "carbamate": "alkyl_carbamate", "isocyanate": "isocyan",
    "azide": "azide", "azo": "azo", "oxime": "oxime", "guanidine": "guanido",
    "benzene ring": "benzene", "pyridine ring": "pyridine", "furan ring": "furan",
    "thiophene ring": "thiophene", "imidazole ring": "imidazole", "piperidine ring": "piperdine",
    "piperazine ring": "piperzine", "morpholine ring": "morpholine", "terminal alkyne":
    "term_acetylene", "phosphate ester": "phos_ester", "quaternary ammonium": "quatN",
}  # fmt: skip
"""Names of functional groups, and RDKit's names for the patterns that find them."""


class FunctionalGroups(Result):
    groups: Annotated[list[str], Asks("the functional groups and rings in {smiles}")]
    kinds: Annotated[
        int,
        Asks(
            "the number of kinds of functional groups and rings in {smiles}",
            noun="number of kinds of functional groups and rings",
        ),
    ]


class GroupCount(Result):
    count: Annotated[
        int,
        Asks("the number of {group} groups in {smiles}", noun="number of {group} groups"),
    ]


class Alerts(Result):
    alerts: list[str]
    count: Annotated[
        int,
        Asks(
            "the number of {catalogue} structural alerts in {smiles}",
            noun="number of {catalogue} structural alerts",
        ),
    ]


class Fragments(Result):
    fragments: list[str]
    count: Annotated[
        int,
        Asks(
            "the number of distinct BRICS fragments of {smiles}",
            noun="number of distinct BRICS fragments",
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
            gives={"groups": ["amide", "phenol", "secondary amine", "benzene ring"], "kinds": 4},
        ),
        Example(smiles="CC(C)=O", gives={"groups": ["ketone"]}),
    ],
)
def functional_groups(smiles: Structure) -> FunctionalGroups:
    """Functional groups and common rings in a molecule, by RDKit's fragment patterns."""
    molecule = parse(smiles)
    found = [name for name in GROUPS if _count(molecule, name)]
    if not found:
        raise ToolError("None of the common functional groups is in this molecule.")
    return FunctionalGroups(groups=found, kinds=len(found))


@tool(
    kind="processing",
    examples=[
        Example(smiles="OCC(O)CO", group="aliphatic alcohol", gives={"count": 3}),
        Example(smiles=ASPIRIN, group="carboxylic acid", gives={"count": 1}),
    ],
)
def functional_group_count(
    smiles: Structure,
    group: Annotated[
        Literal["aliphatic alcohol", "amide", "carboxylic acid", "ester", "ether", "ketone"],
        "Functional group to count",
    ],
) -> GroupCount:
    """How often one functional group occurs in a molecule."""
    return GroupCount(count=_count(parse(smiles), group))


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
            smiles="CCOC(=O)c1ccccc1",
            gives={
                "fragments": ["[1*]C([6*])=O", "[16*]c1ccccc1", "[3*]O[3*]", "[4*]CC"],
                "count": 4,
            },
        )
    ],
)
def brics_fragments(smiles: Structure) -> Fragments:
    """Retrosynthetic fragments of a molecule by BRICS (Degen et al., ChemMedChem, 2008)."""
    from rdkit.Chem import BRICS, GetMolFrags, MolToSmiles

    pieces = GetMolFrags(BRICS.BreakBRICSBonds(parse(smiles)), asMols=True)
    if len(pieces) < 2:
        raise ToolError("The molecule has no bond that BRICS would cut.")
    names = sorted({MolToSmiles(piece) for piece in pieces})
    return Fragments(fragments=names[:30], count=len(names))


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

    pair = [parse(smiles), parse(other_smiles)]
    if max(molecule.GetNumAtoms() for molecule in pair) > LARGEST_COMMON:
        raise ToolError(f"Each molecule must have at most {LARGEST_COMMON} heavy atoms.")
    found = FindMCS(pair, timeout=5, ringMatchesRingOnly=True)
    if found.canceled:
        raise ToolError("These two molecules are too symmetric to be compared in time.")
    if not found.numBonds:
        raise ToolError("The two molecules have no bond in common.")
    return CommonPart(atoms=found.numAtoms, bonds=found.numBonds)


def _count(molecule: Any, group: str) -> int:
    from rdkit.Chem import Fragments

    return int(getattr(Fragments, f"fr_{GROUPS[group]}")(molecule))


@cache
def _catalogue(name: str) -> Any:
    from rdkit.Chem.FilterCatalog import FilterCatalog, FilterCatalogParams

    return FilterCatalog(FilterCatalogParams(FilterCatalogParams.FilterCatalogs.names[name]))
