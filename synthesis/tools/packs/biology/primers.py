"""Universal primers of sequencing and barcoding, from their publications and vector manuals."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.biology import PrimerName
from synthesis.tools.entities.common import DnaSequence

PACK = Pack(
    title="Universal primers",
    distributions=(),
    licence="own code",
    data="Fifteen universal primers as published (sequences are facts)",
    data_licence="public domain",
    data_date="2009",
)
_FUNGAL = "White et al., in PCR Protocols (1990) 315-322"
_FOLMER = "Folmer et al., Mol Mar Biol Biotechnol 1994;3:294-299"
_PRIMERS = {
    "M13 forward (-20)": (
        "GTAAAACGACGGCCAGT",
        "the lacZ alpha region of pUC vectors",
        "Messing 1983",
    ),
    "M13 reverse": ("CAGGAAACAGCTATGAC", "the lacZ alpha region of pUC vectors", "Messing 1983"),
    "T7 promoter": ("TAATACGACTCACTATAGGG", "the promoter of phage T7", "pET vector manual"),
    "T7 terminator": ("GCTAGTTATTGCTCAGCGG", "the terminator of phage T7", "pET vector manual"),
    "T3": ("ATTAACCCTCACTAAAGGGA", "the promoter of phage T3", "pBluescript manual"),
    "SP6": ("ATTTAGGTGACACTATAG", "the promoter of phage SP6", "pGEM vector manual"),
    "CMV forward": ("CGCAAATGGGCGGTAGGCGTG", "the CMV promoter", "pcDNA3.1 manual"),
    "BGH reverse": ("TAGAAGGCACAGTCGAGG", "the BGH polyadenylation signal", "pcDNA3.1 manual"),
    "ITS1": ("TCCGTAGGTGAACCTGCGG", "the fungal internal transcribed spacer", _FUNGAL),
    "ITS2": ("GCTGCGTTCTTCATCGATGC", "the fungal internal transcribed spacer", _FUNGAL),
    "ITS3": ("GCATCGATGAAGAACGCAGC", "the fungal internal transcribed spacer", _FUNGAL),
    "ITS4": ("TCCTCCGCTTATTGATATGC", "the fungal internal transcribed spacer", _FUNGAL),
    "ITS5": ("GGAAGTAAAAGTCGTAACAAGG", "the fungal internal transcribed spacer", _FUNGAL),
    "LCO1490": ("GGTCAACAAATCATAAAGATATTGG", "animal cytochrome oxidase I", _FOLMER),
    "HCO2198": ("TAAACTTCAGGGTGACCAAAAAATCA", "animal cytochrome oxidase I", _FOLMER),
}


class Primer(Result):
    sequence: Annotated[str, DnaSequence, Asks("the sequence of {primer}", refers="{primer}")]
    target: Annotated[str, Asks("the target of {primer}")]
    source: Annotated[str, Asks("the publication that {primer} comes from")]


@tool(
    kind="retrieval",
    examples=[
        Example(primer="ITS4", gives={"sequence": "TCCTCCGCTTATTGATATGC"}),
        Example(
            primer="LCO1490",
            gives={
                "sequence": "GGTCAACAAATCATAAAGATATTGG",
                "target": "animal cytochrome oxidase I",
            },
        ),
    ],
)
def universal_primer(
    primer: Annotated[str, "Name of the primer, such as ITS4 or T7 promoter", PrimerName],
) -> Primer:
    """Sequence (5' to 3'), target and source of a universal sequencing or barcoding primer."""
    by_name = {name.lower(): row for name, row in _PRIMERS.items()}
    row = by_name.get(primer.lower().removesuffix(" primer"))
    if row is None:
        raise ToolError(f"The table has no primer {primer[:40]!r}; 'ITS4' and 'T3' are in it.")
    return Primer(sequence=row[0], target=row[1], source=row[2])


@seeds(PrimerName, source="Universal primers as published")
def primers() -> Iterator[str]:
    """The primers of the table."""
    yield from _PRIMERS
