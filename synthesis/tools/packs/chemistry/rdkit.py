"""Structure computations on molecules with RDKit."""

from __future__ import annotations

from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, tool
from synthesis.tools.entities.common import MolecularFormula, Smiles
from synthesis.tools.packs.chemistry._structures import Structure, parse

PACK = Pack(title="RDKit", distributions=("rdkit",), licence="BSD-3-Clause")

ASPIRIN = "CC(=O)OC1=CC=CC=C1C(=O)O"


class MolarMass(Result):
    molar_mass_g_per_mol: Annotated[
        float,
        Asks(
            "the molar mass of {smiles}",
            noun="molar mass",
            unit="g/mol",
            round_to=2,
        ),
    ]


@tool(kind="processing", examples=[Example(smiles="CCO", gives={"molar_mass_g_per_mol": 46.07})])
def molar_mass(smiles: Structure) -> MolarMass:
    """Molar mass of a molecule from its structure, with average atomic weights."""
    from rdkit.Chem import Descriptors

    return MolarMass(molar_mass_g_per_mol=Descriptors.MolWt(parse(smiles)))


class FormulaOfStructure(Result):
    formula: Annotated[
        str, MolecularFormula, Asks("the molecular formula of {smiles}", refers="{smiles}")
    ]


@tool(kind="processing", examples=[Example(smiles=ASPIRIN, gives={"formula": "C9H8O4"})])
def formula_from_structure(smiles: Structure) -> FormulaOfStructure:
    """Molecular formula of a molecule in Hill order, from its structure."""
    from rdkit.Chem.rdMolDescriptors import CalcMolFormula

    return FormulaOfStructure(formula=CalcMolFormula(parse(smiles)))


class Lipophilicity(Result):
    log_p: Annotated[float, Asks("the Crippen logP of {smiles}", noun="Crippen logP", round_to=2)]


@tool(kind="processing", examples=[Example(smiles=ASPIRIN, gives={"log_p": 1.3101})])
def crippen_log_p(smiles: Structure) -> Lipophilicity:
    """Octanol-water partition coefficient (logP) estimated by the Wildman-Crippen method."""
    from rdkit.Chem.rdMolDescriptors import CalcCrippenDescriptors

    log_p, _ = CalcCrippenDescriptors(parse(smiles))
    return Lipophilicity(log_p=log_p)


class PolarSurface(Result):
    polar_surface_area_a2: Annotated[
        float,
        Asks(
            "the topological polar surface area of {smiles}",
            noun="topological polar surface area",
            unit="Å²",
            round_to=1,
        ),
    ]


@tool(kind="processing", examples=[Example(smiles=ASPIRIN, gives={"polar_surface_area_a2": 63.6})])
def polar_surface_area(smiles: Structure) -> PolarSurface:
    """Topological polar surface area (TPSA) of a molecule, in square angstroms."""
    from rdkit.Chem.rdMolDescriptors import CalcTPSA

    return PolarSurface(polar_surface_area_a2=CalcTPSA(parse(smiles)))


class HydrogenBonds(Result):
    donors: Annotated[
        int,
        Asks(
            "the number of hydrogen-bond donors in {smiles}", noun="number of hydrogen-bond donors"
        ),
    ]
    acceptors: Annotated[
        int,
        Asks(
            "the number of hydrogen-bond acceptors in {smiles}",
            noun="number of hydrogen-bond acceptors",
        ),
    ]


@tool(kind="processing", examples=[Example(smiles=ASPIRIN, gives={"donors": 1, "acceptors": 3})])
def hydrogen_bond_counts(smiles: Structure) -> HydrogenBonds:
    """Numbers of hydrogen-bond donors and acceptors of a molecule, from its structure."""
    from rdkit.Chem import rdMolDescriptors

    molecule = parse(smiles)
    return HydrogenBonds(
        donors=rdMolDescriptors.CalcNumHBD(molecule),
        acceptors=rdMolDescriptors.CalcNumHBA(molecule),
    )


class Shape(Result):
    rings: Annotated[int, Asks("the number of rings in {smiles}", noun="number of rings")]
    aromatic_rings: Annotated[
        int, Asks("the number of aromatic rings in {smiles}", noun="number of aromatic rings")
    ]
    rotatable_bonds: Annotated[
        int, Asks("the number of rotatable bonds in {smiles}", noun="number of rotatable bonds")
    ]


@tool(
    kind="processing",
    examples=[
        Example(smiles=ASPIRIN, gives={"rings": 1, "aromatic_rings": 1, "rotatable_bonds": 2})
    ],
)
def rings_and_rotatable_bonds(smiles: Structure) -> Shape:
    """Numbers of rings, aromatic rings and rotatable bonds of a molecule."""
    from rdkit.Chem import rdMolDescriptors

    molecule = parse(smiles)
    return Shape(
        rings=rdMolDescriptors.CalcNumRings(molecule),
        aromatic_rings=rdMolDescriptors.CalcNumAromaticRings(molecule),
        rotatable_bonds=rdMolDescriptors.CalcNumRotatableBonds(molecule),
    )


class DrugLikeness(Result):
    qed: Annotated[
        float,
        Asks("the QED drug-likeness score of {smiles}", noun="QED drug-likeness", round_to=3),
    ]


@tool(kind="processing", examples=[Example(smiles=ASPIRIN, gives={"qed": 0.5501})])
def drug_likeness(smiles: Structure) -> DrugLikeness:
    """Quantitative estimate of drug-likeness (QED, 0 to 1) of a molecule."""
    from rdkit.Chem.QED import qed

    return DrugLikeness(qed=qed(parse(smiles)))


class Similarity(Result):
    similarity: Annotated[
        float,
        Asks(
            "the Tanimoto similarity of {smiles} and {other_smiles} by Morgan fingerprints",
            round_to=3,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(
            smiles="CN1C=NC2=C1C(=O)N(C(=O)N2C)C",
            other_smiles="CN1C=NC2=C1C(=O)NC(=O)N2C",
            gives={"similarity": 0.5294},
        ),
        Example(smiles="CCO", other_smiles="OCC", gives={"similarity": 1.0}),
    ],
)
def tanimoto_similarity(
    smiles: Structure,
    other_smiles: Annotated[str, "Structure to compare with, as a SMILES string", Smiles],
) -> Similarity:
    """Tanimoto similarity (0 to 1) of two molecules by Morgan fingerprints of radius 2."""
    from rdkit.Chem.rdFingerprintGenerator import GetMorganGenerator
    from rdkit.DataStructs import TanimotoSimilarity

    if smiles == other_smiles:
        raise ToolError("Give two different molecules.")
    generator = GetMorganGenerator(radius=2, fpSize=2048)
    one, two = (generator.GetFingerprint(parse(text)) for text in (smiles, other_smiles))
    return Similarity(similarity=TanimotoSimilarity(one, two))
