"""Codon usage of organisms, from the Kazusa tables that python-codon-tables ships."""

from __future__ import annotations

from typing import Literal

ORGANISMS = {
    "humans": "h_sapiens_9606",
    "Escherichia coli": "e_coli_316407",
    "baker's yeast": "s_cerevisiae_4932",
    "the fruit fly": "d_melanogaster_7227",
    "the mouse": "m_musculus_10090",
    "Bacillus subtilis": "b_subtilis_1423",
    "Caenorhabditis elegans": "c_elegans_6239",
    "the chicken": "g_gallus_9031",
}
Organism = Literal[
    "humans",
    "Escherichia coli",
    "baker's yeast",
    "the fruit fly",
    "the mouse",
    "Bacillus subtilis",
    "Caenorhabditis elegans",
    "the chicken",
]


def shares(organism: str) -> dict[str, dict[str, float]]:
    """Share of each codon among those of its amino acid, by amino acid ("*" for stop)."""
    from python_codon_tables import get_codons_table

    table: dict[str, dict[str, float]] = get_codons_table(ORGANISMS[organism])
    return table


def preferred(organism: str) -> dict[str, str]:
    """The codon that an organism uses most for each amino acid; of equals, the first by name."""
    return {
        residue: min(codons, key=lambda codon: (-codons[codon], codon))
        for residue, codons in shares(organism).items()
    }
