"""CODATA physical constants with scipy."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.science import ConstantName
from synthesis.tools.packs._lists import complete

PACK = Pack(
    title="SciPy constants",
    distributions=("scipy",),
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


class SameUnit(Result):
    constants: Annotated[
        list[Annotated[str, ConstantName]],
        Asks("the other CODATA 2022 constants that are listed in the unit of {constant}"),
    ]
    count: Annotated[
        int,
        Asks(
            "the number of other CODATA 2022 constants that are listed in the unit of {constant}",
            noun="number of other CODATA constants with the same unit",
        ),
    ]


class Precision(Result):
    relative_uncertainty: Annotated[
        float,
        Asks(
            "the relative standard uncertainty of {constant} in CODATA 2022",
        ),
    ]
    concise: Annotated[
        str,
        Asks(
            "the CODATA 2022 value of {constant} in concise notation, the uncertainty of the last "
            "digits in brackets"
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
        # NIST, CODATA 2022: relative standard uncertainty 3.1e-10 of the electron mass.
        Example(constant="electron mass", gives={"relative_uncertainty": 3.07e-10}),
        Example(constant="fine-structure constant", gives={"concise": "7.2973525643(11)e-3"}),
    ],
)
def constant_uncertainty(constant: Name) -> Precision:
    """Relative standard uncertainty and concise form, such as 7.2973525643(11)e-3, in CODATA."""
    value, _, uncertainty = _entry(constant)
    return Precision(
        relative_uncertainty=float(f"{uncertainty / abs(value):.3g}"),
        concise=_concise(value, uncertainty),
    )


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
    """Other CODATA constants listed in the same unit as one, and their number."""
    from scipy.constants import physical_constants

    _, unit, _ = _entry(constant)
    found = sorted(n for n, entry in physical_constants.items() if entry[1] == unit)
    others = [name for name in found if name != constant and physical_constants[name][0]]
    if not unit or not others:
        raise ToolError(f"No other CODATA constant has the unit of {constant[:60]}.")
    return SameUnit(constants=complete(others, "such constants"), count=len(others))


@seeds(ConstantName, source="CODATA 2022")
def constants() -> Iterator[str]:
    """Constants other than conversion relationships, natural units and conventional ones."""
    from scipy.constants import physical_constants

    for name, (value, _, _) in sorted(physical_constants.items()):
        if value and not SKIPPED & set(name.split()) and "." not in name:
            yield name


def _concise(value: float, uncertainty: float) -> str:
    if not uncertainty:
        return f"{value:.10g} (exact)"
    power = math.floor(math.log10(abs(value)))
    digits = max(0, power - math.floor(math.log10(uncertainty)) + 1)
    last = round(uncertainty / 10.0 ** (power - digits))
    scale = f"e{power}" if power else ""
    return f"{value / 10.0**power:.{digits}f}({last}){scale}"


def _entry(name: str) -> tuple[float, str, float]:
    from scipy.constants import physical_constants

    found = physical_constants.get(name)
    if found is None or not found[0]:
        raise ToolError(f"CODATA has no constant {name[:60]!r}; electron mass is one.")
    return float(found[0]), str(found[1]), float(found[2])
