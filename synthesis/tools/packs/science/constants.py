"""CODATA physical constants with scipy."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.science import ConstantName

PACK = Pack(
    title="SciPy constants",
    distributions=("scipy", "uncertainties"),
    licence="BSD-3-Clause",
    data="CODATA recommended values of the physical constants, 2022",
    data_licence="public domain",
    data_date="2022",
)

SKIPPED = {"natural", "relationship", "conventional", "{220}"}

Name = Annotated[str, "Name of the constant in CODATA", ConstantName]


class ConstantValue(Result):
    value: Annotated[float, Asks("the CODATA 2022 value of {constant} in its listed unit")]
    unit: Annotated[str, Asks("the unit in which CODATA lists {constant}")]


class Concise(Result):
    concise: Annotated[
        str,
        Asks(
            "the CODATA 2022 value of {constant} in concise notation, the uncertainty of the last "
            "digits in brackets"
        ),
    ]


class SameUnit(Result):
    constants: Annotated[
        list[Annotated[str, ConstantName]],
        Asks("the first ten other CODATA constants, by name, with the unit of {constant}"),
    ]
    count: Annotated[
        int,
        Asks(
            "the number of other CODATA constants with the unit of {constant}",
            noun="number of other CODATA constants with the same unit",
        ),
    ]


class Ratio(Result):
    ratio: Annotated[float, Asks("the ratio of {first} to {second} by their CODATA 2022 values")]
    uncertainty: Annotated[
        float,
        Asks(
            "the standard uncertainty of the ratio of {first} to {second}, both taken as "
            "independent CODATA 2022 values"
        ),
    ]


class Precision(Result):
    relative_uncertainty: Annotated[
        float,
        Asks(
            "the relative standard uncertainty of {constant} in CODATA 2022",
        ),
    ]


@tool(
    kind="retrieval",
    examples=[Example(constant="electron mass", gives={"value": 9.1093837e-31, "unit": "kg"})],
)
def physical_constant(constant: Name) -> ConstantValue:
    """CODATA value and unit of a physical constant."""
    value, unit, _ = _entry(constant)
    return ConstantValue(value=value, unit=unit or "1")


@tool(
    kind="processing",
    examples=[
        Example(constant="electron mass", gives={"relative_uncertainty": 3.07e-10}, rel=0.01)
    ],
)
def constant_uncertainty(constant: Name) -> Precision:
    """Relative standard uncertainty of a physical constant in CODATA (0 when exact)."""
    value, _, uncertainty = _entry(constant)
    return Precision(relative_uncertainty=float(f"{uncertainty / abs(value):.3g}"))


@tool(
    kind="processing",
    examples=[
        Example(constant="fine-structure constant", gives={"concise": "7.2973525643(11)e-3"})
    ],
)
def constant_concise(constant: Name) -> Concise:
    """CODATA value of a constant in concise notation, such as 7.2973525643(11)e-3."""
    value, _, uncertainty = _entry(constant)
    if not uncertainty:
        return Concise(concise=f"{value:.10g} (exact)")
    power = math.floor(math.log10(abs(value)))
    digits = max(0, power - math.floor(math.log10(uncertainty)) + 1)
    last = round(uncertainty / 10.0 ** (power - digits))
    scale = f"e{power}" if power else ""
    return Concise(concise=f"{value / 10.0**power:.{digits}f}({last}){scale}")


@tool(
    kind="retrieval",
    examples=[
        Example(
            constant="elementary charge",
            gives={"constants": ["atomic unit of charge", "conventional value of coulomb-90"]},
        )
    ],
)
def constants_of_same_unit(constant: Name) -> SameUnit:
    """Other CODATA constants listed in the same unit as one (the first ten by name)."""
    from scipy.constants import physical_constants

    _, unit, _ = _entry(constant)
    found = sorted(n for n, entry in physical_constants.items() if entry[1] == unit)
    others = [name for name in found if name != constant and physical_constants[name][0]]
    if not unit or not others:
        raise ToolError(f"No other CODATA constant has the unit of {constant[:60]}.")
    return SameUnit(constants=others[:10], count=len(others))


@tool(
    kind="processing",
    examples=[Example(first="proton mass", second="electron mass", gives={"ratio": 1836.15267})],
)
def constant_ratio(
    first: Name, second: Annotated[str, "Another constant of the same unit", ConstantName]
) -> Ratio:
    """Ratio of two CODATA constants of the same unit, with its propagated uncertainty."""
    from uncertainties import ufloat

    value, unit, error = _entry(first)
    other, other_unit, other_error = _entry(second)
    if unit != other_unit:
        raise ToolError(f"The constants have different units: {unit or '1'}, {other_unit or '1'}.")
    found = ufloat(value, error) / ufloat(other, other_error)
    return Ratio(
        ratio=float(f"{found.nominal_value:.10g}"), uncertainty=float(f"{found.std_dev:.3g}")
    )


@seeds(ConstantName, source="CODATA 2022")
def constants() -> Iterator[str]:
    """Constants other than conversion relationships, natural units and conventional ones."""
    from scipy.constants import physical_constants

    for name, (value, _, _) in sorted(physical_constants.items()):
        if value and not SKIPPED & set(name.split()) and "." not in name:
            yield name


def _entry(name: str) -> tuple[float, str, float]:
    from scipy.constants import physical_constants

    found = physical_constants.get(name)
    if found is None or not found[0]:
        raise ToolError(f"CODATA has no constant {name[:60]!r}; electron mass is one.")
    return float(found[0]), str(found[1]), float(found[2])
