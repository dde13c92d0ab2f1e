"""The table of compounds that chemicals carries, read in place: 42 MB stay on the disk."""

from __future__ import annotations

import mmap
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from synthesis.core.errors import ToolError

FILES = (
    "chemical identifiers pubchem large.tsv",
    "chemical identifiers pubchem small.tsv",
    "chemical identifiers example user db.tsv",
    "Cation db.tsv",
    "Anion db.tsv",
    "Inorganic db.tsv",
)
"""A compound is taken from the last of these that has it, as chemicals itself does."""


@dataclass(frozen=True, slots=True)
class Compound:
    """One compound; ``synonyms`` begin with its systematic and its common name."""

    pubchem_id: int
    cas: str
    formula: str
    smiles: str
    inchi: str
    inchi_key: str
    synonyms: tuple[str, ...]

    @property
    def iupac_name(self) -> str:
        return self.synonyms[0]

    @property
    def name(self) -> str:
        return self.synonyms[1]


@dataclass(frozen=True, slots=True)
class _Index:
    places: dict[str, tuple[int, int]]
    names: dict[str, str]


def folder() -> Path:
    """Where the data files of chemicals lie; chemicals itself is not imported."""
    package = find_spec("chemicals")
    return Path((package and package.origin) or "").parent


def by_cas(cas: str) -> Compound:
    """The compound with a CAS number."""
    place = _index().places.get(cas)
    if place is not None:
        return _at(*place)
    element = _elements().get(cas)
    if element is None:
        raise ToolError(f"No compound with the CAS number {cas} is in the table of compounds.")
    return element


def by_name(name: str) -> Compound:
    """The compound with a common name, or else with that synonym."""
    said = " ".join(name.split()).lower()
    for element in _elements().values():
        if element.name == said:
            return element
    cas = _index().names.get(said)
    if cas is not None:
        return by_cas(cas)
    for number in reversed(range(len(FILES))):
        for compound in _holding(number, said.encode()):
            if said in (synonym.lower() for synonym in compound.synonyms):
                return by_cas(compound.cas)
    raise ToolError(
        f"No compound called {name[:80]!r} is known; try a common name such as 'caffeine'."
    )


def by_inchi_key(key: str) -> Compound:
    """The compound with an InChIKey."""
    for number in reversed(range(len(FILES))):
        for compound in _holding(number, key.encode()):
            if compound.inchi_key == key:
                return by_cas(compound.cas)
    for element in _elements().values():
        if element.inchi_key == key:
            return element
    raise ToolError(f"No compound with the InChIKey {key} is in the table of compounds.")


def rows() -> Iterator[tuple[str, str, str, str, str]]:
    """CAS number, common name, formula, SMILES and InChIKey of every compound, each once."""
    found = {}
    for file in FILES:
        with (folder() / "Identifiers" / file).open(encoding="utf-8") as lines:
            for line in lines:
                part = line.split("\t", 9)
                found[part[1]] = (part[1], part[8].rstrip("\n"), part[2], part[4], part[6])
    yield from found.values()


@cache
def _index() -> _Index:
    places: dict[str, tuple[int, int]] = {}
    named: dict[str, str] = {}
    for number in range(len(FILES)):
        start = 0
        with (folder() / "Identifiers" / FILES[number]).open("rb") as lines:
            for line in lines:
                part = line.split(b"\t", 9)
                cas = part[1].decode()
                places[cas] = (number, start)
                named[part[8].rstrip(b"\n").decode().lower()] = cas
                start += len(line)
    named.pop("", None)
    return _Index(places, named)


@cache
def _elements() -> dict[str, Compound]:
    """The elements as substances: those that are no molecules are in no file."""
    from chemicals.elements import homonuclear_elements_CASs_set, periodic_table

    return {
        item.CAS: Compound(
            item.PubChem, item.CAS, item.symbol, item.smiles, item.InChI, item.InChI_key,
            (item.name.lower(), item.name.lower()),
        )
        for item in periodic_table
        if item.CAS not in homonuclear_elements_CASs_set
    }  # fmt: skip


@cache
def _text(number: int) -> mmap.mmap:
    with (folder() / "Identifiers" / FILES[number]).open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def _holding(number: int, text: bytes) -> Iterator[Compound]:
    """The compounds of a file with a field that is ``text``, the last one first."""
    data, end = _text(number), len(_text(number))
    while (found := data.rfind(b"\t" + text, 0, end)) >= 0:
        if data[found + len(text) + 1 : found + len(text) + 2] in (b"\t", b"\n", b""):
            yield _at(number, data.rfind(b"\n", 0, found) + 1)
        end = found


def _at(number: int, start: int) -> Compound:
    data = _text(number)
    end = data.find(b"\n", start)
    part = data[start : end if end >= 0 else len(data)].decode().split("\t")
    names = tuple(part[7:])
    return Compound(int(part[0]), part[1], part[2], part[4], part[5], part[6], names)
