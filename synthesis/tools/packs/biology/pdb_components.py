"""Chemical components of the Protein Data Bank, from the dictionary that biotite ships."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.biology import AminoAcidCode, PdbComponent
from synthesis.tools.entities.common import MolecularFormula

PACK = Pack(
    title="biotite: chemical components",
    distributions=("biotite",),
    licence="BSD-3-Clause",
    data="wwPDB Chemical Component Dictionary (49,196 components)",
    data_licence="CC0",
    data_date="2026-10",
    extra="heavy",
)
COLUMNS = ("id", "name", "formula", "formula_weight", "type", "mon_nstd_parent_comp_id")
THREE_LETTERS = {
    "ALA": "A", "ARG": "R", "ASN": "N", "ASP": "D", "CYS": "C", "GLN": "Q", "GLU": "E",
    "GLY": "G", "HIS": "H", "ILE": "I", "LEU": "L", "LYS": "K", "MET": "M", "PHE": "F",
    "PRO": "P", "SER": "S", "THR": "T", "TRP": "W", "TYR": "Y", "VAL": "V",
}  # fmt: skip
COFACTORS = (
    "ATP", "ADP", "AMP", "GTP", "GDP", "NAD", "NAI", "NAP", "NDP", "FAD", "FMN", "HEM", "HEC",
    "COA", "ACO", "SAM", "SAH", "PLP", "TPP", "BTN", "B12", "CLA", "BCR", "NAG", "MAN", "BMA",
    "GLC", "GAL", "FUC", "SIA", "CIT", "GOL", "EDO", "PEG", "STI", "MTX", "CHL", "RET", "EST",
    "TES", "STR", "CLR", "DXC", "CHD", "OLA", "PLM", "MYR", "STE", "ACD", "LPP", "UDP", "UMP",
)  # fmt: skip

Code = Annotated[str, "Code of the component, such as NAG or HEM", PdbComponent]


class Component(Result):
    name: Annotated[str, Asks("the chemical name of {code}", refers="{code}")]
    kind: Annotated[str, Asks("the type of {code} in the Chemical Component Dictionary")]
    formula: Annotated[
        str, MolecularFormula, Asks("the molecular formula of {code}", refers="{code}")
    ]
    molecular_weight_da: Annotated[
        float,
        Asks("the molecular weight of {code}", noun="molecular weight", unit="Da", round_to=2),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(
            code="NAG",
            gives={
                "name": "2-acetamido-2-deoxy-beta-D-glucopyranose",
                "kind": "D-saccharide, beta linking",
                "formula": "C8H15NO6",
                "molecular_weight_da": 221.208,
            },
        ),
        Example(code="HEM", gives={"molecular_weight_da": 616.487}),
    ],
)
def pdb_component(code: Code) -> Component:
    """Name, type, formula and weight (Da) of a PDB chemical component (ligand or residue)."""
    row = _find(code)
    formula = "".join(_term(term) for term in row["formula"].split() if term[0].isalpha())
    if not formula or not row["formula_weight"]:
        raise ToolError(f"The dictionary gives no formula of {code}.")
    return Component(
        name=row["name"],
        kind=row["type"],
        formula=formula,
        molecular_weight_da=float(row["formula_weight"]),
    )


class Parent(Result):
    parent: Annotated[
        str,
        AminoAcidCode,
        Asks(
            "the one-letter code of the amino acid that {code} derives from",
            refers="the amino acid that {code} derives from",
        ),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(code="MSE", gives={"parent": "M"}),
        Example(code="SEP", gives={"parent": "S"}),
    ],
)
def modified_residue_parent(code: Code) -> Parent:
    """Standard amino acid that a modified residue of the PDB derives from."""
    parent = THREE_LETTERS.get(_find(code)["mon_nstd_parent_comp_id"])
    if parent is None:
        raise ToolError(f"{code} derives from no single standard amino acid; 'MSE' does.")
    return Parent(parent=parent)


@seeds(PdbComponent, source="wwPDB Chemical Component Dictionary")
def components() -> Iterator[str]:
    """Common cofactors and ligands, and modified amino acids with a code of letters alone."""
    yield from (code for code in COFACTORS if code in _table())
    modified = [
        code for code, row in _table().items() if row["mon_nstd_parent_comp_id"] in THREE_LETTERS
    ]
    yield from [code for code in modified if code.isalpha()][::2]


def _term(term: str) -> str:
    """ "N1" as "N", "C8" as "C8", "FE" as "Fe"."""
    symbol = term.rstrip("0123456789")
    count = term[len(symbol) :]
    return symbol.capitalize() + ("" if count in ("", "1") else count)


@cache
def _table() -> dict[str, dict[str, str]]:
    """The components by code: only the small table of the file is read, no atoms and bonds."""
    columns = {item["name"]: item["data"] for item in _first_category()["columns"]}
    rows = zip(*(_values(columns[name]) for name in COLUMNS), strict=True)
    return {row[0]: dict(zip(COLUMNS, row, strict=True)) for row in rows}


def _values(column: Any) -> list[str]:
    """A column as strings; biotite's own reading of long strings takes half a gigabyte."""
    first, *_ = column["encoding"]
    if first["kind"] != "StringArray":
        return [str(value) for value in _decoded(column["data"], column["encoding"])]
    starts = _decoded(first["offsets"], first["offsetEncoding"])
    strings = [first["stringData"][one:two] for one, two in pairwise(starts)]
    indices = _decoded(column["data"], first["dataEncoding"])
    return [_known(strings[index]) if index >= 0 else "" for index in indices]


def _decoded(data: bytes, steps: list[Any]) -> list[Any]:
    from biotite.structure.io.pdbx import encoding

    known = [encoding.deserialize_encoding(step) for step in steps]
    values: list[Any] = encoding.decode_stepwise(data, known).tolist()
    return values


def _known(text: str) -> str:
    return "" if text in ("?", ".") else text


def _first_category() -> Any:
    """The first table of the file, which is chem_comp."""
    import msgpack

    package = find_spec("biotite")
    folder = Path((package and package.origin) or "").parent / "structure" / "info"
    with (folder / "components.bcif").open("rb") as file:
        reader = msgpack.Unpacker(file, raw=False, max_buffer_size=2**31 - 1)
        for key in ("dataBlocks", "categories"):
            for _ in range(reader.read_map_header()):
                if reader.unpack() == key:
                    break
                reader.skip()
            reader.read_array_header()
        return reader.unpack()


def _find(code: str) -> dict[str, str]:
    row = _table().get(code)
    if row is None:
        raise ToolError(f"The Chemical Component Dictionary has no {code}; 'NAG' is one.")
    return row
