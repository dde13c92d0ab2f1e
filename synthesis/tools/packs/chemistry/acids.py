"""Weak acids in water: published pKa values, pH of acids and buffers."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.chemistry import Pka, WeakAcid
from synthesis.tools.entities.common import MolecularFormula
from synthesis.tools.packs.chemistry import _formulas

PACK = Pack(
    title="Acids and buffers",
    distributions=("molmass",),
    licence="BSD-3-Clause",
    data="First pKa of 52 weak acids in water at 25 °C, as in the CRC Handbook",
    data_licence="facts in the public domain",
    data_date="2014",
)

ACIDS = {
    "formic acid": 3.75, "acetic acid": 4.756, "propionic acid": 4.87, "butyric acid": 4.83,
    "valeric acid": 4.83, "isobutyric acid": 4.84, "pivalic acid": 5.03, "acrylic acid": 4.25,
    "chloroacetic acid": 2.87, "dichloroacetic acid": 1.35,
    "fluoroacetic acid": 2.59, "bromoacetic acid": 2.90, "iodoacetic acid": 3.18,
    "cyanoacetic acid": 2.47, "glycolic acid": 3.83, "lactic acid": 3.86, "pyruvic acid": 2.39,
    "oxalic acid": 1.25, "malonic acid": 2.85, "succinic acid": 4.21,
    "maleic acid": 1.92, "fumaric acid": 3.02, "malic acid": 3.40,
    "tartaric acid": 2.98, "citric acid": 3.13, "benzoic acid": 4.204,
    "salicylic acid": 2.98, "phthalic acid": 2.943, "phenylacetic acid": 4.31,
    "mandelic acid": 3.41, "cinnamic acid": 4.44, "4-nitrobenzoic acid": 3.43,
    "4-chlorobenzoic acid": 3.99, "2-chlorobenzoic acid": 2.90,
    "phenol": 9.99, "4-nitrophenol": 7.15, "2-nitrophenol": 7.23,
    "resorcinol": 9.32, "hydroquinone": 9.85, "2-naphthol": 9.51,
    "thiophenol": 6.62, "hydrofluoric acid": 3.20, "hydrocyanic acid": 9.21,
    "hydrogen sulfide": 7.05, "nitrous acid": 3.25, "hypochlorous acid": 7.40,
    "hypobromous acid": 8.55, "carbonic acid": 6.35, "phosphoric acid": 2.16,
    "arsenic acid": 2.26, "hydrazoic acid": 4.6, "hydrogen peroxide": 11.62,
}  # fmt: skip
"""Constants of the CRC Handbook of Chemistry and Physics, 95th edition (2014), section 5."""

PkaArgument = Annotated[float, Field(ge=-2, le=14), "pKa of the acid", Pka]
Concentration = Annotated[
    float,
    Field(ge=1e-4, le=10),
    "Concentration in mol/L",
    Draws(0.01, 0.05, 0.1, 0.5, label="the concentration", unit="mol/L"),
]


class AcidConstant(Result):
    pka: Annotated[
        float,
        Pka,
        Asks(
            "the first pKa of {acid} in water at 25 °C",
            refers="{acid}",
            noun="first pKa",
            round_to=2,
        ),
    ]


class SolutionPh(Result):
    ph: Annotated[
        float,
        Asks(
            "the pH of a solution of {concentration} of {pka}",
            noun="pH at {concentration}",
            round_to=2,
        ),
    ]
    dissociated_percent: Annotated[
        float,
        Asks(
            "the share of {pka} that dissociates at {concentration}",
            noun="dissociated share at {concentration}",
            unit="%",
            round_to=2,
        ),
    ]


class BufferPh(Result):
    ph: Annotated[
        float,
        Asks(
            "the pH of a buffer of {pka} with {ratio} times as much conjugate base as acid",
            noun="pH of a buffer with {ratio} times as much base as acid",
            round_to=2,
        ),
    ]


class IonisedShare(Result):
    ionised_percent: Annotated[
        float,
        Asks(
            "the ionised share of {pka} at pH {ph}",
            noun="ionised share at pH {ph}",
            unit="%",
            round_to=2,
        ),
    ]


class SolutionMass(Result):
    mass_g: Annotated[
        float,
        Asks(
            "the mass of {formula} that {volume_ml} of a {concentration} solution needs",
            noun="mass needed for {volume_ml} of a {concentration} solution",
            unit="g",
            round_to=3,
        ),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(acid="acetic acid", gives={"pka": 4.756}),
        Example(acid="hydrofluoric acid", gives={"pka": 3.20}),
    ],
)
def weak_acid_pka(
    acid: Annotated[str, "Name of a weak acid", WeakAcid],
) -> AcidConstant:
    """First pKa of a weak acid in water at 25 °C (CRC Handbook)."""
    found = ACIDS.get(" ".join(acid.split()).lower())
    if found is None:
        raise ToolError(f"The table has no pKa of {acid[:60]!r}; it has that of acetic acid.")
    return AcidConstant(pka=found)


@tool(
    kind="processing",
    examples=[
        Example(pka=4.756, concentration=0.1, gives={"ph": 2.88, "dissociated_percent": 1.316}),
        Example(pka=9.99, concentration=0.1, gives={"ph": 5.495}),
    ],
)
def weak_acid_ph(pka: PkaArgument, concentration: Concentration) -> SolutionPh:
    """pH and dissociated share of a weak acid in water, from the exact quadratic equation."""
    constant = 10**-pka
    hydrogen = (math.sqrt(constant**2 + 4 * constant * concentration) - constant) / 2
    if hydrogen < 1e-6:
        raise ToolError("The solution is so dilute or weak that water itself decides its pH.")
    return SolutionPh(ph=-math.log10(hydrogen), dissociated_percent=100 * hydrogen / concentration)


@tool(
    kind="processing",
    examples=[
        Example(pka=4.756, ratio=1.0, gives={"ph": 4.756}),
        Example(pka=4.76, ratio=10.0, gives={"ph": 5.76}),
    ],
)
def buffer_ph(
    pka: PkaArgument,
    ratio: Annotated[
        float,
        Field(ge=0.01, le=100),
        "Conjugate base to acid",
        Draws(0.25, 0.5, 2, 4, label="the ratio of base to acid"),
    ],
) -> BufferPh:
    """pH of a buffer by the Henderson-Hasselbalch equation."""
    return BufferPh(ph=pka + math.log10(ratio))


@tool(
    kind="processing",
    examples=[
        Example(pka=7.4, ph=7.4, gives={"ionised_percent": 50}),
        Example(pka=4.4, ph=7.4, gives={"ionised_percent": 99.9}),
    ],
)
def ionised_share(
    pka: PkaArgument,
    ph: Annotated[
        float, Field(ge=0, le=14), "pH of the water", Draws(2, 4, 5.5, 7.4, label="the pH")
    ],
) -> IonisedShare:
    """Share of a weak acid that is ionised at a pH, in percent."""
    return IonisedShare(ionised_percent=100 / (1 + 10 ** (pka - ph)))


@tool(
    kind="processing",
    examples=[
        Example(formula="NaCl", volume_ml=250.0, concentration=0.1, gives={"mass_g": 1.461}),
        Example(formula="C6H12O6", volume_ml=1000.0, concentration=1.0, gives={"mass_g": 180.16}),
    ],
)
def solution_mass(
    formula: Annotated[str, "Formula of the solute, such as NaCl", MolecularFormula],
    volume_ml: Annotated[
        float,
        Field(gt=0, le=1e7),
        "Volume of the solution in mL",
        Draws(50, 100, 250, 500, 1000, label="the volume", unit="mL"),
    ],
    concentration: Concentration,
) -> SolutionMass:
    """Grams of a solute for a volume of a solution of a given concentration."""
    moles = concentration * volume_ml / 1000
    return SolutionMass(mass_g=moles * _formulas.molar_mass(formula))


@seeds(WeakAcid, source="CRC Handbook of Chemistry and Physics, dissociation constants")
def weak_acids() -> Iterator[str]:
    """Weak acids whose constant is in the table."""
    yield from ACIDS
