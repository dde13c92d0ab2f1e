"""Lipids from their shorthand names, with pygoslin."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.biology import LipidName
from synthesis.tools.entities.common import MolecularFormula

PACK = Pack(
    title="pygoslin",
    distributions=("pygoslin",),
    licence="MIT",
    data="Goslin grammars of lipid shorthand and its list of head groups",
    data_licence="MIT",
    data_date="2026-08",
)
PROTON_DA = 1.007276467
ADDUCTS_DA = {
    "[M+H]+": PROTON_DA,
    "[M+NH4]+": 18.033826,
    "[M+Na]+": 22.989218,
    "[M-H]-": -PROTON_DA,
    "[M+HCOO]-": 44.998201,
}
CATEGORIES = {
    "FA": "fatty acyls",
    "GL": "glycerolipids",
    "GP": "glycerophospholipids",
    "SP": "sphingolipids",
    "ST": "sterol lipids",
}
CHAIN_PAIRS = (
    "14:0/16:0", "16:0/16:0", "16:0/16:1", "16:0/18:0", "16:0/18:1", "16:0/18:2", "16:0/20:4",
    "16:0/22:6", "16:1/18:1", "18:0/18:0", "18:0/18:1", "18:0/18:2", "18:0/20:4", "18:0/22:6",
    "18:1/18:1", "18:1/18:2", "18:1/20:4", "18:2/18:2",
)  # fmt: skip
SINGLE_CHAINS = ("14:0", "16:0", "16:1", "18:0", "18:1", "18:2", "18:3", "20:4", "20:5", "22:6")
AMIDES = ("16:0", "18:0", "20:0", "22:0", "24:0", "24:1")
TRIPLES = (
    "16:0/16:0/16:0", "16:0/16:0/18:1", "16:0/18:1/18:1", "16:0/18:1/18:2", "16:0/18:2/18:2",
    "18:0/18:1/18:1", "18:1/18:1/18:1", "18:1/18:1/18:2", "18:1/18:2/18:2", "18:2/18:2/18:2",
)  # fmt: skip

Lipid = Annotated[str, "Shorthand name of the lipid, such as PC 16:0/18:1", LipidName]


class Formula(Result):
    formula: Annotated[
        str,
        MolecularFormula,
        Asks("the molecular formula of {lipid}", refers="the molecular formula of {lipid}"),
    ]


@tool(
    kind="processing",
    examples=[
        Example(lipid="PC 16:0/18:1", gives={"formula": "C42H82NO8P"}),
        Example(lipid="FA 20:4", gives={"formula": "C20H32O2"}),
    ],
)
def lipid_formula(lipid: Lipid) -> Formula:
    """Molecular formula of a neutral lipid from its shorthand name."""
    return Formula(formula=_parse(lipid).get_sum_formula())


class AdductMz(Result):
    mass_to_charge: Annotated[
        float,
        Asks("the m/z of the {adduct} ion of {lipid}", noun="m/z of the {adduct} ion", round_to=3),
    ]


@tool(
    kind="processing",
    examples=[
        Example(
            lipid="PC 16:0/18:1", adduct="[M+H]+", gives={"mass_to_charge": 760.5851}, rel=1e-6
        ),
        Example(lipid="FA 20:4", adduct="[M-H]-", gives={"mass_to_charge": 303.2330}, rel=1e-6),
    ],
)
def lipid_ion_mz(
    lipid: Lipid,
    adduct: Annotated[
        Literal["[M+H]+", "[M+NH4]+", "[M+Na]+", "[M-H]-", "[M+HCOO]-"], "Ion that is measured"
    ],
) -> AdductMz:
    """Monoisotopic m/z of an ion of a lipid: protonated, ammoniated, sodiated ..."""
    return AdductMz(mass_to_charge=_parse(lipid).get_mass() + ADDUCTS_DA[adduct])


class Species(Result):
    species: Annotated[
        str, LipidName, Asks("the species-level shorthand name of {lipid}", refers="{lipid}")
    ]
    category: Annotated[str, Asks("the LIPID MAPS category of {lipid}")]


@tool(
    kind="processing",
    examples=[
        Example(
            lipid="PC 16:0/18:1",
            gives={"species": "PC 34:1", "category": "glycerophospholipids"},
        ),
        Example(lipid="Cer 18:1;O2/16:0", gives={"species": "Cer 34:1;O2"}),
    ],
)
def lipid_species(lipid: Lipid) -> Species:
    """Species-level name of a lipid (chains summed up) and its LIPID MAPS category."""
    from pygoslin.domain.LipidLevel import LipidLevel

    found = _parse(lipid)
    category = found.lipid.headgroup.lipid_category.name
    if category not in CATEGORIES:
        raise ToolError(f"{lipid} is in no category of LIPID MAPS that this tool knows.")
    return Species(
        species=found.get_lipid_string(LipidLevel.SPECIES), category=CATEGORIES[category]
    )


class Chains(Result):
    chain_carbons: Annotated[
        int,
        Asks(
            "the total number of carbons in the chains of {lipid}",
            noun="total number of chain carbons",
        ),
    ]
    chain_double_bonds: Annotated[
        int,
        Asks(
            "the total number of double bonds in the chains of {lipid}",
            noun="total number of double bonds in the chains",
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(lipid="TG 16:0/18:1/18:2", gives={"chain_carbons": 52, "chain_double_bonds": 3}),
    ],
)
def lipid_chains(lipid: Lipid) -> Chains:
    """Total carbons and carbon-carbon double bonds in the fatty chains of a lipid."""
    chains = _parse(lipid).lipid.info
    if not chains.num_carbon:
        raise ToolError(f"{lipid} has no fatty chain.")
    bonds = chains.double_bonds
    total = bonds if isinstance(bonds, int) else bonds.num_double_bonds
    return Chains(chain_carbons=chains.num_carbon, chain_double_bonds=total)


@seeds(LipidName, source="Lipid classes of human plasma with their common chains")
def lipids() -> Iterator[str]:
    """Phospholipids, glycerides, sphingolipids, sterol esters, fatty acids and acylcarnitines."""
    yield from (
        f"{head} {pair}" for head in ("PC", "PE", "PS", "PI", "PG", "PA") for pair in CHAIN_PAIRS
    )
    yield from (
        f"{head} {chain}" for head in ("LPC", "LPE", "FA", "CAR") for chain in SINGLE_CHAINS
    )
    yield from (f"{head} 18:1;O2/{chain}" for head in ("Cer", "SM", "HexCer") for chain in AMIDES)
    yield from (f"TG {chains}" for chains in TRIPLES)


@cache
def _parser() -> Any:
    from pygoslin.parser.Parser import LipidParser

    return LipidParser()


def _parse(name: str) -> Any:
    if len(name) > 120:
        raise ToolError("A lipid name has at most 120 characters; 'PC 16:0/18:1' is one.")
    try:
        found = _parser().parse(name)
    except Exception:  # pygoslin raises whatever its grammar stumbles on
        found = None
    if found is None or found.lipid is None or not found.get_sum_formula():
        raise ToolError(f"{name!r} is no lipid shorthand name; 'PC 16:0/18:1' is one.")
    return found
