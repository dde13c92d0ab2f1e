"""Molecules from SMILES strings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.entities.common import Smiles

if TYPE_CHECKING:
    from rdkit.Chem import Mol

LARGEST = 500
"""Heavy atoms of the largest molecule that is looked at."""

Structure = Annotated[str, "Structure of the molecule, as a SMILES string", Smiles]


def parse(smiles: str) -> Mol:
    """The molecule that a SMILES string stands for."""
    from rdkit import Chem, rdBase

    rdBase.DisableLog("rdApp.*")
    molecule = Chem.MolFromSmiles(smiles)
    if molecule is None or not molecule.GetNumAtoms():
        raise ToolError(f"{smiles[:80]!r} is not a SMILES string that RDKit can read.")
    if molecule.GetNumAtoms() > LARGEST:
        raise ToolError(f"The molecule has more than {LARGEST} heavy atoms, too many to look at.")
    return molecule
