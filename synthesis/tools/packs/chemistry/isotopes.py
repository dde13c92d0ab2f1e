"""Isotopes of the elements from mendeleev: abundance, nuclear spin, magnetic resonance."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.common import ElementSymbol
from synthesis.tools.entities.science import Nuclide
from synthesis.tools.packs.chemistry._elements import number, query

PACK = Pack(
    title="mendeleev: isotopes",
    distributions=("mendeleev",),
    licence="MIT",
    data="Abundances, spins and nuclear g-factors of 3,557 isotopes",
    data_licence="MIT, with the library",
    data_date="2026-09",
)
NUCLEAR_MAGNETON_MHZ_PER_T = 7.6225932188
"""Nuclear magneton divided by the Planck constant (CODATA 2022)."""

Isotope = Annotated[str, "Isotope such as C-13", Nuclide]


class IsotopeAbundance(Result):
    abundance_percent: Annotated[
        float,
        Asks("the natural abundance of {isotope}", noun="natural abundance", unit="%", round_to=3),
    ]


class IsotopeComposition(Result):
    element: Annotated[
        str,
        ElementSymbol,
        Asks("the symbol of the element of {isotope}", refers="the element of {isotope}"),
    ]
    protons: Annotated[int, Asks("the number of protons in {isotope}", noun="number of protons")]
    neutrons: Annotated[int, Asks("the number of neutrons in {isotope}", noun="number of neutrons")]


class Spin(Result):
    spin: Annotated[str, Asks("the nuclear spin of {isotope}")]
    nmr_active: Annotated[bool, Asks("whether {isotope} can be seen in magnetic resonance")]


class Larmor(Result):
    frequency_mhz: Annotated[
        float,
        Asks(
            "the Larmor frequency of {isotope} at {field_t}",
            noun="Larmor frequency at {field_t}",
            unit="MHz",
            round_to=2,
        ),
    ]


class NmrIsotopes(Result):
    isotopes: Annotated[
        list[Annotated[str, Nuclide]],
        Asks("the natural isotopes of {symbol} with a nuclear spin"),
    ]
    most_abundant: Annotated[
        str, Nuclide, Asks("the most abundant isotope of {symbol} with a nuclear spin")
    ]


@tool(
    kind="retrieval",
    examples=[Example(isotope="C-13", gives={"abundance_percent": 1.06})],
)
def isotope_abundance(isotope: Isotope) -> IsotopeAbundance:
    """Natural abundance of an isotope on Earth, in percent of atoms."""
    found = _row(isotope)["abundance"]
    if not found:
        raise ToolError(f"{isotope} has no natural abundance: it does not last in nature.")
    return IsotopeAbundance(abundance_percent=found)


@tool(
    kind="processing",
    examples=[Example(isotope="U-235", gives={"element": "U", "protons": 92, "neutrons": 143})],
)
def isotope_composition(isotope: Isotope) -> IsotopeComposition:
    """Element, protons and neutrons of an isotope."""
    found = _row(isotope)
    protons = found["atomic_number"]
    return IsotopeComposition(
        element=isotope.partition("-")[0],
        protons=protons,
        neutrons=found["mass_number"] - protons,
    )


@tool(
    kind="retrieval",
    examples=[
        Example(isotope="C-13", gives={"spin": "1/2", "nmr_active": True}),
        Example(isotope="C-12", gives={"spin": "0", "nmr_active": False}),
    ],
)
def nuclear_spin(isotope: Isotope) -> Spin:
    """Nuclear spin of an isotope in its ground state, and whether magnetic resonance sees it."""
    spin = (_row(isotope)["spin"] or "").strip()
    if not spin.replace("/", "").isdigit():
        raise ToolError(f"The spin of {isotope} is not known for certain.")
    return Spin(spin=spin, nmr_active=spin != "0")


@tool(
    kind="processing",
    examples=[
        Example(isotope="H-1", field_t=9.4, gives={"frequency_mhz": 400.2}),
        Example(isotope="C-13", field_t=9.4, gives={"frequency_mhz": 100.6}),
    ],
)
def larmor_frequency(
    isotope: Isotope,
    field_t: Annotated[
        float,
        Field(gt=0, le=100),
        "Magnetic field in T",
        Draws(1.5, 3, 7.05, 9.4, 11.75, label="the magnetic field", unit="T"),
    ],
) -> Larmor:
    """Larmor (NMR) frequency of an isotope in a magnetic field from its g-factor, in MHz."""
    factor = _row(isotope)["g_factor"]
    if not factor:
        raise ToolError(f"{isotope} has no magnetic moment that is known.")
    return Larmor(frequency_mhz=abs(factor) * NUCLEAR_MAGNETON_MHZ_PER_T * field_t)


@tool(
    kind="retrieval",
    examples=[
        Example(symbol="C", gives={"isotopes": ["C-13"], "most_abundant": "C-13"}),
        Example(symbol="Xe", gives={"isotopes": ["Xe-129", "Xe-131"], "most_abundant": "Xe-129"}),
    ],
)
def nmr_isotopes(
    symbol: Annotated[str, "Symbol of the element", ElementSymbol],
) -> NmrIsotopes:
    """Natural isotopes of an element that have a nuclear spin, and the most abundant of them."""
    rows = query(
        "SELECT mass_number, abundance FROM isotopes WHERE atomic_number = ? AND abundance > 0"
        " AND spin != '0' AND spin IS NOT NULL ORDER BY mass_number",
        number(symbol),
    )
    if not rows:
        raise ToolError(f"No natural isotope of {symbol} has a nuclear spin.")
    top = max(rows, key=lambda item: item[1])
    return NmrIsotopes(
        isotopes=[f"{symbol}-{item[0]}" for item in rows], most_abundant=f"{symbol}-{top[0]}"
    )


@seeds(Nuclide, source="mendeleev, isotopes with a natural abundance")
def natural_nuclides() -> Iterator[str]:
    """Isotopes that occur in nature."""
    rows = query(
        "SELECT e.symbol, i.mass_number FROM isotopes i JOIN elements e"
        " ON e.atomic_number = i.atomic_number WHERE i.abundance > 0"
        " ORDER BY i.atomic_number, i.mass_number"
    )
    yield from (f"{item[0]}-{item[1]}" for item in rows)


def _row(isotope: str) -> sqlite3.Row:
    symbol, _, mass = isotope.partition("-")
    if not mass.isdigit():
        raise ToolError(f"{isotope} is an excited state; only ground states are in the table.")
    rows = query(
        "SELECT * FROM isotopes WHERE atomic_number = ? AND mass_number = ?",
        number(symbol),
        int(mass),
    )
    if not rows:
        raise ToolError(f"The table has no isotope {isotope}; it has C-13.")
    return rows[0]
