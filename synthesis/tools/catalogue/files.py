"""The generated file of a folder of packs: what its tools declare, as JSON."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from pathlib import Path
from typing import Any

from synthesis.core import values
from synthesis.core.errors import ConfigurationError
from synthesis.core.values import Ask, Domain, EntityType, Input, Json, Output, Pack, ToolSpec
from synthesis.tools.places import Folder

NAME = "catalogue.json"
_TOOLS = Path(__file__).parent.parent
_READERS = (Path(values.__file__), _TOOLS / "declare.py", _TOOLS / "reading.py")


@dataclass(frozen=True, slots=True)
class SeedKind:
    """Seeds that a pack enumerates: of which entity type, and from what data."""

    entity: str
    source: str


@dataclass(frozen=True, slots=True)
class Declared:
    """A pack and the specs of its tools; ``module`` is the full name of its module."""

    name: str
    domain: Domain
    module: str
    info: Pack
    specs: tuple[ToolSpec, ...]
    seeds: tuple[SeedKind, ...]


def digest(folder: Folder) -> str:
    """Changes when the source of a pack in the folder, of an entity type or of a reader does."""
    found = hashlib.sha256()
    entities = sorted((_TOOLS / "entities").glob("*.py"))
    for path in (*sorted(folder.path.glob("*.py")), *entities, *_READERS):
        found.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()[:16]


def encode(folder: Folder, packs: Iterable[Declared]) -> str:
    """The text of the file: an object with one pack, entity type or tool on a line."""
    packs = list(packs)
    entities = dict(sorted(_entities(packs).items()))
    sections = {
        "entities": [_plain(entity) for entity in entities.values()],
        "packs": [_plain_pack(pack) for pack in packs],
        "tools": [_plain_spec(spec) for pack in packs for spec in pack.specs],
    }
    body = ",\n".join(f'"{name}": {_lines(rows)}' for name, rows in sections.items())
    return f'{{"sources": "{digest(folder)}",\n{body}}}\n'


def decode(folder: Folder) -> tuple[Declared, ...] | None:
    """What the folder's file says, or nothing where it is missing, broken or out of date."""
    try:
        read = json.loads((folder.path / NAME).read_text(encoding="utf-8"))
        if read["sources"] != digest(folder):
            return None
        return tuple(_packs(folder, read))
    except (OSError, ValueError, KeyError, TypeError):
        return None  # the packs themselves say the same


def _packs(folder: Folder, read: Mapping[str, Json]) -> Iterator[Declared]:
    entities = {row["name"]: EntityType(**row) for row in read["entities"]}
    for row in read["packs"]:
        name, module, seeds = row.pop("name"), row.pop("module"), row.pop("seeds")
        info = Pack(**{**row, "distributions": tuple(row["distributions"])})
        tools = tuple(_spec(t, folder, entities) for t in read["tools"] if t["pack"] == name)
        kinds = tuple(SeedKind(*kind) for kind in seeds)
        yield Declared(name, folder.domain, module, info, tools, kinds)


def _entities(packs: Iterable[Declared]) -> dict[str, EntityType]:
    """The entity types that specs use, by name; a name has one meaning."""
    found: dict[str, EntityType] = {}
    for spec in (spec for pack in packs for spec in pack.specs):
        ends: tuple[Input | Output, ...] = (*spec.inputs, *spec.outputs)
        for end in ends:
            if end.entity and found.setdefault(end.entity.name, end.entity) != end.entity:
                raise ConfigurationError(f"Two entity types are called {end.entity.name!r}.")
    return found


def _plain(value: Any) -> dict[str, Json]:
    """The fields of a dataclass that are not at their default."""
    given = {field.name: getattr(value, field.name) for field in fields(value)}
    defaults = {field.name: field.default for field in fields(value)}
    return {
        name: item
        for name, item in given.items()
        if defaults[name] is MISSING or item != defaults[name]
    }


def _plain_pack(pack: Declared) -> dict[str, Json]:
    seeds = [[kind.entity, kind.source] for kind in pack.seeds]
    return {"name": pack.name, "module": pack.module, "seeds": seeds, **_plain(pack.info)}


def _plain_spec(spec: ToolSpec) -> dict[str, Json]:
    row = _plain(spec)
    del row["domain"]
    row.pop("version", None)
    return row | {
        "inputs": [_plain_end(item) for item in spec.inputs],
        "outputs": [_plain_end(item) for item in spec.outputs],
    }


def _plain_end(end: Input | Output) -> dict[str, Json]:
    row = _plain(end)
    if end.entity:
        row["entity"] = end.entity.name
    if isinstance(end, Output) and end.ask:
        row["ask"] = _plain(end.ask)
    return row


def _spec(row: dict[str, Json], folder: Folder, entities: Mapping[str, EntityType]) -> ToolSpec:
    return ToolSpec(
        **{
            **row,
            "domain": folder.domain,
            "inputs": tuple(_input(item, entities) for item in row["inputs"]),
            "outputs": tuple(_output(item, entities) for item in row["outputs"]),
            "examples": tuple(row.get("examples", ())),
        }
    )


def _input(row: dict[str, Json], entities: Mapping[str, EntityType]) -> Input:
    entity = entities[row["entity"]] if "entity" in row else None
    return Input(**{**row, "entity": entity, "draws": tuple(row.get("draws", ()))})


def _output(row: dict[str, Json], entities: Mapping[str, EntityType]) -> Output:
    entity = entities[row["entity"]] if "entity" in row else None
    ask = Ask(**row["ask"]) if "ask" in row else None
    return Output(**{**row, "entity": entity, "ask": ask})


def _lines(rows: Iterable[Json]) -> str:
    return "[\n" + ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n]"
