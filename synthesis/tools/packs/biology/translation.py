"""From DNA to protein and back, with the genetic codes of Biopython and Kazusa codon usage."""

from __future__ import annotations

from math import exp, log
from typing import Annotated, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, tool
from synthesis.tools.entities.biology import AminoAcidCode, CodingDna, Codon
from synthesis.tools.entities.common import DnaSequence, ProteinSequence
from synthesis.tools.packs.biology import _codon_usage
from synthesis.tools.packs.biology._sequences import checked_dna, checked_protein

PACK = Pack(
    title="Translation and codon usage",
    distributions=("biopython", "python-codon-tables"),
    licence="Biopython License; CC0",
    data="NCBI genetic codes; Kazusa codon usage of eight organisms",
    data_licence="public domain; CC0",
    data_date="2007-06",
)
_CODES = {"standard": 1, "vertebrate mitochondrial": 2, "yeast mitochondrial": 3}

Gene = Annotated[str, "Coding sequence, whole codons without introns", CodingDna]
Host = Annotated[_codon_usage.Organism, "Organism whose codon usage is taken"]


class Translation(Result):
    protein: Annotated[
        str,
        ProteinSequence,
        Asks("the protein that {sequence} encodes in the {genetic_code} code"),
    ]


@tool(
    kind="processing",
    examples=[
        Example(
            sequence="ATGGCCATTGTAATGGGCCGCTGAAAGGGTGCCCGATAG",
            genetic_code="standard",
            gives={"protein": "MAIVMGR"},
        ),
        Example(
            sequence="ATGGCCATTGTAATGGGCCGCTGAAAGGGTGCCCGATAG",
            genetic_code="vertebrate mitochondrial",
            gives={"protein": "MAIVMGRWKGAR"},
        ),
    ],
)
def translate_dna(
    sequence: Gene,
    genetic_code: Annotated[
        Literal["standard", "vertebrate mitochondrial", "yeast mitochondrial"], "Genetic code"
    ],
) -> Translation:
    """Protein that a coding sequence encodes in a genetic code, up to the first stop."""
    from Bio.Seq import Seq

    whole = checked_dna(sequence)[: len(sequence) // 3 * 3]
    protein = str(Seq(whole).translate(table=_CODES[genetic_code], to_stop=True))
    if not protein:
        raise ToolError("The first reading frame encodes nothing: no codon, or a stop at once.")
    return Translation(protein=protein)


class OpenFrame(Result):
    protein: Annotated[
        str,
        ProteinSequence,
        Asks("the longest stretch without a stop in the six reading frames of {sequence}"),
    ]
    codons: Annotated[
        int,
        Asks(
            "the number of codons in the longest stretch without a stop"
            " in the six reading frames of {sequence}",
            noun="number of codons in the longest stretch without a stop",
        ),
    ]
    frame: Annotated[
        str, Asks("the reading frame with the longest stretch without a stop in {sequence}")
    ]


@tool(
    kind="processing",
    examples=[
        Example(
            sequence="ATGGCCATTGTAATGGGCCGCTGAAAGGGTGCCCGATAG",
            gives={"protein": "LSGTLSAAHYNGH", "codons": 13, "frame": "-1"},
        )
    ],
)
def longest_open_reading_frame(sequence: Gene) -> OpenFrame:
    """Longest stop-free stretch (standard code) over the six reading frames of a DNA.

    Frames are +1 to +3 on the given strand and -1 to -3 on the other, as in EMBOSS getorf.
    """
    from Bio.Seq import Seq

    forward = Seq(checked_dna(sequence))
    best, where = "", ""
    for sign, strand in (("+", forward), ("-", forward.reverse_complement())):
        for frame in range(3):
            part = strand[frame : frame + (len(strand) - frame) // 3 * 3]
            piece = max(str(part.translate()).split("*"), key=len)
            if len(piece) > len(best):
                best, where = piece, f"{sign}{frame + 1}"
    if not best:
        raise ToolError("The sequence is shorter than one codon.")
    return OpenFrame(protein=best, codons=len(best), frame=where)


class BackTranslation(Result):
    coding_strand: Annotated[
        str,
        CodingDna,
        Asks(
            "the coding sequence for {protein} in the preferred codons of {organism}",
            refers="the coding sequence for {protein} in the preferred codons of {organism}",
        ),
    ]
    template_strand: Annotated[
        str,
        DnaSequence,
        Asks(
            "the template strand, 5' to 3', of the gene for {protein}"
            " in the preferred codons of {organism}",
            refers="the template strand of the gene for {protein}"
            " in the preferred codons of {organism}",
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(
            protein="MALW",
            organism="humans",
            gives={"coding_strand": "ATGGCCCTGTGGTGA", "template_strand": "TCACCACAGGGCCAT"},
        ),
        Example(
            protein="MALW", organism="Escherichia coli", gives={"coding_strand": "ATGGCGCTGTGGTAA"}
        ),
    ],
)
def back_translate(
    protein: Annotated[str, "Protein sequence in one-letter codes", ProteinSequence],
    organism: Host,
) -> BackTranslation:
    """Gene for a protein in an organism's most used codons (Kazusa), with a stop: both strands."""
    from Bio.Seq import Seq

    table = _codon_usage.preferred(organism)
    coding = "".join(table[item] for item in checked_protein(protein, 3_000) + "*")
    return BackTranslation(
        coding_strand=coding, template_strand=str(Seq(coding).reverse_complement())
    )


class CodonAdaptation(Result):
    cai: Annotated[
        float,
        Asks(
            "the codon adaptation index of {sequence} for {organism}",
            noun="codon adaptation index for {organism}",
            round_to=3,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(sequence="ATGGCCCTGTGG", organism="humans", gives={"cai": 1}),
        Example(sequence="CTA", organism="Escherichia coli", gives={"cai": 0.08}),
    ],
)
def codon_adaptation_index(sequence: Gene, organism: Host) -> CodonAdaptation:
    """Codon adaptation index (0 to 1) of a coding sequence against an organism's codon usage.

    Geometric mean of the relative adaptiveness of its codons, without ATG, TGG and stops
    (Sharp & Li, Nucleic Acids Res 1987;15:1281), weights from the organism's whole usage.
    """
    if len(checked_dna(sequence)) % 3:
        raise ToolError(f"The sequence has {len(sequence)} bases, which is no multiple of three.")
    table = _codon_usage.shares(organism)
    weights = {
        codon: max(share, 0.005) / max(codons.values())
        for residue, codons in table.items()
        if residue != "*" and len(codons) > 1
        for codon, share in codons.items()
    }
    codons = [sequence[at : at + 3] for at in range(0, len(sequence), 3)]
    found = [log(weights[codon]) for codon in codons if codon in weights]
    if not found:
        return CodonAdaptation(cai=1.0)
    return CodonAdaptation(cai=exp(sum(found) / len(found)))


class ThirdPosition(Result):
    gc3_percent: Annotated[
        float,
        Asks(
            "the GC content at the third codon positions of {sequence}",
            noun="GC content at third codon positions",
            unit="%",
            round_to=1,
        ),
    ]


@tool(
    kind="processing",
    examples=[Example(sequence="ATGGCCCTGTGG", gives={"gc3_percent": 100})],
)
def gc_content_at_third_positions(sequence: Gene) -> ThirdPosition:
    """GC content (%) at the third positions of the codons (GC3) of a coding sequence."""
    third = checked_dna(sequence)[2::3]
    if not third:
        raise ToolError("The sequence is shorter than one codon.")
    return ThirdPosition(gc3_percent=100 * sum(base in "GC" for base in third) / len(third))


class Preferred(Result):
    codon: Annotated[str, Codon, Asks("the most used codon of {organism} for {code}")]


@tool(
    kind="retrieval",
    examples=[
        Example(code="L", organism="Escherichia coli", gives={"codon": "CTG"}),
        Example(code="R", organism="baker's yeast", gives={"codon": "AGA"}),
    ],
)
def preferred_codon(
    code: Annotated[str, "One-letter code of the amino acid", AminoAcidCode], organism: Host
) -> Preferred:
    """Codon that an organism uses most for an amino acid (Kazusa codon usage)."""
    return Preferred(codon=_codon_usage.preferred(organism)[code])
