"""SELFIES, the string form of molecules that machine learning uses."""

from __future__ import annotations

from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, tool
from synthesis.tools.entities.chemistry import Selfies as SelfiesType
from synthesis.tools.entities.common import Smiles
from synthesis.tools.packs.chemistry._structures import Structure, parse

PACK = Pack(title="selfies", distributions=("selfies", "rdkit"), licence="Apache-2.0")


class Encoded(Result):
    selfies: Annotated[str, SelfiesType, Asks("the SELFIES string of {smiles}", refers="{smiles}")]
    symbols: Annotated[
        int,
        Asks(
            "the number of symbols in the SELFIES string of {smiles}",
            noun="number of SELFIES symbols",
        ),
    ]


class Decoded(Result):
    smiles: Annotated[
        str, Smiles, Asks("the SMILES string that {selfies} stands for", refers="{selfies}")
    ]


@tool(
    kind="processing",
    examples=[
        Example(
            smiles="c1ccccc1O",
            gives={"selfies": "[C][=C][C][=C][C][=C][Ring1][=Branch1][O]", "symbols": 9},
        )
    ],
)
def selfies_of_structure(smiles: Structure) -> Encoded:
    """SELFIES string of a molecule (Krenn et al., 2020), and how many symbols it has."""
    import selfies

    parse(smiles)
    try:
        text = selfies.encoder(smiles)
    except selfies.EncoderError:
        raise ToolError("SELFIES cannot write this molecule: an atom has unusual bonds.") from None
    return Encoded(selfies=text, symbols=selfies.len_selfies(text))


@tool(kind="processing", examples=[Example(selfies="[C][C][O]", gives={"smiles": "CCO"})])
def structure_of_selfies(
    selfies: Annotated[str, "SELFIES string of a molecule", SelfiesType],
) -> Decoded:
    """SMILES string of the molecule that a SELFIES string stands for."""
    import selfies as library
    from rdkit.Chem import MolToSmiles

    if len(selfies) > 3000:
        raise ToolError("The SELFIES string is longer than 3000 characters.")
    try:
        smiles = library.decoder(selfies)
    except library.DecoderError:
        raise ToolError("That is not a SELFIES string; '[C][C][O]' is one.") from None
    return Decoded(smiles=MolToSmiles(parse(smiles or "")))
