"""Fluids with a reference equation of state in CoolProp, by the names that people write."""

from __future__ import annotations

import math
from typing import Annotated

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Draws
from synthesis.tools.entities.chemistry import FluidName
from synthesis.tools.packs.chemistry._fluid_numbers import FLUIDS

Fluid = Annotated[str, "Fluid such as water, ammonia or R134a", FluidName]
Kelvin = Annotated[
    float,
    Field(ge=1, le=3000),
    "Temperature in K",
    Draws(260, 280, 300, 320, 350, label="the temperature", unit="K"),
]
Kilopascal = Annotated[
    float,
    Field(ge=0.001, le=1e6),
    "Absolute pressure in kPa",
    Draws(100, 150, 200, 300, 500, label="the pressure", unit="kPa"),
]

COMMON = {
    "water": "Water", "heavy water": "HeavyWater", "air": "Air", "ammonia": "Ammonia",
    "carbon dioxide": "CarbonDioxide", "carbon monoxide": "CarbonMonoxide",
    "nitrogen": "Nitrogen", "oxygen": "Oxygen", "argon": "Argon", "helium": "Helium",
    "neon": "Neon", "krypton": "Krypton", "xenon": "Xenon", "hydrogen": "Hydrogen",
    "parahydrogen": "ParaHydrogen", "deuterium": "Deuterium", "fluorine": "Fluorine",
    "chlorine": "Chlorine", "hydrogen chloride": "HydrogenChloride",
    "hydrogen sulfide": "HydrogenSulfide", "sulfur dioxide": "SulfurDioxide",
    "sulfur hexafluoride": "SulfurHexafluoride", "nitrous oxide": "NitrousOxide",
    "carbonyl sulfide": "CarbonylSulfide", "methane": "Methane", "ethane": "Ethane",
    "propane": "n-Propane", "n-butane": "n-Butane", "isobutane": "IsoButane",
    "n-pentane": "n-Pentane", "isopentane": "Isopentane", "neopentane": "Neopentane",
    "n-hexane": "n-Hexane", "isohexane": "Isohexane", "n-heptane": "n-Heptane",
    "n-octane": "n-Octane", "n-nonane": "n-Nonane", "n-decane": "n-Decane",
    "n-undecane": "n-Undecane", "n-dodecane": "n-Dodecane", "cyclopropane": "CycloPropane",
    "cyclopentane": "Cyclopentane", "cyclohexane": "CycloHexane", "ethylene": "Ethylene",
    "propylene": "Propylene", "1-butene": "1-Butene", "isobutene": "IsoButene",
    "cis-2-butene": "cis-2-Butene", "trans-2-butene": "trans-2-Butene", "propyne": "Propyne",
    "benzene": "Benzene", "toluene": "Toluene", "ethylbenzene": "EthylBenzene",
    "o-xylene": "o-Xylene", "m-xylene": "m-Xylene", "p-xylene": "p-Xylene",
    "methanol": "Methanol", "ethanol": "Ethanol", "propylene glycol": "PropyleneGlycol",
    "acetone": "Acetone", "tetrahydrofuran": "Tetrahydrofuran", "diethyl ether": "DiethylEther",
    "dimethyl ether": "DimethylEther", "dimethyl carbonate": "DimethylCarbonate",
    "ethylene oxide": "EthyleneOxide", "1,2-dichloroethane": "Dichloroethane",
    "vinyl chloride": "VinylChloride", "methyl oleate": "MethylOleate",
    "methyl palmitate": "MethylPalmitate", "methyl stearate": "MethylStearate",
    "methyl linoleate": "MethylLinoleate", "methyl linolenate": "MethylLinolenate",
    "hexamethyldisiloxane": "MM", "octamethyltrisiloxane": "MDM",
    "octamethylcyclotetrasiloxane": "D4", "decamethylcyclopentasiloxane": "D5",
    "Novec 649": "Novec649",
    "perfluorobutane": "n-Perfluorobutane", "perfluoropentane": "n-Perfluoropentane",
    "perfluorohexane": "n-Perfluorohexane",
}  # fmt: skip


def _said(name: str) -> str:
    """A refrigerant as people write it: the letters at its end are small ones."""
    if "(" in name or name in ("RC318", "R13I1"):
        return name
    return name[0] + name[1:].lower()


