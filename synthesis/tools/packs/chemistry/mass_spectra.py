"""What a mass spectrometer sees of a molecular formula, with molmass."""

from __future__ import annotations

from typing import Annotated, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, tool
from synthesis.tools.packs.chemistry._molmass import FormulaArgument, composition, parse

PACK = Pack(
    title="molmass: mass spectra",
    distributions=("molmass",),
    licence="BSD-3-Clause",
    data="Isotopic compositions and masses of the elements (IUPAC, NIST)",
    data_licence="BSD-3-Clause, with the library",
    data_date="2026-01",
)

ADDUCTS = {"[M+H]+": 1.007276, "[M+Na]+": 22.989218, "[M+NH4]+": 18.033826, "[M-H]-": -1.007276}
"""What the ions of mass spectrometry weigh more than the molecule, in Da."""


class MonoisotopicMass(Result):
    monoisotopic_mass_da: Annotated[
        float,
        Asks("the monoisotopic mass of {formula}", noun="monoisotopic mass", unit="Da", round_to=4),
    ]


@tool(
    kind="processing",
    examples=[Example(formula="C8H10N4O2", gives={"monoisotopic_mass_da": 194.0804}, rel=1e-6)],
)
def monoisotopic_mass(formula: FormulaArgument) -> MonoisotopicMass:
    """Monoisotopic mass of a molecular formula, in daltons."""
    return MonoisotopicMass(monoisotopic_mass_da=parse(formula).monoisotopic_mass)


class IsotopePattern(Result):
    base_peak_da: Annotated[
        float,
        Asks(
            "the mass of the strongest peak in the isotope pattern of {formula}",
            noun="mass of the strongest peak in the isotope pattern",
            unit="Da",
            round_to=3,
        ),
    ]
    m_plus_2_percent: Annotated[
        float,
        Asks(
            "the height of the M+2 peak relative to the M peak in the isotope pattern of {formula}",
            noun="height of the M+2 peak relative to M",
            unit="%",
            round_to=2,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(formula="CHCl3", gives={"base_peak_da": 117.914, "m_plus_2_percent": 96}, rel=0.01),
        Example(formula="CH3Br", gives={"m_plus_2_percent": 97.3}, rel=5e-3),
    ],
)
def isotope_pattern(formula: FormulaArgument) -> IsotopePattern:
    """Strongest peak (Da) and M+2 peak (% of M) in the isotope pattern of a formula."""
    parsed = parse(formula)
    if parsed.atoms > 500 or len(composition(formula)) > 10:
        raise ToolError("The pattern is computed for formulas of at most 500 atoms, 10 elements.")
    spectrum = parsed.spectrum(min_fraction=1e-7)
    heights = {entry.massnumber: entry.intensity for entry in spectrum.values()}
    first = round(parsed.monoisotopic_mass)
    lightest = heights.get(first)
    if not lightest:
        raise ToolError("The monoisotopic peak of this formula is too weak to compare with.")
    return IsotopePattern(
        base_peak_da=spectrum.peak.mass, m_plus_2_percent=100 * heights.get(first + 2, 0) / lightest
    )


class AdductMass(Result):
    mz: Annotated[
        float,
        Asks(
            "the m/z of the {adduct} ion of {formula}",
            noun="m/z of the {adduct} ion",
            round_to=4,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(formula="C8H10N4O2", adduct="[M+H]+", gives={"mz": 195.0877}, rel=1e-6),
        Example(formula="C6H12O6", adduct="[M+Na]+", gives={"mz": 203.0526}, rel=1e-6),
    ],
)
def adduct_mz(
    formula: FormulaArgument,
    adduct: Annotated[Literal["[M+H]+", "[M+Na]+", "[M+NH4]+", "[M-H]-"], "Ion that is formed"],
) -> AdductMass:
    """Monoisotopic m/z of a common adduct ion of a molecule in mass spectrometry."""
    parsed = parse(formula)
    if parsed.charge:
        raise ToolError("Give the formula of the neutral molecule, without a charge.")
    if adduct == "[M-H]-" and "H" not in composition(formula):
        raise ToolError(f"{formula} has no hydrogen to lose.")
    return AdductMass(mz=parsed.monoisotopic_mass + ADDUCTS[adduct])
