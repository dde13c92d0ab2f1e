"""What the packs of sequences share: how a sequence is checked."""

from __future__ import annotations

from synthesis.core.errors import ToolError

AMINO_ACIDS = "ACDEFGHIKLMNPQRSTVWY"
BASES = "ACGT"


def checked_protein(sequence: str, at_most: int = 10_000) -> str:
    """The sequence, when it holds nothing but the 20 standard amino acids."""
    strange = sorted(set(sequence) - set(AMINO_ACIDS))
    if strange or not sequence:
        raise ToolError(
            f"The sequence holds {', '.join(strange) or 'nothing'}; give only the 20 standard"
            " amino acids in one-letter codes."
        )
    return _short_enough(sequence, at_most, "residues")


def checked_dna(sequence: str, at_most: int = 10_000) -> str:
    """The sequence, when it holds nothing but A, C, G and T."""
    strange = sorted(set(sequence) - set(BASES))
    if strange or not sequence:
        raise ToolError(
            f"The sequence holds {', '.join(strange) or 'nothing'}; give only A, C, G and T."
        )
    return _short_enough(sequence, at_most, "bases")


def _short_enough(sequence: str, at_most: int, what: str) -> str:
    if len(sequence) > at_most:
        raise ToolError(f"The sequence has {len(sequence)} {what}; at most {at_most} will do.")
    return sequence
