"""What follows from the positions, sizes and redshifts of OpenNGC objects."""

from __future__ import annotations

import math
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, tool
from synthesis.tools.entities.science import DeepSkyObject
from synthesis.tools.packs.science import _openngc

PACK = Pack(
    title="PyOngc",
    distributions=("pyongc", "astropy"),
    licence="MIT, BSD-3-Clause (astropy)",
    data="OpenNGC: NGC, IC and Messier objects with positions, magnitudes and redshifts",
    data_licence="CC BY-SA 4.0",
    data_date="2026-05",
)
THINNEST_DISC = 0.2
"""Axis ratio of a spiral galaxy seen exactly from the side."""
LEAST_REDSHIFT = 0.003
"""Nearer galaxies move too much by themselves for a distance from the redshift."""

Object = Annotated[str, "Object such as NGC 5194, IC 434 or M 51", DeepSkyObject]


class ObjectSeparation(Result):
    degrees: Annotated[
        float,
        Asks(
            "the angular separation of {first} and {second} in the sky", unit="degrees", round_to=3
        ),
    ]


class NearestObject(Result):
    neighbour: Annotated[
        str,
        DeepSkyObject,
        Asks("the NGC or IC object that appears nearest to {name} in the sky"),
    ]
    arcmin: Annotated[
        float,
        Asks(
            "the angular distance from {name} to the NGC or IC object nearest to it in the sky",
            noun="angular distance to the nearest NGC or IC object",
            unit="arcmin",
            round_to=2,
        ),
    ]


class Inclination(Result):
    inclination_deg: Annotated[
        float,
        Asks(
            "the inclination of {name} from its axis ratio (disc thickness 0.2)",
            noun="inclination from the axis ratio (disc thickness 0.2)",
            unit="degrees",
            round_to=1,
        ),
    ]


class ColourIndex(Result):
    colour: Annotated[
        float, Asks("the colour index B-V of {name}", noun="colour index B-V", round_to=2)
    ]


class GalaxyScale(Result):
    diameter_kpc: Annotated[
        float,
        Asks(
            "the physical diameter of {name} from its size and redshift (Planck 2018 cosmology)",
            noun="physical diameter from size and redshift (Planck 2018)",
            unit="kpc",
            round_to=1,
        ),
    ]
    absolute_magnitude: Annotated[
        float | None,
        Asks(
            "the absolute V magnitude of {name} from its redshift distance (Planck 2018, "
            "without extinction or K correction)",
            noun="absolute V magnitude from the redshift distance (Planck 2018, uncorrected)",
            round_to=2,
        ),
    ]


@tool(
    kind="processing",
    examples=[Example(first="M 81", second="M 82", gives={"degrees": 0.616}, rel=0.01)],
)
def deep_sky_separation(
    first: Object, second: Annotated[str, "Another object", DeepSkyObject]
) -> ObjectSeparation:
    """Angle in degrees between two NGC, IC or Messier objects."""
    one, other = _openngc.find(first), _openngc.find(second)
    return ObjectSeparation(degrees=round(_openngc.separation(one, other), 5))


@tool(kind="processing", examples=[Example(name="M 51", gives={"neighbour": "NGC 5195"})])
def deep_sky_neighbour(name: Object) -> NearestObject:
    """NGC or IC object that appears nearest to another in the sky, and how near (arcmin)."""
    here = _openngc.find(name)
    others = (item for item in _openngc.entries().values() if item.name != here.name)
    near = (item for item in others if abs(item.declination - here.declination) < 5)
    angle, found = min((_openngc.separation(here, item), item.name) for item in near)
    return NearestObject(neighbour=found, arcmin=round(angle * 60, 3))


@tool(
    kind="processing",
    examples=[Example(name="M 31", gives={"inclination_deg": 69.9}, rel=0.01)],
)
def galaxy_inclination(name: Object) -> Inclination:
    """Inclination of a disc galaxy: cos²i = (q² - 0.2²)/(1 - 0.2²) (Hubble, ApJ 64, 321, 1926)."""
    found = _openngc.find(name)
    if found.kind != "G" or not found.hubble.startswith(("S", "I")):
        raise ToolError(f"{name} is no galaxy with a disc, so it has no inclination of this kind.")
    ratio = _axis_ratio(found)
    flat = max(0.0, ratio**2 - THINNEST_DISC**2) / (1 - THINNEST_DISC**2)
    return Inclination(inclination_deg=round(math.degrees(math.acos(min(1.0, flat**0.5))), 3))


@tool(kind="processing", examples=[Example(name="M 31", gives={"colour": 0.85})])
def galaxy_colour(name: Object) -> ColourIndex:
    """Colour index B-V of a galaxy from its two integrated magnitudes in OpenNGC."""
    found = _openngc.find(name)
    if found.kind != "G" or found.blue is None or found.visual is None:
        raise ToolError(f"{name} is no galaxy with a B and a V magnitude in OpenNGC.")
    return ColourIndex(colour=round(found.blue - found.visual, 3))


@tool(
    kind="processing",
    examples=[Example(name="NGC 4889", gives={"diameter_kpc": 70}, rel=0.01)],
)
def galaxy_physical_size(name: Object) -> GalaxyScale:
    """Diameter in kpc and absolute V magnitude of a galaxy at its redshift distance (Planck18)."""
    found = _openngc.find(name)
    z = found.redshift
    if found.kind != "G" or z is None or z < LEAST_REDSHIFT or not found.major_axis:
        raise ToolError(f"{name} is no galaxy with a size and a redshift above {LEAST_REDSHIFT}.")
    from astropy.cosmology import Planck18

    scale = float(Planck18.kpc_proper_per_arcmin(z).value)
    modulus = float(Planck18.distmod(z).value)
    bright = None if found.visual is None else round(found.visual - modulus, 3)
    return GalaxyScale(diameter_kpc=round(scale * found.major_axis, 3), absolute_magnitude=bright)


def _axis_ratio(found: _openngc.Entry) -> float:
    if not found.major_axis or not found.minor_axis:
        raise ToolError(f"OpenNGC does not give both axes of {found.name}.")
    return found.minor_axis / found.major_axis
