"""Secondary structure of single-stranded DNA and RNA, with seqfold."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.common import DnaSequence

PACK = Pack(title="seqfold", distributions=("seqfold",), licence="MIT")
LONGEST = 150
STEM_LOOP = "GGGAGGTCGTTACATCTGGGTAACACCGGTACTGATCCGGTGACCTCCC"

Strand = Annotated[str, "Single-stranded DNA, at most 150 bases", DnaSequence]


class FoldEnergy(Result):
    free_energy_kcal_per_mol: Annotated[
        float,
        Asks(
            "the minimum free energy of the secondary structure of {sequence} at {temperature_c}",
            noun="minimum free energy of folding at {temperature_c}",
            unit="kcal/mol",
            round_to=1,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(sequence=STEM_LOOP, temperature_c=37, gives={"free_energy_kcal_per_mol": -13.4})
    ],
)
def folding_free_energy(
    sequence: Strand,
    temperature_c: Annotated[
        float,
        "Temperature, in °C",
        Field(ge=0, le=90),
        Draws(25, 37, 50, 60, label="the temperature", unit="°C"),
    ],
) -> FoldEnergy:
    """Minimum free energy of folding of a single-stranded DNA, in kcal/mol.

    Nearest-neighbour energies of SantaLucia & Hicks (Annu Rev Biophys 2004;33:415), folded by
    the dynamic programming of Zuker & Stiegler (1981), as seqfold implements them.
    """
    from seqfold import dg

    energy = dg(_foldable(sequence), temp=float(temperature_c))
    if abs(energy) > 1e6:
        raise ToolError("No structure of the sequence is stable enough to have an energy.")
    return FoldEnergy(free_energy_kcal_per_mol=energy)


class FoldShape(Result):
    dot_bracket: Annotated[
        str, Asks("the secondary structure of {sequence} at 37 °C in dot-bracket notation")
    ]
    base_pairs: Annotated[
        int,
        Asks(
            "the number of base pairs in the minimum free energy structure of {sequence} at 37 °C",
            noun="number of base pairs in the folded structure",
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(
            sequence=STEM_LOOP,
            gives={
                "dot_bracket": "((((((((.((((......))))..((((.......)))).))))))))",
                "base_pairs": 16,
            },
        )
    ],
)
def folded_structure(sequence: Strand) -> FoldShape:
    """Minimum free energy structure of a single-stranded DNA at 37 °C, in dot-bracket notation."""
    from seqfold import dot_bracket, fold

    shape = dot_bracket(_foldable(sequence), fold(sequence, temp=37.0))
    return FoldShape(dot_bracket=shape, base_pairs=shape.count("("))


def _foldable(sequence: str) -> str:
    strange = sorted(set(sequence) - set("ACGT"))
    if strange or not 4 <= len(sequence) <= LONGEST:
        raise ToolError(
            f"Give 4 to {LONGEST} bases of A, C, G and T; this has {len(sequence)} characters"
            f"{', with ' + ', '.join(strange[:5]) if strange else ''}."
        )
    return sequence
