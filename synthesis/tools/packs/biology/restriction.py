"""Restriction enzymes of REBASE, and where they cut, with Biopython."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.biology import RecognitionSite, RestrictionEnzyme
from synthesis.tools.entities.common import DnaSequence
from synthesis.tools.packs.biology import _restriction

PACK = Pack(
    title="Biopython: restriction enzymes",
    distributions=("biopython",),
    licence="Biopython License",
    data="Restriction enzymes of REBASE, version 404, as shipped with Biopython",
    data_licence="REBASE: free to use, with citation",
    data_date="2024-04",
)
Enzyme = Annotated[str, "Name of the restriction enzyme", RestrictionEnzyme]


class Site(Result):
    recognition_site: Annotated[str, RecognitionSite, Asks("the recognition site of {enzyme}")]
    cut_site: Annotated[
        str,
        Asks(
            "the cut site of {enzyme}, with ^ for the cut in the top strand and _ in the bottom one"
        ),
    ]
    site_length: Annotated[
        int,
        Asks(
            "the length of the recognition site of {enzyme}",
            noun="recognition site length",
            unit="bp",
        ),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(
            enzyme="EcoRI",
            gives={"recognition_site": "GAATTC", "cut_site": "G^AATT_C", "site_length": 6},
        )
    ],
)
def restriction_site(enzyme: Enzyme) -> Site:
    """Recognition site of a restriction enzyme, where it cuts, and its length in base pairs."""
    found = _restriction.enzyme(enzyme)
    return Site(recognition_site=found.site, cut_site=found.elucidate(), site_length=found.size)


class Ends(Result):
    kind_of_ends: Annotated[str, Asks("the kind of ends that {enzyme} leaves")]


@tool(
    kind="retrieval",
    examples=[
        Example(enzyme="EcoRI", gives={"kind_of_ends": "5' overhang"}),
        Example(enzyme="KpnI", gives={"kind_of_ends": "3' overhang"}),
        Example(enzyme="SmaI", gives={"kind_of_ends": "blunt"}),
    ],
)
def restriction_ends(enzyme: Enzyme) -> Ends:
    """Kind of ends a restriction enzyme leaves: blunt, a 5' overhang or a 3' overhang."""
    found = _restriction.enzyme(enzyme)
    if found.is_blunt():
        return Ends(kind_of_ends="blunt")
    return Ends(kind_of_ends="5' overhang" if found.is_5overhang() else "3' overhang")


class SameSite(Result):
    enzymes: Annotated[
        list[Annotated[str, RestrictionEnzyme]],
        Asks("the other commercial restriction enzymes that recognise the same site as {enzyme}"),
    ]


@tool(
    kind="retrieval",
    examples=[Example(enzyme="SmaI", gives={"enzymes": ["Cfr9I", "TspMI", "XmaI"]})],
)
def enzymes_with_same_site(enzyme: Enzyme) -> SameSite:
    """Other commercially available enzymes that recognise the same site."""
    site = _restriction.enzyme(enzyme).site
    same = sorted(name for name, item in _restriction.commercial().items() if item.site == site)
    others = [name for name in same if name != enzyme]
    if not others:
        raise ToolError(f"No other commercial enzyme recognises {site}, the site of {enzyme}.")
    return SameSite(enzymes=others)


class GcContent(Result):
    gc_percent: Annotated[
        float, Asks("the GC content of {sequence}", noun="GC content", unit="%", round_to=1)
    ]


@tool(
    kind="processing",
    examples=[
        Example(sequence="GAATTC", gives={"gc_percent": 33.333}),
        Example(sequence="CCCGGG", gives={"gc_percent": 100}),
    ],
)
def gc_content(
    sequence: Annotated[str, "DNA sequence", DnaSequence],
) -> GcContent:
    """Percentage of G and C among the bases of a DNA sequence."""
    from Bio.SeqUtils import gc_fraction

    return GcContent(gc_percent=100 * gc_fraction(sequence))


@seeds(RestrictionEnzyme, source="REBASE, commercial enzymes with an unambiguous site")
def enzymes() -> Iterator[str]:
    """Commercial enzymes whose site has no ambiguous bases."""
    yield from _restriction.plain()
