"""Properties of a protein that follow from its sequence, with Biopython."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.biology import AminoAcidCode
from synthesis.tools.entities.common import ProteinSequence
from synthesis.tools.packs.biology._sequences import AMINO_ACIDS, checked_protein

if TYPE_CHECKING:
    from Bio.SeqUtils.ProtParam import ProteinAnalysis

PACK = Pack(
    title="Biopython: protein properties", distributions=("biopython",), licence="Biopython License"
)
MELITTIN = "GIGAVLKVLTTGLPALISWIKRKRQQ"

Sequence = Annotated[str, "Protein sequence in one-letter codes", ProteinSequence]


class Instability(Result):
    instability_index: Annotated[
        float,
        Asks("the instability index of {sequence}", noun="instability index", round_to=1),
    ]
    stable: Annotated[bool, Asks("whether {sequence} counts as stable by its instability index")]


@tool(
    kind="processing",
    examples=[
        Example(sequence="WWWW", gives={"instability_index": 7.5, "stable": True}),
    ],
)
def protein_instability_index(sequence: Sequence) -> Instability:
    """Instability index of a protein; below 40 it counts as stable in a test tube.

    Guruprasad, Reddy & Pandit, Protein Eng 1990;4:155.
    """
    index = _analysis(sequence).instability_index()
    return Instability(instability_index=index, stable=index < 40)


class Charge(Result):
    net_charge: Annotated[
        float,
        Asks(
            "the net charge of {sequence} at pH {ph}",
            noun="net charge at pH {ph}",
            round_to=2,
        ),
    ]


@tool(
    kind="processing",
    examples=[Example(sequence=MELITTIN, ph=7, gives={"net_charge": 5.0}, rel=0.1)],
)
def protein_net_charge(
    sequence: Sequence,
    ph: Annotated[
        float, "pH of the solution", Field(ge=0, le=14), Draws(5.5, 7, 7.4, 9, label="the pH")
    ],
) -> Charge:
    """Net charge of an unmodified protein at a pH, from Bjellqvist's pK values."""
    return Charge(net_charge=_analysis(sequence).charge_at_pH(ph))


class Aromaticity(Result):
    aromatic_fraction: Annotated[
        float,
        Asks("the aromaticity of {sequence}", noun="aromaticity", round_to=3),
    ]


@tool(kind="processing", examples=[Example(sequence="AFWY", gives={"aromatic_fraction": 0.75})])
def protein_aromaticity(sequence: Sequence) -> Aromaticity:
    """Aromaticity of a protein: the fraction of Phe, Trp and Tyr (Lobry & Gautier 1994)."""
    return Aromaticity(aromatic_fraction=_analysis(sequence).aromaticity())


class AliphaticIndex(Result):
    aliphatic_index: Annotated[
        float, Asks("the aliphatic index of {sequence}", noun="aliphatic index", round_to=1)
    ]


@tool(
    kind="processing",
    examples=[
        Example(sequence="AVIL", gives={"aliphatic_index": 292.5}),
        Example(sequence="KLWKKWAKKWLKLWKA", gives={"aliphatic_index": 85.625}),
    ],
)
def protein_aliphatic_index(sequence: Sequence) -> AliphaticIndex:
    """Aliphatic index of a protein: mole % Ala + 2.9 Val + 3.9 (Ile + Leu).

    Ikai, J Biochem 1980;88:1895.
    """
    percent = {item: 100 * checked_protein(sequence).count(item) / len(sequence) for item in "AVIL"}
    branched = percent["I"] + percent["L"]
    return AliphaticIndex(aliphatic_index=percent["A"] + 2.9 * percent["V"] + 3.9 * branched)


class Structure(Result):
    share_percent: Annotated[
        float,
        Asks(
            "the share of residues in {sequence} that favour {structure} structure",
            noun="share of residues that favour {structure} structure",
            unit="%",
            round_to=1,
        ),
    ]


@tool(
    kind="processing",
    examples=[Example(sequence="EMALKVVV", structure="helix", gives={"share_percent": 62.5})],
)
def secondary_structure_propensity(
    sequence: Sequence,
    structure: Annotated[Literal["helix", "turn", "sheet"], "Kind of secondary structure"],
) -> Structure:
    """Share (%) of residues that favour helix, turn or sheet, by Biopython's residue classes."""
    helix, turn, sheet = _analysis(sequence).secondary_structure_fraction()
    share = {"helix": helix, "turn": turn, "sheet": sheet}[structure]
    return Structure(share_percent=100 * share)


class Commonest(Result):
    code: Annotated[
        str,
        AminoAcidCode,
        Asks(
            "the one-letter code of the most frequent amino acid in {sequence}",
            refers="the most frequent amino acid in {sequence}",
        ),
    ]
    share_percent: Annotated[
        float,
        Asks(
            "the share of the most frequent amino acid in {sequence}",
            noun="share of the most frequent amino acid",
            unit="%",
            round_to=1,
        ),
    ]


@tool(
    kind="processing",
    examples=[Example(sequence="AKKKA", gives={"code": "K", "share_percent": 60})],
)
def most_frequent_residue(sequence: Sequence) -> Commonest:
    """Most frequent amino acid of a protein (of equals, the first by code) and its share in %."""
    counts = {item: checked_protein(sequence).count(item) for item in AMINO_ACIDS}
    code = max(AMINO_ACIDS, key=lambda item: counts[item])
    return Commonest(code=code, share_percent=100 * counts[code] / len(sequence))


class HydrophobicStretch(Result):
    stretch: Annotated[
        str,
        ProteinSequence,
        Asks("the most hydrophobic stretch of {width} residues in {sequence}"),
    ]
    hydropathy: Annotated[
        float,
        Asks(
            "the mean Kyte-Doolittle hydropathy of the most hydrophobic stretch"
            " of {width} residues in {sequence}",
            noun="hydropathy of the most hydrophobic stretch of {width} residues",
            round_to=2,
        ),
    ]
    start: Annotated[
        int,
        Asks(
            "the position at which the most hydrophobic stretch of {width} residues"
            " begins in {sequence}"
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(
            sequence="KKKKKIIIIIIIKKKK",
            width=7,
            gives={"stretch": "IIIIIII", "hydropathy": 4.5, "start": 6},
        )
    ],
)
def most_hydrophobic_stretch(
    sequence: Sequence,
    width: Annotated[
        int, "Number of residues in the window", Field(ge=3, le=31), Draws(7, 9, 11, 19)
    ],
) -> HydrophobicStretch:
    """Window of a protein with the highest mean hydropathy (Kyte & Doolittle 1982), and where."""
    from Bio.SeqUtils.ProtParamData import kd

    if len(checked_protein(sequence)) < width:
        raise ToolError(f"The protein has {len(sequence)} residues, fewer than {width}.")
    means = [
        sum(kd[item] for item in sequence[at : at + width]) / width
        for at in range(len(sequence) - width + 1)
    ]
    best = max(range(len(means)), key=lambda at: round(means[at], 9))
    return HydrophobicStretch(
        stretch=sequence[best : best + width], hydropathy=means[best], start=best + 1
    )


def _analysis(sequence: str) -> ProteinAnalysis:
    from Bio.SeqUtils.ProtParam import ProteinAnalysis

    return ProteinAnalysis(checked_protein(sequence))
