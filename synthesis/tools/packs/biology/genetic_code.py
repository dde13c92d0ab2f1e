"""Codons, amino acids and how often organisms use them, from Biopython and Kazusa tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.biology import AminoAcid, AminoAcidCode, Codon

PACK = Pack(
    title="Genetic codes and codon usage",
    distributions=("biopython", "python-codon-tables"),
    licence="Biopython License; CC0",
    data="NCBI genetic codes; Kazusa codon usage of nine organisms",
    data_licence="public domain; CC0",
    data_date="2007-06",
)
_TABLES = {"standard": 1, "vertebrate mitochondrial": 2}
_ORGANISMS = {
    "humans": "h_sapiens_9606",
    "Escherichia coli": "e_coli_316407",
    "baker's yeast": "s_cerevisiae_4932",
    "the fruit fly": "d_melanogaster_7227",
    "the mouse": "m_musculus_10090",
}
_CODES = {
    "alanine": "A",
    "arginine": "R",
    "asparagine": "N",
    "aspartic acid": "D",
    "cysteine": "C",
    "glutamine": "Q",
    "glutamic acid": "E",
    "glycine": "G",
    "histidine": "H",
    "isoleucine": "I",
    "leucine": "L",
    "lysine": "K",
    "methionine": "M",
    "phenylalanine": "F",
    "proline": "P",
    "serine": "S",
    "threonine": "T",
    "tryptophan": "W",
    "tyrosine": "Y",
    "valine": "V",
}
_OTHER_NAMES = {"aspartate": "aspartic acid", "glutamate": "glutamic acid"}
Code = Annotated[Literal["standard", "vertebrate mitochondrial"], "Genetic code"]


class CodeOf(Result):
    one_letter_code: Annotated[
        str, AminoAcidCode, Asks("the one-letter code of {amino_acid}", refers="{amino_acid}")
    ]
    three_letter_code: Annotated[str, Asks("the three-letter code of {amino_acid}")]


@tool(
    kind="retrieval",
    examples=[
        Example(amino_acid="tryptophan", gives={"one_letter_code": "W", "three_letter_code": "Trp"})
    ],
)
def amino_acid_code(
    amino_acid: Annotated[str, "English name of the amino acid", AminoAcid],
) -> CodeOf:
    """One-letter and three-letter codes of a standard amino acid from its name."""
    from Bio.Data.IUPACData import protein_letters_1to3

    code = _CODES.get(_OTHER_NAMES.get(amino_acid.lower(), amino_acid.lower()))
    if code is None:
        raise ToolError(f"{amino_acid[:40]!r} is not one of the 20 amino acids; 'leucine' is.")
    return CodeOf(one_letter_code=code, three_letter_code=protein_letters_1to3[code])


class AminoAcidMass(Result):
    molar_mass_g_per_mol: Annotated[
        float,
        Asks("the molar mass of {code}", noun="molar mass", unit="g/mol", round_to=2),
    ]


@tool(kind="retrieval", examples=[Example(code="G", gives={"molar_mass_g_per_mol": 75.07})])
def amino_acid_molar_mass(
    code: Annotated[str, "One-letter code of the amino acid", AminoAcidCode],
) -> AminoAcidMass:
    """Average molar mass of a free amino acid, in g/mol."""
    from Bio.Data.IUPACData import protein_weights

    return AminoAcidMass(molar_mass_g_per_mol=protein_weights[code])


class CodonsOf(Result):
    codons: Annotated[
        list[Annotated[str, Codon]], Asks("the codons that the {genetic_code} code has for {code}")
    ]
    count: Annotated[
        int,
        Asks(
            "the number of codons that the {genetic_code} code has for {code}",
            noun="number of codons in the {genetic_code} code",
        ),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(code="W", genetic_code="standard", gives={"codons": ["TGG"], "count": 1}),
        Example(
            code="W",
            genetic_code="vertebrate mitochondrial",
            gives={"codons": ["TGA", "TGG"], "count": 2},
        ),
    ],
)
def codons_for_amino_acid(
    code: Annotated[str, "One-letter code of the amino acid", AminoAcidCode], genetic_code: Code
) -> CodonsOf:
    """DNA codons that stand for an amino acid in a genetic code, and their number."""
    table = _table(genetic_code)
    found = sorted(codon for codon, residue in table.items() if residue == code)
    return CodonsOf(codons=found, count=len(found))


class Meaning(Result):
    amino_acid: Annotated[
        str, AminoAcid, Asks("the amino acid that {codon} encodes in the {genetic_code} code")
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(codon="ATA", genetic_code="standard", gives={"amino_acid": "isoleucine"}),
        Example(
            codon="ATA",
            genetic_code="vertebrate mitochondrial",
            gives={"amino_acid": "methionine"},
        ),
    ],
)
def codon_meaning(
    codon: Annotated[str, "Codon, as three DNA letters", Codon], genetic_code: Code
) -> Meaning:
    """Amino acid that a DNA codon encodes in a genetic code."""
    code = _table(genetic_code).get(codon)
    if code is None:
        raise ToolError(f"{codon} is a stop codon in the {genetic_code} code.")
    return Meaning(amino_acid={letter: name for name, letter in _CODES.items()}[code])


class Usage(Result):
    share_percent: Annotated[
        float,
        Asks(
            "the share of {codon} among the codons for its amino acid in {organism}",
            noun="share among the codons for its amino acid in {organism}",
            unit="%",
            round_to=0,
        ),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(codon="CTG", organism="Escherichia coli", gives={"share_percent": 50}),
        Example(codon="ATG", organism="humans", gives={"share_percent": 100}),
    ],
)
def codon_usage(
    codon: Annotated[str, "Codon, as three DNA letters", Codon],
    organism: Annotated[
        Literal["humans", "Escherichia coli", "baker's yeast", "the fruit fly", "the mouse"],
        "Organism whose genes are counted",
    ],
) -> Usage:
    """Share of a codon among the codons for the same amino acid in an organism, in percent."""
    from python_codon_tables import get_codons_table

    for shares in get_codons_table(_ORGANISMS[organism]).values():
        if codon in shares:
            return Usage(share_percent=100 * shares[codon])
    raise ToolError(f"The table has no codon {codon}.")


@seeds(AminoAcid, source="IUPAC, the 20 standard amino acids")
def amino_acids() -> Iterator[str]:
    """Names of the standard amino acids."""
    yield from _CODES


@seeds(Codon, source="NCBI genetic codes, sense codons of the standard code")
def codons() -> Iterator[str]:
    """The sense codons."""
    yield from sorted(_table("standard"))


def _table(genetic_code: str) -> dict[str, str]:
    from Bio.Data.CodonTable import unambiguous_dna_by_id

    table: dict[str, str] = unambiguous_dna_by_id[_TABLES[genetic_code]].forward_table
    return table
