"""The commercial restriction enzymes of REBASE, as Biopython ships them."""

from __future__ import annotations

from functools import cache
from typing import Any

from synthesis.core.errors import ToolError


@cache
def commercial() -> dict[str, Any]:
    """The commercial enzymes by name."""
    from Bio.Restriction.Restriction import CommOnly

    return {str(item): item for item in sorted(CommOnly, key=str)}


@cache
def plain() -> dict[str, Any]:
    """Those whose recognition site holds no ambiguous base."""
    return {name: item for name, item in commercial().items() if set(item.site) <= set("ACGT")}


def enzyme(name: str) -> Any:
    """The enzyme of that name, which must recognise an unambiguous site."""
    found = commercial().get(name)
    if found is None:
        raise ToolError(f"REBASE has no commercial enzyme {name[:40]!r}; 'EcoRI' is one.")
    if name not in plain():
        raise ToolError(f"{name} recognises an ambiguous site ({found.site}); use another.")
    return found
