"""Galaxies, clusters and nebulae of the NGC, IC and Messier catalogues, from OpenNGC."""

from __future__ import annotations

from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, tool
from synthesis.tools.entities.science import (
    Constellation,
    DeepSkyObject,
    HubbleType,
    Redshift,
    SkyPosition,
)
from synthesis.tools.packs.science import _constellations, _openngc

PACK = Pack(
    title="PyOngc",
    distributions=("pyongc", "ephem"),
    licence="MIT",
    data="OpenNGC: NGC, IC and Messier objects with positions, magnitudes and redshifts",
    data_licence="CC BY-SA 4.0",
    data_date="2026-05",
)
LEAST_REDSHIFT = 0.003

Object = Annotated[str, "Object such as NGC 5194, IC 434 or M 51", DeepSkyObject]


class ObjectRecord(Result):
    object_type: Annotated[str, Asks("the object type of {name} in OpenNGC")]
    constellation: Annotated[str, Constellation, Asks("the constellation in which {name} lies")]


class ObjectMagnitude(Result):
    visual_magnitude: Annotated[
        float,
        Asks("the visual magnitude of {name}", noun="visual magnitude", round_to=2),
    ]


class ObjectPosition(Result):
    position: Annotated[
        str,
        SkyPosition,
        Asks(
            "the J2000 right ascension and declination of {name} in degrees",
            refers="the position of {name}",
        ),
    ]
    right_ascension_hours: Annotated[
        float, Asks("the J2000 right ascension of {name}", unit="h", round_to=3)
    ]
    declination_deg: Annotated[
        float,
        Asks(
            "the J2000 declination of {name}", noun="J2000 declination", unit="degrees", round_to=2
        ),
    ]


class ObjectSize(Result):
    major_axis_arcmin: Annotated[
        float,
        Asks("the major axis of {name}", noun="apparent major axis", unit="arcmin", round_to=2),
    ]
    minor_axis_arcmin: Annotated[
        float | None, Asks("the minor axis of {name}", unit="arcmin", round_to=2)
    ]


class GalaxyRedshift(Result):
    redshift: Annotated[
        float,
        Redshift,
        Asks(
            "the redshift of {name} in OpenNGC",
            refers="the redshift of {name}",
            noun="redshift",
            round_to=6,
        ),
    ]


class RadialVelocity(Result):
    km_per_s: Annotated[
        float,
        Asks(
            "the heliocentric radial velocity of {name}",
            noun="heliocentric radial velocity",
            unit="km/s",
            round_to=0,
        ),
    ]


class Morphology(Result):
    hubble_type: Annotated[
        str,
        HubbleType,
        Asks("the Hubble type of {name} in OpenNGC", refers="the Hubble type of {name}"),
    ]


class SurfaceBrightness(Result):
    surface_brightness: Annotated[
        float,
        Asks(
            "the mean surface brightness (B band, within the 25th-magnitude isophote) of {name}",
            noun="mean B-band surface brightness",
            unit="mag/arcsec²",
            round_to=2,
        ),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(
            name="M 42", gives={"object_type": "star cluster + nebula", "constellation": "Orion"}
        )
    ],
)
def deep_sky_record(name: Object) -> ObjectRecord:
    """Type and constellation of an NGC, IC or Messier object (OpenNGC)."""
    found = _openngc.find(name)
    return ObjectRecord(
        object_type=_openngc.types()[found.kind],
        constellation=_constellations.full_name(found.constellation),
    )


@tool(kind="retrieval", examples=[Example(name="M 31", gives={"visual_magnitude": 3.44})])
def deep_sky_magnitude(name: Object) -> ObjectMagnitude:
    """Visual (V) magnitude of an NGC, IC or Messier object."""
    return ObjectMagnitude(visual_magnitude=_known(_openngc.find(name).visual, name, "V magnitude"))


@tool(
    kind="retrieval",
    examples=[
        Example(
            name="M 51",
            gives={"right_ascension_hours": 13.498, "declination_deg": 47.195},
        )
    ],
)
def deep_sky_position(name: Object) -> ObjectPosition:
    """J2000 position of an NGC, IC or Messier object, in degrees and in hours."""
    found = _openngc.find(name)
    return ObjectPosition(
        position=f"{found.right_ascension:.4f},{found.declination:.4f}",
        right_ascension_hours=round(found.right_ascension / 15, 5),
        declination_deg=round(found.declination, 4),
    )


@tool(
    kind="retrieval",
    examples=[
        Example(name="M 31", gives={"major_axis_arcmin": 177.83, "minor_axis_arcmin": 69.66})
    ],
)
def deep_sky_size(name: Object) -> ObjectSize:
    """Apparent major and minor axis of a deep-sky object, in arcminutes."""
    found = _openngc.find(name)
    return ObjectSize(
        major_axis_arcmin=_known(found.major_axis, name, "size"), minor_axis_arcmin=found.minor_axis
    )


@tool(kind="retrieval", examples=[Example(name="M 87", gives={"redshift": 0.00428}, rel=0.03)])
def galaxy_redshift(name: Object) -> GalaxyRedshift:
    """Redshift of a galaxy beyond the nearest ones (above 0.003, where it tells the distance)."""
    found = _openngc.find(name)
    if found.kind != "G" or found.redshift is None or found.redshift < LEAST_REDSHIFT:
        raise ToolError(f"{name} is no galaxy with a redshift above {LEAST_REDSHIFT}.")
    return GalaxyRedshift(redshift=found.redshift)


@tool(kind="retrieval", examples=[Example(name="M 31", gives={"km_per_s": -300})])
def deep_sky_radial_velocity(name: Object) -> RadialVelocity:
    """Heliocentric radial velocity (km/s) of a galaxy, cluster or nebula; negative approaches."""
    found = _openngc.find(name).radial_velocity
    return RadialVelocity(km_per_s=_known(found, name, "radial velocity"))


@tool(kind="retrieval", examples=[Example(name="M 31", gives={"hubble_type": "Sb"})])
def galaxy_hubble_type(name: Object) -> Morphology:
    """Hubble type of a galaxy (E, S0, Sb, SBbc, I ...)."""
    found = _openngc.find(name)
    if not found.hubble:
        raise ToolError(f"OpenNGC gives no Hubble type for {name}; only galaxies have one.")
    return Morphology(hubble_type=found.hubble)


@tool(kind="retrieval", examples=[Example(name="M 31", gives={"surface_brightness": 23.63})])
def deep_sky_surface_brightness(name: Object) -> SurfaceBrightness:
    """Mean surface brightness of a galaxy within the 25 mag isophote (B band, mag/arcsec²)."""
    found = _openngc.find(name).surface
    return SurfaceBrightness(surface_brightness=_known(found, name, "surface brightness"))


def _known(value: float | None, name: str, what: str) -> float:
    if value is None:
        raise ToolError(f"OpenNGC gives no {what} for {name}.")
    return float(value)
