"""The 88 constellations: names, IAU abbreviations, and which one a place lies in."""

from __future__ import annotations

from functools import cache

from synthesis.core.errors import ToolError

SERPENS = {"Se1": "Serpens", "Se2": "Serpens"}
"""The head and the tail of the Serpent are one constellation in two parts."""
SHORT = {"Se1": "Ser", "Se2": "Ser"}


@cache
def abbreviations() -> dict[str, str]:
    """IAU abbreviation of each constellation by its Latin name, in order of name."""
    import math

    import ephem

    found: dict[str, str] = {}
    for hour in range(0, 48):
        for degree in range(-89, 90, 2):
            place = (math.radians(hour * 7.5), math.radians(degree))
            short, name = ephem.constellation(place)
            found[SERPENS.get(str(short), str(name))] = SHORT.get(str(short), str(short))
    return dict(sorted(found.items()))


def abbreviation(name: str) -> str:
    """IAU abbreviation of a constellation; raises ``ToolError`` for an unknown name."""
    found = abbreviations().get(name)
    if found is None:
        raise ToolError(f"There is no constellation {name[:30]!r}; Orion is one.")
    return found


def full_name(short: str) -> str:
    """Latin name of the constellation with an IAU abbreviation."""
    return {value: key for key, value in abbreviations().items()}[short]


def at(right_ascension: float, declination: float) -> str:
    """Latin name of the constellation at a J2000 place in degrees."""
    import math

    import ephem

    place = (math.radians(right_ascension), math.radians(declination))
    short, name = ephem.constellation(place)
    return SERPENS.get(str(short), str(name))
