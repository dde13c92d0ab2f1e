"""Other forms of a molecule with RDKit: canonical, neutral parent, scaffold, InChIKey."""

from __future__ import annotations

from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, tool
from synthesis.tools.entities.common import InchiKey, Smiles
from synthesis.tools.packs.chemistry._structures import Structure, parse

PACK = Pack(title="RDKit: forms of a molecule", distributions=("rdkit",), licence="BSD-3-Clause")

ASPIRIN = "CC(=O)OC1=CC=CC=C1C(=O)O"


class StructureKey(Result):
    inchi_key: Annotated[
        str, InchiKey, Asks("the standard InChIKey computed for {smiles}", refers="{smiles}")
    ]


class Scaffold(Result):
    scaffold: Annotated[
        str,
        Smiles,
        Asks(
            "the SMILES string of the Bemis-Murcko scaffold of {smiles}",
            refers="the Bemis-Murcko scaffold of {smiles}",
        ),
    ]


class Tautomer(Result):
    tautomer: Annotated[
        str,
        Smiles,
        Asks(
            "the SMILES string of the canonical tautomer of {smiles}",
            refers="the canonical tautomer of {smiles}",
        ),
    ]


@tool(
    kind="processing",
    examples=[Example(smiles=ASPIRIN, gives={"inchi_key": "BSYNRYMUTXBXSQ-UHFFFAOYSA-N"})],
)
def structure_inchi_key(smiles: Structure) -> StructureKey:
    """Standard InChIKey of a molecule, computed from its structure."""
    from rdkit.Chem import MolToInchiKey

    key = MolToInchiKey(parse(smiles))
    if not key:
        raise ToolError("InChI has no key for this structure.")
    return StructureKey(inchi_key=key)


@tool(
    kind="processing",
    examples=[
        Example(smiles="CC(=O)Nc1ccc(O)cc1", gives={"scaffold": "c1ccccc1"}),
        Example(smiles="CC(C)Cc1ccc(cc1)C(C)C(=O)O", gives={"scaffold": "c1ccccc1"}),
    ],
)
def murcko_scaffold(smiles: Structure) -> Scaffold:
    """Bemis-Murcko scaffold of a molecule: its rings and the chains that link them."""
    from rdkit.Chem import MolToSmiles
    from rdkit.Chem.Scaffolds.MurckoScaffold import GetScaffoldForMol

    scaffold = MolToSmiles(GetScaffoldForMol(parse(smiles)))
    if not scaffold:
        raise ToolError("The molecule has no ring, and so no Bemis-Murcko scaffold.")
    return Scaffold(scaffold=scaffold)


@tool(
    kind="processing",
    examples=[Example(smiles="Oc1ccccn1", gives={"tautomer": "O=c1cccc[nH]1"})],
)
def canonical_tautomer(smiles: Structure) -> Tautomer:
    """Canonical tautomer of a molecule of at most 50 heavy atoms, by RDKit's rules."""
    from rdkit import rdBase
    from rdkit.Chem import MolToSmiles
    from rdkit.Chem.MolStandardize.rdMolStandardize import TautomerEnumerator

    molecule = parse(smiles)
    if molecule.GetNumAtoms() > 50:
        raise ToolError("The molecule has more than 50 heavy atoms, too many to find tautomers of.")
    rdBase.DisableLog("rdApp.*")
    enumerator = TautomerEnumerator()
    enumerator.SetMaxTautomers(50)
    if len(enumerator.Enumerate(molecule).tautomers) < 2:
        raise ToolError("The molecule has no other tautomer by RDKit's rules.")
    return Tautomer(tautomer=MolToSmiles(enumerator.Canonicalize(molecule)))
