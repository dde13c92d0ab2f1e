"""What a mass spectrometer sees of a peptide, with the masses of Pyteomics."""

from __future__ import annotations

from math import fsum
from typing import Annotated, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, tool
from synthesis.tools.entities.common import ProteinSequence
from synthesis.tools.packs.biology._sequences import checked_protein

PACK = Pack(
    title="Pyteomics: spectra",
    distributions=("pyteomics",),
    licence="Apache-2.0",
    data="NIST isotope masses and abundances; published retention coefficients",
    data_licence="public domain; Apache-2.0, with the library",
    data_date="2026-07",
)
LONGEST = 51

Peptide = Annotated[str, "Peptide sequence in one-letter codes", ProteinSequence]


class Ladder(Result):
    mass_to_charge: Annotated[
        list[float],
        Asks("the m/z values of the singly charged {ion} ions of {sequence}"),
    ]
    count: Annotated[
        int, Asks("the number of {ion} ions of {sequence}", noun="number of {ion} ions")
    ]


@tool(
    kind="processing",
    examples=[
        Example(
            sequence="PEPTIDE",
            ion="y",
            gives={
                "mass_to_charge": [148.0604, 263.0874, 376.1714, 477.2191, 574.2719, 703.3145],
                "count": 6,
            },
        )
    ],
)
def fragment_ions(
    sequence: Peptide,
    ion: Annotated[Literal["b", "y", "a"], "Kind of fragment ion"],
) -> Ladder:
    """Monoisotopic m/z of the singly charged b, y or a ions of a peptide, shortest first."""
    from pyteomics.mass import fast_mass

    whole = _peptide(sequence)
    pieces = [whole[-n:] if ion == "y" else whole[:n] for n in range(1, len(whole))]
    values = [round(fast_mass(piece, ion_type=ion, charge=1), 4) for piece in pieces]
    return Ladder(mass_to_charge=values, count=len(values))


class Envelope(Result):
    relative_percent: Annotated[
        float,
        Asks(
            "the height of the {peak} isotope peak of {sequence}, relative to the monoisotopic one",
            noun="relative height of the {peak} isotope peak",
            unit="%",
            round_to=1,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(sequence="PEPTIDE", peak="M+1", gives={"relative_percent": 40.6}, rel=0.02),
    ],
)
def isotope_peak(
    sequence: Peptide,
    peak: Annotated[Literal["M+1", "M+2", "M+3"], "Isotope peak, by nominal mass"],
) -> Envelope:
    """Height (%) of an isotope peak of a peptide relative to the monoisotopic peak.

    Convolution of the natural isotope abundances of C, H, N, O and S at nominal masses.
    """
    from pyteomics.mass import Composition

    pattern = [1.0, 0.0, 0.0, 0.0]
    for symbol, number in sorted(Composition(sequence=_peptide(sequence)).items()):
        ratios = _isotope_ratios(symbol)
        for _ in range(number):
            pattern = [fsum(pattern[k - i] * ratios[i] for i in range(k + 1)) for k in range(4)]
    return Envelope(relative_percent=100 * pattern[int(peak[2])])


class Retention(Result):
    minutes: Annotated[
        float,
        Asks(
            "the retention time of {sequence} predicted with the {column} coefficients",
            noun="predicted retention time with the {column} coefficients",
            unit="min",
            round_to=1,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(sequence="PEPTIDEK", column="Guo pH 7.0", gives={"minutes": 7.6}),
        Example(sequence="IGDFLR", column="Meek pH 2.1", gives={"minutes": 27.9}),
    ],
)
def peptide_retention_time(
    sequence: Peptide,
    column: Annotated[
        Literal["Guo pH 7.0", "Guo pH 2.0", "Meek pH 2.1", "Meek pH 7.4"],
        "Published set of retention coefficients",
    ],
) -> Retention:
    """Reversed-phase retention time (min) of a peptide as the sum of its residues' coefficients.

    Guo et al., J Chromatogr 1986;359:499 and Meek, PNAS 1980;77:1632.
    """
    from pyteomics import achrom

    name = {
        "Guo pH 7.0": "RCs_guo_ph7_0",
        "Guo pH 2.0": "RCs_guo_ph2_0",
        "Meek pH 2.1": "RCs_meek_ph2_1",
        "Meek pH 7.4": "RCs_meek_ph7_4",
    }[column]
    return Retention(minutes=achrom.calculate_RT(_peptide(sequence), getattr(achrom, name)))


def _peptide(sequence: str) -> str:
    if len(checked_protein(sequence, LONGEST)) < 2:
        raise ToolError("A peptide has at least two residues.")
    return sequence


def _isotope_ratios(symbol: str) -> list[float]:
    """Abundances of the isotopes 0 to 3 units above the lightest, relative to it."""
    from pyteomics.mass import nist_mass

    isotopes = {number: share for number, (_, share) in nist_mass[symbol].items() if number}
    lightest = min(number for number, share in isotopes.items() if share > 0)
    return [isotopes.get(lightest + step, 0.0) / isotopes[lightest] for step in range(4)]
