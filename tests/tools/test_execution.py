"""Results are I-JSON, whatever a library returns."""

from __future__ import annotations

from typing import Any

import pytest

from synthesis.core.errors import ToolError
from synthesis.tools.execution import plain


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        (True, True),
        (3.0, 3),
        (6579683920500000.0, 6579683920500000),
        (1.41e17, 141000000000000000),
        (1e21, 1e21),
        (0.1 + 0.2, 0.3),
        (1 / 3, 0.333333333333),
        (2**53, 2**53),
        (2**53 + 1, str(2**53 + 1)),
        (-(2**60), str(-(2**60))),
        ("nul\x00", "nul"),
        ((1, 2), [1, 2]),
        ({1: {"deep": [1.5]}}, {"1": {"deep": [1.5]}}),
    ],
)
def test_a_value_becomes_plain_json(value: Any, expected: Any) -> None:
    result = plain(value)

    assert result == expected
    assert type(result) is type(expected)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), [float("-inf")]])
def test_a_number_that_is_not_finite_is_refused(value: Any) -> None:
    with pytest.raises(ToolError, match="not a finite number"):
        plain(value)


def test_what_json_cannot_carry_is_refused_by_its_type() -> None:
    with pytest.raises(ToolError, match="holds a set, which JSON cannot carry"):
        plain({1, 2})
