"""Where restriction enzymes cut a DNA, and what the cutting takes, with Biopython."""

from __future__ import annotations

from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, tool
from synthesis.tools.entities.biology import CodingDna, RecognitionSite, RestrictionEnzyme
from synthesis.tools.entities.common import DnaSequence
from synthesis.tools.packs import _lists
from synthesis.tools.packs.biology import _restriction
from synthesis.tools.packs.biology._sequences import checked_dna

PACK = Pack(
    title="Biopython: restriction maps",
    distributions=("biopython",),
    licence="Biopython License",
    data="Restriction enzymes of REBASE, version 404, as shipped with Biopython",
    data_licence="REBASE: free to use, with citation",
    data_date="2024-04",
)
CLONING = ("EcoRI", "BamHI", "HindIII", "XhoI", "NdeI", "NcoI", "NotI", "XbaI", "SalI", "PstI",
           "KpnI", "SacI", "SpeI", "NheI", "BglII", "EcoRV", "SmaI", "AluI", "HaeIII", "MspI",
           "TaqI", "HhaI", "RsaI", "MboI", "MseI", "NlaIII", "Sau3AI", "DpnI", "BsaI",
           "BsmBI")  # fmt: skip

Enzyme = Annotated[str, "Name of the restriction enzyme", RestrictionEnzyme]
Linear = Annotated[str, "Linear double-stranded DNA, its upper strand 5' to 3'", CodingDna]


class Cuts(Result):
    fragment_count: Annotated[
        int,
        Asks(
            "the number of fragments when {enzyme} cuts {sequence}",
            noun="number of fragments after {enzyme} digestion",
        ),
    ]
    fragment_lengths_bp: Annotated[
        list[int],
        Asks("the fragment lengths when {enzyme} cuts {sequence}"),
    ]
    longest_fragment: Annotated[
        str, DnaSequence, Asks("the longest fragment when {enzyme} cuts {sequence}")
    ]


@tool(
    kind="processing",
    examples=[
        Example(
            sequence="TTGAATTCAAGCTTGAATTCAA",
            enzyme="EcoRI",
            gives={
                "fragment_count": 3,
                "fragment_lengths_bp": [3, 12, 7],
                "longest_fragment": "AATTCAAGCTTG",
            },
        )
    ],
)
def restriction_digest(sequence: Linear, enzyme: Enzyme) -> Cuts:
    """Fragments (top strand) of a linear DNA cut to the end by one enzyme."""
    from Bio.Seq import Seq

    found = _restriction.enzyme(enzyme)
    pieces = [str(piece) for piece in found.catalyse(Seq(checked_dna(sequence)))]
    return Cuts(
        fragment_count=len(pieces),
        fragment_lengths_bp=[len(piece) for piece in _lists.complete(pieces, "fragments")],
        longest_fragment=max(pieces, key=len),
    )


class Cutters(Result):
    enzymes: Annotated[
        list[Annotated[str, RestrictionEnzyme]],
        Asks("the common cloning enzymes that cut {sequence}"),
    ]


@tool(
    kind="processing",
    examples=[
        Example(sequence="TTGAATTCAAGCTTGAATTCAA", gives={"enzymes": ["AluI", "EcoRI", "HindIII"]})
    ],
)
def enzymes_that_cut(sequence: Linear) -> Cutters:
    """Which of 30 common laboratory restriction enzymes cut a linear DNA at least once."""
    from Bio.Seq import Seq

    dna = Seq(checked_dna(sequence))
    found = [name for name in sorted(CLONING) if _restriction.enzyme(name).search(dna)]
    if not found:
        raise ToolError("None of the 30 common enzymes cuts this sequence.")
    return Cutters(enzymes=found)


class Spacing(Result):
    mean_distance_bp: Annotated[
        int,
        Asks(
            "the mean distance between sites of {enzyme} in random DNA of equal base frequencies",
            noun="expected distance between sites",
            unit="bp",
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(enzyme="EcoRI", gives={"mean_distance_bp": 4096}),
        Example(enzyme="NotI", gives={"mean_distance_bp": 65536}),
    ],
)
def expected_site_distance(enzyme: Enzyme) -> Spacing:
    """Mean distance (bp) between sites of an enzyme in random DNA with equal base frequencies."""
    return Spacing(mean_distance_bp=int(_restriction.enzyme(enzyme).freq))


class Recognisers(Result):
    enzymes: Annotated[
        list[Annotated[str, RestrictionEnzyme]],
        Asks("the commercial restriction enzymes that recognise {site}"),
    ]
    palindromic: Annotated[bool, Asks("whether {site} is palindromic")]


@tool(
    kind="retrieval",
    examples=[
        Example(site="GAATTC", gives={"enzymes": ["EcoRI"], "palindromic": True}),
        Example(site="GGTCTC", gives={"palindromic": False}),
    ],
)
def enzymes_for_site(
    site: Annotated[str, "Recognition site of plain bases, 5' to 3'", RecognitionSite],
) -> Recognisers:
    """Commercial restriction enzymes with a recognition site, and whether it is palindromic."""
    from Bio.Seq import Seq

    found = [name for name, item in _restriction.plain().items() if item.site == site]
    if not found:
        raise ToolError(f"No commercial enzyme of REBASE recognises {site}.")
    mirrored = str(Seq(site).reverse_complement())
    return Recognisers(enzymes=_lists.complete(found, "enzymes"), palindromic=mirrored == site)


class Suppliers(Result):
    suppliers: Annotated[
        list[str], Asks("the companies that REBASE lists as suppliers of {enzyme}")
    ]
    count: Annotated[
        int,
        Asks(
            "the number of companies that REBASE lists as suppliers of {enzyme}",
            noun="number of suppliers",
        ),
    ]


@tool(
    kind="retrieval",
    examples=[Example(enzyme="BsaI", gives={"suppliers": ["New England Biolabs"]})],
)
def restriction_suppliers(enzyme: Enzyme) -> Suppliers:
    """Companies that sell a restriction enzyme, and their number (REBASE, 2024)."""
    names = sorted(_restriction.enzyme(enzyme).supplier_list())
    return Suppliers(suppliers=names, count=len(names))


class CompatibleEnds(Result):
    overhang: Annotated[str, Asks("the overhang that {enzyme} leaves, as bases 5' to 3'")]
    enzymes: Annotated[
        list[Annotated[str, RestrictionEnzyme]],
        Asks("the common cloning enzymes whose ends can be ligated to those of {enzyme}"),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(
            enzyme="BamHI",
            gives={"overhang": "GATC", "enzymes": ["BglII", "MboI", "Sau3AI"]},
        ),
        Example(enzyme="SpeI", gives={"overhang": "CTAG", "enzymes": ["NheI", "XbaI"]}),
    ],
)
def compatible_ends(enzyme: Enzyme) -> CompatibleEnds:
    """Overhang of a restriction enzyme, and other common enzymes that leave the same overhang."""
    found = _restriction.enzyme(enzyme)
    overhang = found.ovhgseq or ""
    if not overhang or not set(overhang) <= set("ACGT"):
        raise ToolError(f"{enzyme} leaves no fixed overhang: its ends are blunt or vary.")
    fits = [
        name
        for name in sorted(CLONING)
        if name != enzyme
        and (other := _restriction.enzyme(name)).ovhgseq == overhang
        and (other.ovhg < 0) == (found.ovhg < 0)
    ]
    if not fits:
        raise ToolError(f"No other common enzyme leaves the overhang {overhang} of {enzyme}.")
    return CompatibleEnds(overhang=overhang, enzymes=fits)
