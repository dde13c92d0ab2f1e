"""What a mass spectrometer sees of a peptide, with the masses of Pyteomics."""

from __future__ import annotations

from math import fsum
from typing import Annotated, Literal

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
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
LONGEST = 300

Peptide = Annotated[str, "Peptide sequence in one-letter codes", ProteinSequence]


class Fragment(Result):
    mass_to_charge: Annotated[
        float,
        Asks(
            "the m/z of the singly charged {ion}{number} ion of {sequence}",
            noun="m/z of the singly charged {ion}{number} ion",
            round_to=3,
        ),
    ]
    fragment: Annotated[
        str,
        ProteinSequence,
        Asks("the residues in the {ion}{number} ion of {sequence}"),
    ]


@tool(
    kind="processing",
    examples=[
        Example(
            sequence="PEPTIDE",
            ion="y",
            number=3,
            gives={"mass_to_charge": 376.1714, "fragment": "IDE"},
            rel=1e-6,
        ),
        Example(
            sequence="PEPTIDE", ion="b", number=2, gives={"mass_to_charge": 227.1026}, rel=1e-6
        ),
    ],
)
def fragment_ion(
    sequence: Peptide,
    ion: Annotated[Literal["b", "y", "a"], "Kind of fragment ion"],
    number: Annotated[int, "Number of residues in the ion", Field(ge=1), Draws(2, 3, 4, 5)],
) -> Fragment:
    """Monoisotopic m/z of a singly charged b, y or a ion of a peptide, and its residues."""
    from pyteomics.mass import fast_mass

    if not number < len(_peptide(sequence)):
        raise ToolError(f"A peptide of {len(sequence)} residues has no {ion}{number} ion.")
    piece = sequence[-number:] if ion == "y" else sequence[:number]
    return Fragment(mass_to_charge=fast_mass(piece, ion_type=ion, charge=1), fragment=piece)


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
