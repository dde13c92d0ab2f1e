"""Where the pool comes from: libraries, data, their licences and dates, pack by pack."""

from __future__ import annotations

from collections.abc import Collection

from synthesis.core.values import Json
from synthesis.tools import catalogue
from synthesis.tools.catalogue import PackEntry


def of_pool() -> list[dict[str, Json]]:
    """Every pack, installed or not, in order of domain and name."""
    return [_row(pack) for pack in catalogue.packs().values()]


def of_tools(names: Collection[str]) -> list[dict[str, Json]]:
    """The packs that tools come from; tools that have left the pool are passed over."""
    return [
        _row(pack) for pack in catalogue.packs().values() if not set(names).isdisjoint(pack.tools)
    ]


def _row(pack: PackEntry) -> dict[str, Json]:
    info = pack.info
    return {
        "pack": pack.name,
        "title": info.title,
        "domain": pack.domain,
        "tools": len(pack.tools),
        "distributions": dict(pack.versions),
        "licence": info.licence,
        "data": info.data or None,
        "data_licence": info.data_licence or None,
        "data_date": info.data_date or None,
        "seeds": [{"entity_type": kind.entity, "source": kind.source} for kind in pack.seeds],
        "extra": info.extra or None,
        "installed": not pack.missing,
    }
