"""Structure computations on molecules with RDKit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, tool
from synthesis.tools.entities.common import Smiles

if TYPE_CHECKING:
    from rdkit.Chem import Mol

PACK = Pack(title="RDKit", distributions=("rdkit",), licence="BSD-3-Clause")

Structure = Annotated[str, "Structure of the molecule, as a SMILES string", Smiles]


class MolarMass(Result):
    molar_mass_g_per_mol: Annotated[
        float, Asks("the molar mass of {smiles}", noun="molar mass", unit="g/mol", round_to=2)
    ]


@tool(kind="processing", examples=[Example(smiles="CCO", gives={"molar_mass_g_per_mol": 46.07})])
def molar_mass(smiles: Structure) -> MolarMass:
    """Molar mass of a molecule from its structure, with average atomic weights."""
    from rdkit.Chem import Descriptors

    return MolarMass(molar_mass_g_per_mol=Descriptors.MolWt(_parse(smiles)))


def _parse(smiles: str) -> Mol:
    from rdkit import Chem, RDLogger

    RDLogger.DisableLog("rdApp.*")
    molecule = Chem.MolFromSmiles(smiles)
    if molecule is None or not molecule.GetNumAtoms():
        raise ToolError(f"{smiles[:80]!r} is not a SMILES string that RDKit can read.")
    return molecule
