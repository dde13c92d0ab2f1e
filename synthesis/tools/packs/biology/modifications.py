"""Protein modifications of the PSI-MOD ontology."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.biology import AminoAcidCode, MassShiftDa, ProteinModification
from synthesis.tools.entities.common import MolecularFormula, ProteinSequence
from synthesis.tools.packs import _lists
from synthesis.tools.packs.biology import _modifications
from synthesis.tools.packs.biology._sequences import checked_protein

PACK = Pack(
    title="psims: PSI-MOD",
    distributions=("psims", "pyteomics"),
    licence="Apache-2.0",
    data="PSI-MOD protein modification ontology 1.038.0",
    data_licence="CC BY 4.0",
    data_date="2026-07-31",
)
PHOSPHOSERINE = "O-phospho-L-serine"

Name = Annotated[str, "Name of the modified residue in PSI-MOD", ProteinModification]


class Shift(Result):
    mass_shift_da: Annotated[
        float,
        MassShiftDa,
        Asks(
            "the monoisotopic mass shift of {modification}",
            noun="monoisotopic mass shift",
            unit="Da",
            round_to=4,
        ),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(modification=PHOSPHOSERINE, gives={"mass_shift_da": 79.966331}, rel=1e-7),
        Example(modification="N-methyl-L-methionine", gives={"mass_shift_da": 14.01565}, rel=1e-7),
    ],
)
def modification_mass_shift(modification: Name) -> Shift:
    """Monoisotopic mass (Da) that a protein modification adds to its residue (PSI-MOD)."""
    return Shift(mass_shift_da=_modifications.find(modification).shift_da)


class Residue(Result):
    formula: Annotated[
        str,
        MolecularFormula,
        Asks("the molecular formula of the residue of {modification}"),
    ]
    residue_mass_da: Annotated[
        float,
        Asks(
            "the monoisotopic residue mass of {modification}",
            noun="monoisotopic residue mass",
            unit="Da",
            round_to=3,
        ),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(
            modification=PHOSPHOSERINE,
            gives={"formula": "C3H6NO5P", "residue_mass_da": 166.998359},
        )
    ],
)
def modified_residue(modification: Name) -> Residue:
    """Formula and monoisotopic mass (Da) of a modified residue in a peptide chain (PSI-MOD)."""
    item = _modifications.find(modification)
    return Residue(formula=item.residue_formula, residue_mass_da=item.residue_mass_da)


class Origin(Result):
    code: Annotated[
        str,
        AminoAcidCode,
        Asks(
            "the one-letter code of the amino acid that {modification} is made from",
            refers="the amino acid that {modification} is made from",
        ),
    ]
    mod_id: Annotated[str, Asks("the PSI-MOD identifier of {modification}")]


@tool(
    kind="retrieval",
    examples=[Example(modification=PHOSPHOSERINE, gives={"code": "S", "mod_id": "MOD:00046"})],
)
def modification_origin(modification: Name) -> Origin:
    """Amino acid that a protein modification is made from, and its PSI-MOD identifier."""
    item = _modifications.find(modification)
    return Origin(code=item.origin, mod_id=item.mod_id)


class Classes(Result):
    classes: Annotated[list[str], Asks("the PSI-MOD classes that {modification} belongs to")]


@tool(
    kind="retrieval",
    examples=[
        Example(
            modification=PHOSPHOSERINE,
            gives={
                "classes": [
                    "modified L-serine residue",
                    "O-phosphorylated residue",
                ]
            },
        )
    ],
)
def modification_classes(modification: Name) -> Classes:
    """Direct parent classes of a protein modification in PSI-MOD."""
    return Classes(classes=list(_modifications.find(modification).parents))


class Nearest(Result):
    modifications: Annotated[
        list[Annotated[str, ProteinModification]],
        Asks(
            "the PSI-MOD modifications of {code} whose mass shift is within"
            " {tolerance_da} of {mass_shift_da}",
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(
            mass_shift_da=79.9663,
            code="Y",
            tolerance_da=0.005,
            gives={"modifications": ["O4'-phospho-L-tyrosine"]},
        )
    ],
)
def modifications_by_mass(
    mass_shift_da: Annotated[
        float,
        "Observed mass shift, in Da",
        MassShiftDa,
        Field(ge=-5000, le=5000),
        Draws(14.01565, 15.994915, 42.010565, 79.966331, label="a mass shift of", unit="Da"),
    ],
    code: Annotated[str, "One-letter code of the amino acid that carries it", AminoAcidCode],
    tolerance_da: Annotated[
        float, "Tolerance, in Da", Field(gt=0, le=5), Draws(0.001, 0.005, 0.01, 0.02, unit="Da")
    ],
) -> Nearest:
    """PSI-MOD modifications of an amino acid that explain a mass shift, nearest first."""
    near = sorted(
        (round(abs(item.shift_da - mass_shift_da), 6), item.name)
        for item in _modifications.table().values()
        if item.origin == code and abs(item.shift_da - mass_shift_da) <= tolerance_da
    )
    if not near:
        raise ToolError(f"PSI-MOD has no modification of {code} with such a mass shift.")
    return Nearest(modifications=_lists.complete([name for _, name in near], "such modifications"))


class ModifiedMass(Result):
    monoisotopic_mass_da: Annotated[
        float,
        Asks(
            "the monoisotopic mass of {sequence} after one change to {modification}",
            noun="monoisotopic mass after one change to {modification}",
            unit="Da",
            round_to=2,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(
            sequence="SYSMEHFR",
            modification=PHOSPHOSERINE,
            gives={"monoisotopic_mass_da": 1135.415796},
            rel=1e-5,
        )
    ],
)
def modified_peptide_mass(
    sequence: Annotated[str, "Peptide sequence in one-letter codes", ProteinSequence],
    modification: Name,
) -> ModifiedMass:
    """Monoisotopic mass (Da) of a peptide with one of its residues modified once (PSI-MOD)."""
    from pyteomics.mass import fast_mass

    item = _modifications.find(modification)
    if item.origin not in checked_protein(sequence):
        raise ToolError(f"The peptide has no {item.origin}, which {item.name} is made from.")
    return ModifiedMass(monoisotopic_mass_da=fast_mass(sequence) + item.shift_da)


class Commonest(Result):
    count: Annotated[
        int,
        Asks(
            "the number of modifications of {code} with a known mass in PSI-MOD",
            noun="number of known modifications",
            additive=True,
        ),
    ]
    heaviest: Annotated[
        str,
        ProteinModification,
        Asks("the modification of {code} with the largest mass shift in PSI-MOD"),
    ]


@tool(kind="processing", examples=[Example(code="M", gives={"count": 23}, rel=0.5)])
def modifications_of_amino_acid(
    code: Annotated[str, "One-letter code of the amino acid", AminoAcidCode],
) -> Commonest:
    """Number of PSI-MOD modifications of an amino acid, and the one with the largest shift."""
    found = [item for item in _modifications.table().values() if item.origin == code]
    heaviest = max(found, key=lambda item: (item.shift_da, item.name))
    return Commonest(count=len(found), heaviest=heaviest.name)


@seeds(ProteinModification, source="PSI-MOD 1.038.0, modifications of one amino acid")
def modifications() -> Iterator[str]:
    """Modifications with a mass shift and a plain formula."""
    for item in _modifications.table().values():
        if len(item.name) <= 60 and "residue" not in item.name:
            yield item.name