REFRIGERANTS = (
    "R11", "R12", "R13", "R14", "R21", "R22", "R23", "R32", "R40", "R41", "R113", "R114", "R115",
    "R116", "R123", "R124", "R125", "R134a", "R141b", "R142b", "R143a", "R152A", "R161", "R218",
    "R227EA", "R236EA", "R236FA", "R245ca", "R245fa", "R365MFC", "RC318", "R1123", "R1234yf",
    "R1234ze(E)", "R1234ze(Z)", "R1233zd(E)", "R1243zf", "R1336mzz(E)", "R1336mzz(Z)", "R13I1",
)  # fmt: skip
"""Refrigerants by the name that CoolProp gives them; people write the suffix in lower case."""

BLENDS = ("R404A", "R407C", "R410A", "R507A")
"""Refrigerants that are mixtures, so without a CAS number."""

NAMES = COMMON | {name: name for name in BLENDS} | {_said(name): name for name in REFRIGERANTS}
_FOLDED = {name.lower(): inner for name, inner in NAMES.items()}


def inner_name(fluid: str) -> str:
    """The name of a fluid in CoolProp."""
    found = _FOLDED.get(" ".join(fluid.split()).lower())
    if found is None:
        raise ToolError(
            f"There is no equation of state for {fluid[:60]!r}; try 'R134a' or 'water'."
        )
    return found


def written_name(cas: str) -> str:
    """The fluid with a CAS number."""
    found = FLUIDS.get(cas)
    if found is None:
        raise ToolError(f"CoolProp has no equation of state for the CAS number {cas}.")
    return found


def parameter(fluid: str, what: str) -> str:
    """A text that CoolProp carries of a fluid, such as its CAS number."""
    from CoolProp.CoolProp import get_fluid_param_string

    return str(get_fluid_param_string(inner_name(fluid), what))


def constant(fluid: str, what: str) -> float:
    """A constant of a fluid, in SI units."""
    from CoolProp.CoolProp import PropsSI

    try:
        value = float(PropsSI(what, inner_name(fluid)))
    except ValueError:
        value = math.nan
    return _finite(value, fluid)


def at(what: str, fluid: str, temperature_k: float, pressure_kpa: float) -> float:
    """A property of a fluid at a temperature and a pressure, in SI units."""
    from CoolProp.CoolProp import PropsSI

    inner = inner_name(fluid)
    low, high = (constant(fluid, limit) for limit in ("Tmin", "Tmax"))
    if not low <= temperature_k <= high:
        raise ToolError(
            f"The equation of state of {fluid} holds from {low:.1f} to {high:.1f} K,"
            f" not at {temperature_k:g} K."
        )
    if pressure_kpa * 1000 > constant(fluid, "pmax"):
        raise ToolError(f"The equation of state of {fluid} does not reach {pressure_kpa:g} kPa.")
    try:
        value = PropsSI(what, "T", temperature_k, "P", pressure_kpa * 1000, inner)
    except ValueError:
        value = math.nan
    return _finite(value, fluid)


def saturated(
    what: str, fluid: str, given: str, value: float, quality: int, critical: float
) -> float:
    """A property of the saturated liquid (quality 0) or vapour (1), in SI units."""
    from CoolProp.CoolProp import PropsSI

    inner = inner_name(fluid)
    if value >= critical:
        raise ToolError(f"{fluid} has no liquid-vapour boundary there: it lies above critical.")
    try:
        found = PropsSI(what, given, value, "Q", quality, inner)
    except ValueError:
        found = math.nan
    return _finite(found, fluid)


def at_temperature(what: str, fluid: str, temperature_k: float, quality: int) -> float:
    """A property on the liquid-vapour boundary at a temperature."""
    critical = constant(fluid, "Tcrit")
    if temperature_k < constant(fluid, "Tmin"):
        raise ToolError(f"{temperature_k:g} K lies below the triple point of {fluid}.")
    return saturated(what, fluid, "T", temperature_k, quality, critical)


def at_pressure(what: str, fluid: str, pressure_kpa: float, quality: int) -> float:
    """A property on the liquid-vapour boundary at a pressure."""
    critical = constant(fluid, "pcrit")
    return saturated(what, fluid, "P", pressure_kpa * 1000, quality, critical)


def _finite(value: float, fluid: str) -> float:
    if not math.isfinite(value):
        raise ToolError(f"CoolProp has no such value for {fluid} in that state.")
    return value
