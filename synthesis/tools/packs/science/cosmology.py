"""Distances and times of the expanding Universe with astropy's named cosmologies."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.science import Cosmology, Redshift

PACK = Pack(
    title="Astropy cosmology",
    distributions=("astropy",),
    licence="BSD-3-Clause",
    data="Parameters of the WMAP and Planck cosmologies",
    data_licence="BSD-3-Clause",
    data_date="2026-10",
)
MODELS = ("WMAP1", "WMAP3", "WMAP5", "WMAP7", "WMAP9", "Planck13", "Planck15", "Planck18")
LEAST_Z, HIGHEST_REDSHIFT = 0.0005, 1100.0

Model = Annotated[str, "Cosmology such as Planck18 or WMAP9", Cosmology, Draws("Planck18", "WMAP9")]
Z = Annotated[
    float, "Redshift above 0", Redshift, Draws(0.1, 0.5, 1.0, 2.0, 6.0, label="the redshift")
]


class Parameters(Result):
    hubble_constant_km_s_mpc: Annotated[
        float,
        Asks(
            "the Hubble constant of {cosmology}",
            noun="Hubble constant",
            unit="km/s/Mpc",
            round_to=2,
        ),
    ]
    matter_density: Annotated[
        float,
        Asks(
            "the matter density parameter Ωm of {cosmology}",
            noun="matter density parameter",
            round_to=4,
        ),
    ]
    age_gyr: Annotated[
        float,
        Asks(
            "the present age of the Universe in {cosmology}",
            noun="present age of the Universe",
            unit="Gyr",
            round_to=3,
        ),
    ]


class Distances(Result):
    luminosity_mpc: Annotated[
        float,
        Asks("the luminosity distance at {redshift} in {cosmology}", unit="Mpc", round_to=1),
    ]
    comoving_mpc: Annotated[
        float, Asks("the comoving distance at {redshift} in {cosmology}", unit="Mpc", round_to=1)
    ]
    distance_modulus: Annotated[
        float, Asks("the distance modulus at {redshift} in {cosmology}", unit="mag", round_to=2)
    ]


class Times(Result):
    lookback_gyr: Annotated[
        float, Asks("the lookback time to {redshift} in {cosmology}", unit="Gyr", round_to=3)
    ]
    age_gyr: Annotated[
        float,
        Asks("the age of the Universe at {redshift} in {cosmology}", unit="Gyr", round_to=3),
    ]


class AngularScale(Result):
    kpc_per_arcsec: Annotated[
        float,
        Asks(
            "the proper length that one arcsecond spans at {redshift} in {cosmology}",
            unit="kpc",
            round_to=3,
        ),
    ]


class Expansion(Result):
    hubble_rate_km_s_mpc: Annotated[
        float,
        Asks("the Hubble rate H(z) at {redshift} in {cosmology}", unit="km/s/Mpc", round_to=1),
    ]


class Observed(Result):
    observed_nm: Annotated[
        float,
        Asks(
            "the observed wavelength of a spectral line of {rest_nm} emitted at {redshift}",
            unit="nm",
            round_to=2,
        ),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(
            cosmology="Planck18",
            gives={"hubble_constant_km_s_mpc": 67.66, "matter_density": 0.30966, "age_gyr": 13.787},
        )
    ],
)
def cosmology_parameters(
    cosmology: Annotated[str, "Cosmology such as Planck18", Cosmology],
) -> Parameters:
    """Hubble constant, matter density and age of the Universe of a WMAP or Planck cosmology."""
    model = _model(cosmology)
    return Parameters(
        hubble_constant_km_s_mpc=float(model.H0.value),
        matter_density=round(float(model.Om0), 5),
        age_gyr=round(float(model.age(0).value), 5),
    )


@tool(
    kind="processing",
    examples=[
        Example(
            redshift=1.0,
            cosmology="Planck18",
            gives={"luminosity_mpc": 6791.3, "comoving_mpc": 3395.6, "distance_modulus": 44.16},
        )
    ],
)
def cosmological_distance(redshift: Z, cosmology: Model) -> Distances:
    """Luminosity and comoving distance in Mpc at a redshift, and the distance modulus (mag)."""
    model = _model(cosmology)
    z = _checked(redshift)
    return Distances(
        luminosity_mpc=float(f"{model.luminosity_distance(z).value:.7g}"),
        comoving_mpc=float(f"{model.comoving_distance(z).value:.7g}"),
        distance_modulus=round(float(model.distmod(z).value), 4),
    )


@tool(
    kind="processing",
    examples=[
        Example(redshift=3.0, cosmology="Planck18", gives={"age_gyr": 2.1438}),
        Example(redshift=1.0, cosmology="Planck18", gives={"lookback_gyr": 7.936}),
    ],
)
def lookback_time(redshift: Z, cosmology: Model) -> Times:
    """Lookback time and age of the Universe (Gyr) at a redshift."""
    model = _model(cosmology)
    z = _checked(redshift)
    return Times(
        lookback_gyr=float(f"{model.lookback_time(z).value:.6g}"),
        age_gyr=float(f"{model.age(z).value:.6g}"),
    )


@tool(
    kind="processing",
    examples=[Example(redshift=1.0, cosmology="WMAP9", gives={"kpc_per_arcsec": 8.14}, rel=0.01)],
)
def angular_scale(redshift: Z, cosmology: Model) -> AngularScale:
    """Proper length in kpc that one arcsecond spans at a redshift."""
    scale = _model(cosmology).kpc_proper_per_arcmin(_checked(redshift)).value / 60
    return AngularScale(kpc_per_arcsec=float(f"{scale:.6g}"))


@tool(
    kind="processing",
    examples=[
        Example(redshift=1.0, cosmology="Planck18", gives={"hubble_rate_km_s_mpc": 120.7}, rel=2e-3)
    ],
)
def hubble_rate(redshift: Z, cosmology: Model) -> Expansion:
    """Expansion rate H(z) of the Universe in km/s/Mpc at a redshift."""
    value = _model(cosmology).H(_checked(redshift)).value
    return Expansion(hubble_rate_km_s_mpc=float(f"{value:.6g}"))


@tool(
    kind="processing",
    examples=[Example(rest_nm=121.567, redshift=3.0, gives={"observed_nm": 486.268})],
)
def redshifted_wavelength(
    rest_nm: Annotated[
        float,
        "Rest wavelength in nm",
        Draws(121.567, 486.13, 500.7, 656.28, label="the rest wavelength", unit="nm"),
    ],
    redshift: Z,
) -> Observed:
    """Observed wavelength of light emitted at a redshift: rest wavelength x (1 + z)."""
    if not 0 < rest_nm <= 1e9:
        raise ToolError(f"The wavelength must be above 0 and at most 1e9 nm, not {rest_nm:g}.")
    return Observed(observed_nm=float(f"{rest_nm * (1 + _checked(redshift)):.8g}"))


@seeds(Cosmology, source="astropy.cosmology")
def cosmologies() -> Iterator[str]:
    """The WMAP and Planck cosmologies."""
    yield from MODELS


@seeds(Redshift, source="Well-known objects and epochs")
def redshifts() -> Iterator[str]:
    """3C 273, galaxy surveys, quasars, GN-z11, reionisation and recombination."""
    yield from ("0.0233", "0.158", "0.44", "0.8", "1.5", "2.5", "4.0", "6.4", "7.7", "10.6", "1090")


@cache
def _model(name: str) -> Any:
    if name not in MODELS:
        raise ToolError(f"There is no cosmology {name[:20]}; known are {', '.join(MODELS)}.")
    import astropy.cosmology

    return getattr(astropy.cosmology, name)


def _checked(redshift: float) -> float:
    if not LEAST_Z <= redshift <= HIGHEST_REDSHIFT:
        raise ToolError(f"The redshift must be from 0.0005 to 1,100, not {redshift:g}.")
    return redshift
