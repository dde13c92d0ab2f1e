"""CODATA physical constants with scipy."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.science import ConstantName

PACK = Pack(
    title="SciPy constants",
    distributions=("scipy",),
    licence="BSD-3-Clause",
    data="CODATA recommended values of the physical constants, 2022",
    data_licence="public domain",
)

Name = Annotated[str, "Name of the constant in CODATA", ConstantName]


class ConstantValue(Result):
    value: Annotated[float, Asks("the CODATA 2022 value of {constant} in its listed unit")]
    unit: Annotated[str, Asks("the unit in which CODATA lists {constant}")]


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


@seeds(ConstantName, source="CODATA 2022")
def constants() -> Iterator[str]:
    """Constants measured with an uncertainty and named in three words or fewer."""
    from scipy.constants import physical_constants

    for name, (value, _, uncertainty) in sorted(physical_constants.items()):
        if (
            value
            and uncertainty
            and len(name.split()) <= 3
            and not {"natural", "relationship"} & set(name.split())
            and "." not in name
        ):
            yield name


def _entry(name: str) -> tuple[float, str, float]:
    from scipy.constants import physical_constants

    found = physical_constants.get(name)
    if found is None or not found[0]:
        raise ToolError(f"CODATA has no constant {name[:60]!r}; electron mass is one.")
    return float(found[0]), str(found[1]), float(found[2])
