"""HLA alleles with their serotypes and supertypes, from the tables of mhcgnomes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Any

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.biology import HlaAllele, HlaSerotype, HlaSupertype
from synthesis.tools.packs.biology import _lists

PACK = Pack(
    title="mhcgnomes",
    distributions=("mhcgnomes", "pyyaml"),
    licence="Apache-2.0; MIT",
    data="HLA serotypes of the IPD-IMGT/HLA dictionary 3.66.0; HLA class I supertypes of"
    " Sidney et al., BMC Immunol 2008;9:1",
    data_licence="CC BY-ND 4.0 (IPD); CC BY 2.0 (Sidney et al.)",
    data_date="2026-10",
)

Allele = Annotated[str, "HLA allele with two fields, such as HLA-A*02:01", HlaAllele]


class Supertype(Result):
    supertype: Annotated[
        str, HlaSupertype, Asks("the supertype of {allele}", refers="the supertype of {allele}")
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(allele="HLA-A*02:01", gives={"supertype": "A02"}),
        Example(allele="HLA-A*68:02", gives={"supertype": "A02"}),
        Example(allele="HLA-B*35:01", gives={"supertype": "B07"}),
    ],
)
def hla_supertype(allele: Allele) -> Supertype:
    """Supertype of an HLA class I allele by its peptide binding (Sidney et al. 2008)."""
    short = allele.removeprefix("HLA-")
    for name, row in _table("supertypes").items():
        if short in row["alleles"]:
            return Supertype(supertype=name)
    raise ToolError(f"Sidney et al. (2008) put {allele} in no supertype.")


class OfSupertype(Result):
    count: Annotated[
        int,
        Asks("the number of alleles in {supertype}", noun="number of alleles", additive=True),
    ]
    representative: Annotated[str, HlaAllele, Asks("the allele that represents {supertype}")]


@tool(
    kind="retrieval",
    examples=[Example(supertype="B07", gives={"representative": "HLA-B*07:02"})],
)
def hla_supertype_alleles(
    supertype: Annotated[str, "HLA class I supertype, such as A02", HlaSupertype],
) -> OfSupertype:
    """Number of HLA alleles in a class I supertype, and the allele that represents it."""
    row = _table("supertypes").get(supertype)
    if row is None:
        known = ", ".join(_table("supertypes"))
        raise ToolError(f"There is no supertype {supertype}; the supertypes are {known}.")
    return OfSupertype(count=len(row["alleles"]), representative="HLA-" + row["representative"])


class Serotypes(Result):
    serotypes: Annotated[
        list[Annotated[str, HlaSerotype]], Asks("the serotypes that {allele} expresses")
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(allele="HLA-B*27:05", gives={"serotypes": ["Bw4", "B27", "B27.1"]}),
        Example(allele="HLA-DRB1*15:01", gives={"serotypes": ["DR15"]}),
    ],
)
def hla_serotypes(allele: Allele) -> Serotypes:
    """Serotypes (antigens) of an HLA allele after the IPD-IMGT/HLA dictionary."""
    found = [name for name, alleles in _serotypes().items() if allele in alleles]
    if not found:
        raise ToolError(f"The HLA dictionary gives {allele} no WHO-assigned serotype.")
    return Serotypes(serotypes=found)


class OfSerotype(Result):
    alleles: Annotated[list[Annotated[str, HlaAllele]], Asks("the alleles of {serotype}")]
    count: Annotated[
        int, Asks("the number of alleles of {serotype}", noun="number of alleles", additive=True)
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(
            serotype="DR7",
            gives={
                "alleles": [
                    "HLA-DRB1*07:01",
                    "HLA-DRB1*07:03",
                    "HLA-DRB1*07:04",
                    "HLA-DRB1*07:09",
                ],
                "count": 4,
            },
        )
    ],
)
def hla_serotype_alleles(
    serotype: Annotated[str, "HLA serotype, such as B27 or DR7", HlaSerotype],
) -> OfSerotype:
    """HLA alleles whose WHO-assigned serotype is the given one, and their number."""
    found = _serotypes().get(serotype.removeprefix("HLA-"))
    if not found:
        raise ToolError(f"The HLA dictionary has no serotype {serotype}; B27 is one.")
    return OfSerotype(alleles=_lists.complete(found, f"alleles of {serotype}"), count=len(found))


@seeds(HlaAllele, source="HLA class I supertypes (2008) and serotypes of IPD-IMGT/HLA")
def alleles() -> Iterator[str]:
    """Alleles with a serotype, and every second one of the others with a supertype."""
    typed = dict.fromkeys(allele for found in _serotypes().values() for allele in found)
    rows = _table("supertypes").values()
    bound = ["HLA-" + allele for row in rows for allele in row["alleles"]]
    yield from typed
    yield from [allele for allele in bound if allele not in typed][::2]


@seeds(HlaSerotype, source="Serotypes of IPD-IMGT/HLA")
def serotypes() -> Iterator[str]:
    """Serotypes of at least two alleles."""
    yield from (name for name, found in _serotypes().items() if len(found) > 1)


@cache
def _table(name: str) -> dict[str, Any]:
    import yaml

    package = find_spec("mhcgnomes")
    path = Path((package and package.origin) or "").parent / "data" / f"{name}.yaml"
    rows = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return dict(rows["HLA"])


@cache
def _serotypes() -> dict[str, list[str]]:
    """Alleles of each serotype, "A*6801" written as "HLA-A*68:01"."""
    rows = _table("serotypes").items()
    return {name: [_long(allele) for allele in found] for name, found in rows}


def _long(allele: str) -> str:
    gene, _, digits = allele.partition("*")
    return f"HLA-{gene}*{digits[:2]}:{digits[2:]}"
