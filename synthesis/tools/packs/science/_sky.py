"""Bright stars and constellations of PyEphem, looked up with clear refusals."""

from __future__ import annotations

from functools import cache
from typing import Any

from synthesis.core.errors import ToolError
from synthesis.tools.packs.science._constellations import SERPENS

MISSPELT = {"Albereo"}


@cache
def star_names() -> dict[str, None]:
    """Star names, without other spellings of a star that is there already."""
    import ephem.stars

    found: dict[tuple[str, str], str] = {}
    for name in sorted(set(ephem.stars.stars) - MISSPELT):
        body = ephem.star(name)
        found.setdefault((str(body._ra), str(body._dec)), name)
    return dict.fromkeys(found.values())


def find_star(name: str) -> Any:
    """A star at its J2000 place; raises ``ToolError`` when there is none."""
    import ephem

    try:
        body = ephem.star(name)
    except KeyError:
        raise ToolError(f"PyEphem knows no star {name[:40]!r}; Vega is one.") from None
    body.compute("2000/1/1 12:00", epoch="2000")
    return body


def constellation_of(body: Any) -> str:
    """Latin name of the constellation in which a computed body stands."""
    import ephem

    short, name = ephem.constellation(body)
    return SERPENS.get(str(short), str(name))
