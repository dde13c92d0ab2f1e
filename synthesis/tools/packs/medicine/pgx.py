"""Pharmacogenes, their genotypes and drugs, from the CPIC tables of anukriti-pgx-core."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.common import GeneSymbol
from synthesis.tools.entities.medicine import PgxDrug, PgxGenotype
from synthesis.tools.packs.medicine._files import data_file

PACK = Pack(
    title="anukriti-pgx-core",
    distributions=("anukriti-pgx-core",),
    licence="Apache-2.0",
    data="CPIC gene-drug pairs, and genotype tables of six pharmacogenes checked against CPIC",
    data_licence="CC0 (CPIC)",
    data_date="2026-05-26",
)
TABLES = "anukriti_pgx_core/phenotype/tables"
PHENOTYPES = {
    "CYP2C19": "CYP2C19_diplotypes_cpic_v2022.1",
    "CYP2C9": "CYP2C9_diplotypes_anukriti_v2024.01",
    "CYP2D6": "CYP2D6_diplotypes_cpic_v2019.10",
    "DPYD": "DPYD_diplotypes_anukriti_v2024.01",
    "NUDT15": "NUDT15_diplotypes_anukriti_v2024.01",
    "TPMT": "TPMT_diplotypes_anukriti_v2024.01",
}
"""Genotype tables that are verified against CPIC."""


class DrugGenes(Result):
    genes: Annotated[
        list[Annotated[str, GeneSymbol]],
        Asks("the genes that CPIC pairs with {drug}"),
    ]


class Metaboliser(Result):
    phenotype: Annotated[str, Asks("the CPIC phenotype of {genotype}")]


class GenotypeDrugs(Result):
    drugs: Annotated[
        list[Annotated[str, PgxDrug]],
        Asks("the drugs whose prescribing CPIC ties to the gene of {genotype}"),
    ]


@tool(
    kind="retrieval",
    examples=[Example(drug="warfarin", gives={"genes": ["CYP2C9", "VKORC1"]})],
)
def pharmacogenes_of_drug(
    drug: Annotated[str, "Generic name of a drug with a CPIC pair, such as warfarin", PgxDrug],
) -> DrugGenes:
    """Genes whose variants CPIC weighs (level A or B) for prescribing a drug."""
    genes = sorted(gene for gene, name in _pairs() if name == drug.strip().lower())
    if not genes:
        raise ToolError(f"The CPIC table pairs no gene with {drug[:60]}; warfarin has some.")
    return DrugGenes(genes=genes)


@tool(
    kind="retrieval",
    examples=[
        Example(genotype="CYP2C19 *1/*2", gives={"phenotype": "Intermediate Metabolizer"}),
        Example(genotype="CYP2C19 *1/*17", gives={"phenotype": "Rapid Metabolizer"}),
        Example(genotype="CYP2D6 *4/*4", gives={"phenotype": "Poor Metabolizer"}),
    ],
)
def metabolizer_phenotype(
    genotype: Annotated[str, "Gene and diplotype, such as CYP2C19 *1/*2", PgxGenotype],
) -> Metaboliser:
    """CPIC phenotype, such as poor metaboliser, of a pharmacogene's diplotype."""
    found = _phenotypes().get(_ordered(genotype))
    if found is None:
        raise ToolError(f"The CPIC tables do not hold {genotype[:60]}; CYP2C19 *1/*2 is one.")
    return Metaboliser(phenotype=found)


@tool(
    kind="retrieval",
    examples=[Example(genotype="TPMT *1/*3A", gives={"drugs": ["azathioprine", "mercaptopurine"]})],
)
def drugs_of_genotype(
    genotype: Annotated[str, "Gene and diplotype, such as TPMT *1/*3A", PgxGenotype],
) -> GenotypeDrugs:
    """Drugs whose prescribing CPIC ties (level A or B) to the gene of a genotype."""
    if _ordered(genotype) not in _phenotypes():
        raise ToolError(f"The CPIC tables do not hold {genotype[:60]}; TPMT *1/*3A is one.")
    gene = genotype.partition(" ")[0]
    return GenotypeDrugs(drugs=sorted(name for symbol, name in _pairs() if symbol == gene))


@seeds(PgxGenotype, source="CPIC genotype tables")
def genotypes() -> Iterator[str]:
    """At most forty genotypes of each gene."""
    for gene in PHENOTYPES:
        names = [name for name in _phenotypes() if name.startswith(f"{gene} ")]
        step = max(1, len(names) // 40)
        yield from names[::step][:40]


@seeds(PgxDrug, source="CPIC gene-drug pairs, 2026-05-26")
def paired_drugs() -> Iterator[str]:
    """Drugs that CPIC pairs with a gene."""
    yield from sorted({drug for _, drug in _pairs()})


def _json(name: str) -> Any:
    path = data_file("anukriti-pgx-core", f"{TABLES}/{name}.json")
    return json.loads(path.read_text(encoding="utf-8"))


@cache
def _pairs() -> tuple[tuple[str, str], ...]:
    pairs = _json("CPIC_RECOMMENDATION_LEVELS_v2024.01")["pairs"].values()
    return tuple(
        sorted((pair["gene"], pair["drug"]) for pair in pairs if pair["cpic_level"] in ("A", "B"))
    )


@cache
def _phenotypes() -> dict[str, str]:
    """CPIC phenotypes by gene and diplotype, but for alleles of a function still discussed."""
    found = {}
    for gene, name in PHENOTYPES.items():
        table = _json(name)
        for diplotype, phenotype in table.get("diplotype_phenotypes", table).items():
            doubtful = gene == "CYP2C19" and {"*9", "*10"} & set(diplotype.split("/"))
            if "/" in diplotype and not diplotype.startswith("_") and not doubtful:
                found[_ordered(f"{gene} {diplotype}")] = phenotype
    return found


def _ordered(genotype: str) -> str:
    gene, _, diplotype = genotype.partition(" ")
    return f"{gene} {'/'.join(sorted(diplotype.strip().split('/')))}"
