"""Rules, complexity, charges and stereochemistry of molecules with RDKit."""

from __future__ import annotations

import math
from typing import Annotated, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, tool
from synthesis.tools.packs.chemistry._structures import Structure, parse

PACK = Pack(title="RDKit: rules and stereo", distributions=("rdkit",), licence="BSD-3-Clause")

ASPIRIN = "CC(=O)OC1=CC=CC=C1C(=O)O"


class RuleOutcome(Result):
    violations: Annotated[
        int,
        Asks(
            "the number of conditions of the {rule} rule that {smiles} violates",
            noun="number of violations of the {rule} rule",
        ),
    ]
    passes: Annotated[bool, Asks("whether {smiles} meets every condition of the {rule} rule")]


class Complexity(Result):
    bertz_complexity: Annotated[
        float,
        Asks(
            "the Bertz complexity index of {smiles}", noun="Bertz complexity index", round_to=1
        ),
    ]  # fmt: skip


class CarbonSaturation(Result):
    fraction_sp3: Annotated[
        float,
        Asks(
            "the fraction of sp³ carbon atoms in {smiles}",
            noun="fraction of sp³ carbon atoms",
            round_to=3,
        ),
    ]


class Refractivity(Result):
    molar_refractivity_cm3_per_mol: Annotated[
        float,
        Asks(
            "the Crippen molar refractivity of {smiles}",
            noun="Crippen molar refractivity",
            unit="cm³/mol",
            round_to=2,
        ),
    ]


class Charges(Result):
    most_negative: Annotated[
        float,
        Asks(
            "the most negative Gasteiger charge on an atom of {smiles}",
            noun="most negative Gasteiger charge",
            unit="e",
            round_to=3,
        ),
    ]
    atom: Annotated[str, Asks("the element that carries the most negative charge in {smiles}")]


class Stereo(Result):
    stereocentres: Annotated[
        int,
        Asks(
            "the number of tetrahedral stereocentres in {smiles}",
            noun="number of tetrahedral stereocentres",
        ),
    ]
    undefined: Annotated[
        int,
        Asks(
            "the number of tetrahedral stereocentres that are left undefined in {smiles}",
            noun="number of undefined stereocentres",
        ),
    ]
    labels: list[str]


class Isomers(Result):
    possible_stereoisomers: Annotated[
        int,
        Asks(
            "the upper bound on the number of stereoisomers with the connectivity of {smiles}",
            noun="upper bound on the number of stereoisomers",
        ),
    ]


class SurfaceArea(Result):
    labute_surface_area_a2: Annotated[
        float,
        Asks(
            "the Labute approximate surface area of {smiles}",
            noun="Labute approximate surface area",
            unit="Å²",
            round_to=1,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(smiles=ASPIRIN, rule="Lipinski", gives={"violations": 0, "passes": True}),
        Example(smiles="C" * 40, rule="Lipinski", gives={"violations": 2, "passes": False}),
        Example(smiles=ASPIRIN, rule="Veber", gives={"violations": 0, "passes": True}),
    ],
)
def drug_rule(
    smiles: Structure,
    rule: Annotated[Literal["Lipinski", "Veber", "Ghose"], "Which rule of drug-likeness"],
) -> RuleOutcome:
    """Violations of Lipinski's (2001), Veber's (2002) or Ghose's (1999) rule by a molecule."""
    from rdkit.Chem import Crippen, Descriptors
    from rdkit.Chem import rdMolDescriptors as describe

    molecule = parse(smiles)
    mass, log_p = Descriptors.MolWt(molecule), Crippen.MolLogP(molecule)
    kept = {
        "Lipinski": (
            mass <= 500,
            log_p <= 5,
            describe.CalcNumLipinskiHBD(molecule) <= 5,
            describe.CalcNumLipinskiHBA(molecule) <= 10,
        ),
        "Veber": (
            describe.CalcNumRotatableBonds(molecule) <= 10,
            describe.CalcTPSA(molecule) <= 140,
        ),
        "Ghose": (
            160 <= mass <= 480,
            -0.4 <= log_p <= 5.6,
            40 <= Crippen.MolMR(molecule) <= 130,
            20 <= describe.CalcNumAtoms(molecule) <= 70,
        ),
    }[rule]
    return RuleOutcome(violations=kept.count(False), passes=all(kept))


