"""Identifiers of the life sciences: databases, patterns and web addresses, from the Bioregistry."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.biology import CompactIdentifier, DatabasePrefix

PACK = Pack(
    title="Bioregistry",
    distributions=("bioregistry",),
    licence="MIT",
    data="Bioregistry of 2,937 identifier prefixes",
    data_licence="CC0",
    data_date="2026-10",
)
SOURCES = ("miriam", "obofoundry", "ols", "n2t", "prefixcommons", "bioportal", "wikidata")
"""Registries that an entry falls back on for what the Bioregistry itself leaves out."""
FIELDS = ("name", "homepage", "pattern", "example", "uri_format")

Prefix = Annotated[str, "Prefix of the database's identifiers, such as chebi", DatabasePrefix]
Curie = Annotated[str, "Identifier with its prefix, such as chebi:138488", CompactIdentifier]


class Resource(Result):
    name: Annotated[
        str, Asks("the name of the database with {prefix}", refers="the database with {prefix}")
    ]
    homepage: Annotated[str, Asks("the home page of the database with {prefix}")]


@tool(
    kind="retrieval",
    examples=[
        Example(prefix="chebi", gives={"name": "Chemical Entities of Biological Interest"}),
        Example(prefix="uniprot", gives={"name": "UniProt Protein"}),
    ],
)
def identifier_database(prefix: Prefix) -> Resource:
    """Name and home page of the database or ontology that an identifier prefix stands for."""
    row = _find(prefix)
    return Resource(name=row["name"], homepage=row["homepage"])


class Pattern(Result):
    pattern: Annotated[
        str, Asks("the regular expression that identifiers with {prefix} must match")
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(prefix="chebi", gives={"pattern": r"^\d+$"}),
        Example(prefix="mesh", gives={"pattern": r"^(C|D|Q)\d+$"}),
    ],
)
def identifier_pattern(prefix: Prefix) -> Pattern:
    """Regular expression that the local part of a database's identifiers must match."""
    return Pattern(pattern=_find(prefix)["pattern"])


class Address(Result):
    url: Annotated[str, Asks("the web address of {identifier}")]
    database: Annotated[
        str,
        DatabasePrefix,
        Asks("the prefix of {identifier}", refers="the database of {identifier}"),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(
            identifier="go:0006915",
            gives={"url": "http://purl.obolibrary.org/obo/GO_0006915", "database": "go"},
        ),
    ],
)
def identifier_url(identifier: Curie) -> Address:
    """Web address that an identifier resolves to, and its normalised prefix (Bioregistry)."""
    prefix, _, local = identifier.partition(":")
    return Address(url=_find(prefix)["uri_format"].replace("$1", local), database=_normal(prefix))


@seeds(DatabasePrefix, source="Bioregistry, prefixes of Identifiers.org and the OBO Foundry")
def prefixes() -> Iterator[str]:
    """Well-known prefixes whose example matches their pattern."""
    yield from _plain()


@seeds(CompactIdentifier, source="Bioregistry, example identifiers")
def identifiers() -> Iterator[str]:
    """Examples of every third of those prefixes."""
    yield from [f"{key}:{_registry()[key]['example']}" for key in _plain()][::3]


@cache
def _plain() -> dict[str, None]:
    """Prefixes that other registries list too and whose short example matches their pattern."""
    rows = ((key, row) for key, row in _registry().items() if row["listed"])
    return {
        key: None
        for key, row in rows
        if key[0] != "_"
        and len(row["example"]) < 25
        and re.fullmatch(row["pattern"], row["example"])
    }


@cache
def _registry() -> dict[str, dict[str, str]]:
    """The complete entries that are in use, by prefix."""
    package = find_spec("bioregistry")
    path = Path((package and package.origin) or "").parent / "data" / "bioregistry.json"
    found = {}
    for key, entry in json.loads(path.read_text(encoding="utf-8")).items():
        row = {field: _value(entry, field) for field in FIELDS}
        usable = all(row.values()) and "$1" in row["uri_format"] and " " not in row["example"]
        if usable and not entry.get("deprecated") and not entry.get("namespaceEmbeddedInLui"):
            row["synonyms"] = "\t".join(entry.get("synonyms", ()))
            row["listed"] = "yes" if entry.get("miriam") or entry.get("obofoundry") else ""
            found[key] = row
    return found


def _value(entry: dict[str, object], field: str) -> str:
    """The entry's own value, or that of the first registry that has one."""
    for place in (entry, *(entry.get(name, {}) for name in SOURCES)):
        value = place.get(field) if isinstance(place, dict) else None
        if not value and field == "example" and isinstance(place, dict):
            value = next(iter(place.get("examples") or ()), None)
        if isinstance(value, str) and value:
            return value
    return ""


@cache
def _spellings() -> dict[str, str]:
    found = {
        _flat(text): key
        for key, row in _registry().items()
        for text in row["synonyms"].split("\t")
        if text
    }
    return {**found, **{_flat(key): key for key in _registry()}}


def _flat(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())


def _normal(prefix: str) -> str:
    found = _spellings().get(_flat(prefix))
    if found is None:
        raise ToolError(f"The Bioregistry has no complete entry for {prefix[:40]!r}; try 'chebi'.")
    return found


def _find(prefix: str) -> dict[str, str]:
    return _registry()[_normal(prefix)]
