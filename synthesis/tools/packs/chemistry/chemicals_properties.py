"""Physical properties and hazards of pure compounds from chemicals."""

from __future__ import annotations

from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, tool
from synthesis.tools.entities.common import CasNumber
from synthesis.tools.packs.chemistry._measured import ESTIMATES, given

PACK = Pack(
    title="chemicals: properties",
    distributions=("chemicals",),
    licence="MIT",
    data="Property tables (CRC Handbook, Yaws, IUPAC, NFPA, IPCC 2021)",
    data_licence="MIT, with the library",
    data_date="2026-06",
)

CasArgument = Annotated[str, "CAS registry number of the compound", CasNumber]


class BoilingPoint(Result):
    boiling_point_k: Annotated[
        float,
        Asks(
            "the normal boiling point of {cas}", noun="normal boiling point", unit="K", round_to=1
        ),
    ]


@tool(
    kind="retrieval",
    examples=[Example(cas="64-17-5", gives={"boiling_point_k": 351.5})],
)
def normal_boiling_point(cas: CasArgument) -> BoilingPoint:
    """Normal boiling point of a compound at 1 atm, in kelvin, from measured tables."""
    from chemicals import Tb, Tb_methods

    return BoilingPoint(boiling_point_k=given(Tb, Tb_methods, "boiling point", cas))


class MeltingPoint(Result):
    melting_point_k: Annotated[
        float, Asks("the melting point of {cas}", noun="melting point", unit="K", round_to=1)
    ]


@tool(
    kind="retrieval",
    examples=[Example(cas="7732-18-5", gives={"melting_point_k": 273.15})],
)
def melting_point(cas: CasArgument) -> MeltingPoint:
    """Melting point of a compound, in kelvin, from measured tables."""
    from chemicals import Tm, Tm_methods

    return MeltingPoint(melting_point_k=given(Tm, Tm_methods, "melting point", cas))


class CriticalPoint(Result):
    critical_temperature_k: Annotated[
        float,
        Asks(
            "the critical temperature of {cas}", noun="critical temperature", unit="K", round_to=1
        ),
    ]
    critical_pressure_mpa: Annotated[
        float,
        Asks("the critical pressure of {cas}", noun="critical pressure", unit="MPa", round_to=2),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(
            cas="7732-18-5",
            gives={"critical_temperature_k": 647.096, "critical_pressure_mpa": 22.064},
        )
    ],
)
def critical_point(cas: CasArgument) -> CriticalPoint:
    """Critical temperature (K) and critical pressure (MPa) of a compound."""
    from chemicals import Pc, Pc_methods, Tc, Tc_methods

    return CriticalPoint(
        critical_temperature_k=given(Tc, Tc_methods, "critical temperature", cas),
        critical_pressure_mpa=given(Pc, Pc_methods, "critical pressure", cas) / 1e6,
    )


class AcentricFactor(Result):
    acentric_factor: Annotated[
        float, Asks("the acentric factor of {cas}", noun="acentric factor", round_to=3)
    ]


@tool(
    kind="retrieval",
    examples=[Example(cas="7732-18-5", gives={"acentric_factor": 0.3443})],
)
def acentric_factor(cas: CasArgument) -> AcentricFactor:
    """Pitzer acentric factor of a compound (dimensionless)."""
    from chemicals import omega, omega_methods

    return AcentricFactor(acentric_factor=given(omega, omega_methods, "acentric factor", cas))


class FusionEnthalpy(Result):
    fusion_enthalpy_kj_per_mol: Annotated[
        float,
        Asks(
            "the enthalpy of fusion of {cas}",
            noun="enthalpy of fusion",
            unit="kJ/mol",
            round_to=2,
        ),
    ]


@tool(
    kind="retrieval",
    examples=[Example(cas="7732-18-5", gives={"fusion_enthalpy_kj_per_mol": 6.01}, rel=2e-3)],
)
def enthalpy_of_fusion(cas: CasArgument) -> FusionEnthalpy:
    """Enthalpy of fusion of a compound at its melting point, in kJ/mol."""
    from chemicals import Hfus, Hfus_methods

    value = given(Hfus, Hfus_methods, "enthalpy of fusion", cas)
    return FusionEnthalpy(fusion_enthalpy_kj_per_mol=value / 1000)


class FlashPoint(Result):
    flash_point_k: Annotated[
        float,
        Asks("the flash point of {cas}", noun="flash point", unit="K", round_to=1),
    ]


@tool(
    kind="retrieval",
    examples=[Example(cas="64-17-5", gives={"flash_point_k": 285.15}, rel=5e-3)],
)
def flash_point(cas: CasArgument) -> FlashPoint:
    """Closed-cup flash point of a compound, in kelvin."""
    from chemicals import T_flash, T_flash_methods

    return FlashPoint(flash_point_k=given(T_flash, T_flash_methods, "flash point", cas))


class FlammabilityLimits(Result):
    lower_limit_percent: Annotated[
        float,
        Asks(
            "the lower flammability limit of {cas} in air",
            noun="lower flammability limit in air",
            unit="% by volume",
            round_to=2,
        ),
    ]
    upper_limit_percent: Annotated[
        float,
        Asks(
            "the upper flammability limit of {cas} in air",
            noun="upper flammability limit in air",
            unit="% by volume",
            round_to=2,
        ),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(
            cas="74-82-8", gives={"lower_limit_percent": 4.4, "upper_limit_percent": 17}, rel=0.02
        )
    ],
)
def flammability_limits(cas: CasArgument) -> FlammabilityLimits:
    """Lower and upper flammability limits of a compound in air, in percent by volume."""
    from chemicals.safety import LFL, UFL, LFL_methods, UFL_methods

    measured = [m for m in LFL_methods(CASRN=cas) if m not in ESTIMATES]
    upper = [m for m in UFL_methods(CASRN=cas) if m in measured]
    if not measured or not upper:
        raise ToolError(f"There are no flammability limits for the CAS number {cas}.")
    return FlammabilityLimits(
        lower_limit_percent=100 * LFL(CASRN=cas, method=upper[0]),
        upper_limit_percent=100 * UFL(CASRN=cas, method=upper[0]),
    )


class DipoleMoment(Result):
    dipole_moment_debye: Annotated[
        float, Asks("the dipole moment of {cas}", noun="dipole moment", unit="D", round_to=2)
    ]


@tool(
    kind="retrieval",
    examples=[Example(cas="7732-18-5", gives={"dipole_moment_debye": 1.85}, rel=0.01)],
)
def dipole_moment(cas: CasArgument) -> DipoleMoment:
    """Dipole moment of a molecule in the gas phase, in debye."""
    from chemicals import dipole_moment as table
    from chemicals import dipole_moment_methods

    return DipoleMoment(
        dipole_moment_debye=given(table, dipole_moment_methods, "dipole moment", cas)
    )
