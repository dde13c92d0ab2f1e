"""Charge states of molecules in water with Dimorphite-DL."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.common import Smiles
from synthesis.tools.packs.chemistry._structures import Structure, parse

PACK = Pack(
    title="Dimorphite-DL",
    distributions=("dimorphite-dl", "rdkit"),
    licence="Apache-2.0",
    data="Mean pKa values of 38 kinds of ionisable sites",
    data_licence="Apache-2.0, with the library",
    data_date="2026-10",
)


class ChargeState(Result):
    ionised: Annotated[
        str,
        Smiles,
        Asks(
            "the SMILES string of the dominant ionisation state of {smiles} at pH {ph}",
            refers="the dominant ionisation state of {smiles} at pH {ph}",
        ),
    ]
    net_charge: Annotated[
        int,
        Asks(
            "the net charge of the dominant ionisation state of {smiles} at pH {ph}",
            noun="net charge at pH {ph}",
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(smiles="CC(=O)O", ph=7.4, gives={"ionised": "CC(=O)[O-]", "net_charge": -1}),
        Example(smiles="CCCN", ph=7.4, gives={"net_charge": 1}),
        Example(smiles="NCC(=O)O", ph=7.0, gives={"net_charge": 0}),
    ],
)
def ionisation_state(
    smiles: Structure,
    ph: Annotated[
        float, Field(ge=0, le=14), "pH of the water", Draws(2, 5, 7.4, 10, label="the pH")
    ],
) -> ChargeState:
    """Dominant ionisation state of a molecule in water at a pH (Ropp et al., 2019)."""
    from dimorphite_dl import protonate_smiles
    from rdkit.Chem import GetFormalCharge

    molecule = parse(smiles)
    if molecule.GetNumAtoms() > 100:
        raise ToolError("The molecule has more than 100 heavy atoms, too many to protonate.")
    extremes = {
        tuple(protonate_smiles(smiles, ph_min=end, ph_max=end, precision=0.0, max_variants=1))
        for end in (0.0, 14.0)
    }
    if len(extremes) < 2:
        raise ToolError("The molecule has no site that water ionises between pH 0 and 14.")
    states = protonate_smiles(smiles, ph_min=ph, ph_max=ph, precision=0.0, max_variants=1)
    if not states:
        raise ToolError("Dimorphite-DL finds no ionisation state of this molecule.")
    return ChargeState(ionised=states[0], net_charge=GetFormalCharge(parse(states[0])))