@tool(
    kind="processing",
    examples=[
        Example(smiles="C", gives={"bertz_complexity": 0}),
        Example(smiles="CN1C=NC2=C1C(=O)N(C(=O)N2C)C", gives={"bertz_complexity": 616.53}),
    ],
)
def bertz_complexity(smiles: Structure) -> Complexity:
    """Complexity of a molecule by Bertz's index (J. Am. Chem. Soc., 1981)."""
    from rdkit.Chem.GraphDescriptors import BertzCT

    molecule = parse(smiles)
    if molecule.GetNumAtoms() > 150:
        raise ToolError("The index is computed for molecules of at most 150 heavy atoms.")
    return Complexity(bertz_complexity=BertzCT(molecule))


@tool(kind="processing", examples=[Example(smiles=ASPIRIN, gives={"fraction_sp3": 0.1111})])
def sp3_fraction(smiles: Structure) -> CarbonSaturation:
    """Fraction of the carbon atoms of a molecule that are sp3 hybridised (Fsp3)."""
    from rdkit.Chem.rdMolDescriptors import CalcFractionCSP3

    molecule = parse(smiles)
    if not any(atom.GetAtomicNum() == 6 for atom in molecule.GetAtoms()):
        raise ToolError("The molecule has no carbon atom.")
    return CarbonSaturation(fraction_sp3=CalcFractionCSP3(molecule))


@tool(
    kind="processing",
    examples=[Example(smiles="c1ccccc1", gives={"molar_refractivity_cm3_per_mol": 26.2}, rel=0.02)],
)
def molar_refractivity(smiles: Structure) -> Refractivity:
    """Molar refractivity estimated by the Wildman-Crippen method, in cm³/mol."""
    from rdkit.Chem.Crippen import MolMR

    return Refractivity(molar_refractivity_cm3_per_mol=MolMR(parse(smiles)))


@tool(
    kind="processing",
    examples=[Example(smiles="CO", gives={"most_negative": -0.3996, "atom": "O"})],
)
def gasteiger_charges(smiles: Structure) -> Charges:
    """Most negative partial charge in a molecule by Gasteiger and Marsili (1980)."""
    from rdkit.Chem.rdPartialCharges import ComputeGasteigerCharges

    molecule = parse(smiles)
    ComputeGasteigerCharges(molecule)
    charges = [(a.GetDoubleProp("_GasteigerCharge"), a.GetSymbol()) for a in molecule.GetAtoms()]
    if not all(math.isfinite(charge) for charge, _ in charges):
        raise ToolError("The method has no parameters for an element of this molecule.")
    charge, symbol = min(charges)
    return Charges(most_negative=charge, atom=symbol)


@tool(
    kind="processing",
    examples=[
        Example(
            smiles="C[C@H](N)C(=O)O",
            gives={"stereocentres": 1, "undefined": 0, "labels": ["atom 2: S"]},
        ),
        Example(smiles="CC(O)C(N)C(=O)O", gives={"stereocentres": 2, "undefined": 2}),
    ],
)
def stereocentres(smiles: Structure) -> Stereo:
    """Tetrahedral stereocentres of a molecule, those left undefined, and the CIP labels."""
    from rdkit.Chem import FindMolChiralCenters

    found = FindMolChiralCenters(
        parse(smiles), includeUnassigned=True, useLegacyImplementation=False
    )
    if not found:
        raise ToolError("The molecule has no tetrahedral stereocentre.")
    return Stereo(
        stereocentres=len(found),
        undefined=sum(label == "?" for _, label in found),
        labels=[f"atom {number + 1}: {label}" for number, label in found[:30]],
    )


@tool(
    kind="processing",
    examples=[
        Example(smiles="CC(O)C(N)C(=O)O", gives={"possible_stereoisomers": 4}),
        Example(smiles="CC=CC", gives={"possible_stereoisomers": 2}),
    ],
)
def stereoisomer_bound(smiles: Structure) -> Isomers:
    """Upper bound 2^n on the stereoisomers of a connectivity, meso forms counted twice."""
    from rdkit.Chem import FindPotentialStereo, MolFromSmiles, MolToSmiles

    flat = MolFromSmiles(MolToSmiles(parse(smiles), isomericSmiles=False))
    count = len(FindPotentialStereo(flat))
    if count > 40:
        raise ToolError("The molecule has more than 40 elements of stereochemistry.")
    return Isomers(possible_stereoisomers=2**count)


@tool(
    kind="processing",
    examples=[Example(smiles=ASPIRIN, gives={"labute_surface_area_a2": 74.76})],
)
def labute_surface_area(smiles: Structure) -> SurfaceArea:
    """Approximate van der Waals surface area by Labute (J. Mol. Graph. Model., 2000), in Å²."""
    from rdkit.Chem.rdMolDescriptors import CalcLabuteASA

    return SurfaceArea(labute_surface_area_a2=CalcLabuteASA(parse(smiles)))
