"""HLA alleles, their serotypes and supertypes, and names of MHC molecules, from mhcgnomes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Any

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.biology import (
    HlaAllele,
    HlaSerotype,
    HlaSupertype,
    MhcName,
    MhcSpecies,
)
from synthesis.tools.packs.biology import _lists

PACK = Pack(
    title="mhcgnomes",
    distributions=("mhcgnomes", "pyyaml"),
    licence="Apache-2.0; MIT",
    data="HLA serotypes of the IPD-IMGT/HLA dictionary 3.66.0; HLA class I supertypes of"
    " Sidney et al., BMC Immunol 2008;9:1; MHC prefixes of 672 species",
    data_licence="CC BY-ND 4.0 (IPD); CC BY 2.0 (Sidney et al.); Apache-2.0",
    data_date="2026-10",
)
SAMPLE_NAMES = (
    "H2-Kb", "H2-Db", "H2-Ld", "H-2-Kd", "Mamu-A1*001:01", "Mamu-B*017:01", "Patr-A*01:01",
    "SLA-1*04:01", "BoLA-3*001:01", "DLA-88*501:01", "Gaga-BF2*21:01", "HLA-A2.1", "HLA-B27",
    "A0201", "B0702", "DRB1_1501", "HLA-Cw4", "HLA-DR4", "HLA-DQ8", "HLA-E*01:01", "HLA-G*01:01",
)  # fmt: skip

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


class Parsed(Result):
    standard_name: Annotated[str, Asks("the standard name of {name}", refers="{name}")]
    species: Annotated[str, MhcSpecies, Asks("the species of {name}")]
    mhc_class: Annotated[str, Asks("the MHC class of {name}")]


@tool(
    kind="processing",
    examples=[
        Example(
            name="H2-Kb",
            gives={"standard_name": "H2-K*b", "species": "Mus musculus", "mhc_class": "I"},
        ),
        Example(
            name="DRB1_1501",
            gives={
                "standard_name": "HLA-DRB1*15:01",
                "species": "Homo sapiens",
                "mhc_class": "II",
            },
        ),
    ],
)
def parse_mhc_name(
    name: Annotated[str, "Name of an MHC allele, gene or serotype in any style", MhcName],
) -> Parsed:
    """Standard name, species and class (I or II) of an MHC molecule written in any style."""
    import mhcgnomes

    if len(name) > 80:
        raise ToolError("An MHC name has at most 80 characters; 'H2-Kb' is one.")
    found = mhcgnomes.parse(name, raise_on_error=False)
    species = getattr(found, "species", None)
    if found is None or species is None:
        raise ToolError(f"{name!r} is no MHC name that mhcgnomes can read; 'H2-Kb' is one.")
    if not (found.is_class1 or found.is_class2):
        raise ToolError(f"{name!r} is neither a class I nor a class II molecule.")
    return Parsed(
        standard_name=found.to_string(),
        species=species.name,
        mhc_class="I" if found.is_class1 else "II",
    )


class Prefix(Result):
    prefix: Annotated[str, Asks("the prefix of the MHC genes of {species}")]


@tool(
    kind="retrieval",
    examples=[
        Example(species="Macaca mulatta", gives={"prefix": "Mamu"}),
        Example(species="Homo sapiens", gives={"prefix": "HLA"}),
    ],
)
def mhc_prefix(
    species: Annotated[str, "Scientific name of the species", MhcSpecies],
) -> Prefix:
    """Prefix of the names of a species' MHC genes, such as HLA, H2 or Mamu."""
    row = _table("species", root="").get(species)
    if not row or not row.get("prefix"):
        raise ToolError(f"No MHC prefix of {species[:60]!r} is known; 'Macaca mulatta' has one.")
    return Prefix(prefix=str(row["prefix"]))


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


@seeds(MhcName, source="MHC molecules of mice, monkeys, livestock and humans in common use")
def mhc_names() -> Iterator[str]:
    """Names as papers write them."""
    yield from SAMPLE_NAMES


@cache
def _table(name: str, root: str = "HLA") -> dict[str, Any]:
    import yaml

    package = find_spec("mhcgnomes")
    path = Path((package and package.origin) or "").parent / "data" / f"{name}.yaml"
    rows = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return dict(rows[root] if root else rows)


@cache
def _serotypes() -> dict[str, list[str]]:
    """Alleles of each serotype, "A*6801" written as "HLA-A*68:01"."""
    rows = _table("serotypes").items()
    return {name: [_long(allele) for allele in found] for name, found in rows}


def _long(allele: str) -> str:
    gene, _, digits = allele.partition("*")
    return f"HLA-{gene}*{digits[:2]}:{digits[2:]}"
