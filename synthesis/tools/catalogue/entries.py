"""The pool of this installation: every pack and tool, and what of it can run here."""

from __future__ import annotations

import difflib
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import metadata
from typing import TYPE_CHECKING, Any

from synthesis.core.errors import ConfigurationError
from synthesis.core.values import Domain, Pack, ToolSpec
from synthesis.tools import places
from synthesis.tools.catalogue import files
from synthesis.tools.catalogue.files import Declared, SeedKind
from synthesis.tools.places import Folder

if TYPE_CHECKING:
    from synthesis.tools.reading import Tool


@dataclass(frozen=True, slots=True)
class PackEntry:
    """A pack: what it stands on, its tools by name, and which distributions are missing."""

    name: str
    domain: Domain
    module: str
    info: Pack
    tools: tuple[str, ...]
    seeds: tuple[SeedKind, ...]
    versions: Mapping[str, str]
    missing: tuple[str, ...]

    @property
    def version(self) -> str:
        """The versions of its distributions ("rdkit 2026.9.1"), joined by commas."""
        return ", ".join(f"{name} {version}" for name, version in self.versions.items())


@dataclass(frozen=True, slots=True)
class Pool:
    """Every pack by name and every tool by name, those that cannot run here included."""

    packs: Mapping[str, PackEntry]
    specs: Mapping[str, ToolSpec]


@cache
def pool() -> Pool:
    """The whole pool; raises ``ConfigurationError`` when two packs declare the same name."""
    found = [pack for folder in places.folders() for pack in _declared(folder)]
    packs = {pack.name: _entry(pack) for pack in found}
    specs: dict[str, ToolSpec] = {}
    for pack in found:
        for spec in pack.specs:
            if spec.name in specs:
                other = specs[spec.name].pack
                raise ConfigurationError(
                    f"Two packs declare the tool {spec.name!r}: {other} and {pack.name}."
                )
            specs[spec.name] = replace(spec, version=packs[pack.name].version)
    return Pool(packs, dict(sorted(specs.items())))


def packs() -> Mapping[str, PackEntry]:
    """Every pack by name, in order of domain and name."""
    return pool().packs


def pack(name: str) -> PackEntry:
    """One pack; raises ``ConfigurationError``."""
    try:
        return packs()[name]
    except KeyError:
        raise ConfigurationError(f"There is no pack called {name!r}.") from None


@cache
def specs() -> Mapping[str, ToolSpec]:
    """The spec of every tool that can run here, by name, in order of name."""
    whole = pool()
    return {name: spec for name, spec in whole.specs.items() if not whole.packs[spec.pack].missing}


def spec(name: str) -> ToolSpec:
    """The spec of any tool, installed or not; raises ``ConfigurationError`` with near names."""
    found = pool().specs.get(name)
    if found is None:
        near = difflib.get_close_matches(name, pool().specs, n=3)
        hint = f" Did you mean {' or '.join(near)}?" if near else ""
        raise ConfigurationError(f"There is no tool called {name!r}.{hint}")
    return found


@cache
def tool(name: str) -> Tool:
    """The tool itself, which imports its pack; raises ``ConfigurationError``."""
    declared = spec(name)
    entry = pack(declared.pack)
    if entry.missing:
        raise ConfigurationError(refusal(entry))
    from synthesis.tools import (
        registry,  # it brings pydantic, which listing the pool can do without
    )

    found = registry.tool(entry.module, name)
    return replace(found, spec=declared)


def seeded() -> frozenset[str]:
    """The entity types that the packs which can run here have seeds of."""
    return frozenset(
        kind.entity for pack in packs().values() if not pack.missing for kind in pack.seeds
    )


def refusal(entry: PackEntry) -> str:
    """Why the tools of a pack cannot run here, and what would mend it."""
    listed = " and ".join(entry.missing)
    are = "is" if len(entry.missing) == 1 else "are"
    mend = f"make {entry.info.extra}" if entry.info.extra else "make env"
    return f"The pack {entry.name} needs {listed}, which {are} not installed: run `{mend}`."


@cache
def digest(name: str) -> str:
    """Changes when anything declared about a tool, or its pack's versions, does."""
    text = json.dumps(_fields(spec(name)), sort_keys=True, default=_fields)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _fields(value: Any) -> dict[str, Any]:
    """A dataclass as a dictionary, without the deep copies that ``asdict`` makes."""
    return {name: getattr(value, name) for name in value.__slots__}


def forget() -> None:
    """Read the pool anew on the next question: the packs of this process have changed."""
    for cached in (pool, specs, tool, digest):
        cached.cache_clear()


def read(folder: Folder) -> Iterator[Declared]:
    """What the packs of a folder declare, read from the packs themselves."""
    from synthesis.tools import registry

    for found in registry.packs_in(folder):
        specs = tuple(tool.spec for tool in registry.tools_of(found))
        module = found.module.__name__
        kinds = (SeedKind(s.entity.name, s.source) for _, s in registry.seed_sources(module))
        seeds = tuple(dict.fromkeys(kinds))
        yield Declared(found.name, found.domain, module, found.info, specs, seeds)


def _declared(folder: Folder) -> tuple[Declared, ...]:
    kept = files.decode(folder)
    return tuple(read(folder)) if kept is None else kept


def _entry(declared: Declared) -> PackEntry:
    versions = {name: _version(name) for name in declared.info.distributions}
    return PackEntry(
        name=declared.name,
        domain=declared.domain,
        module=declared.module,
        info=declared.info,
        tools=tuple(spec.name for spec in declared.specs),
        seeds=declared.seeds,
        versions={name: version or "not installed" for name, version in versions.items()},
        missing=tuple(name for name, version in versions.items() if version is None),
    )


@cache
def _version(distribution: str) -> str | None:
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return None
