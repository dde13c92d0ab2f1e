"""What each declared transform proves, and what it refuses."""

from __future__ import annotations

from typing import Any

import pytest

from synthesis.core.transforms import TRANSFORMS, apply, round_to


@pytest.mark.parametrize(
    ("transform", "values", "proven"),
    [
        (None, ["CHF"], "CHF"),
        ({"name": "round", "digits": 2}, [46.0685], 46.07),
        ({"name": "round", "digits": 0}, [46.5], 46),
        ({"name": "difference", "digits": 1}, [3.0, 5.25], -2.2),
        ({"name": "absolute_difference"}, [3, 5], 2),
        ({"name": "ratio", "digits": 3}, [1, 3], 0.333),
        ({"name": "sum"}, [1, 2, 3.5], 6.5),
        ({"name": "mean", "digits": 2}, [1, 2, 2], 1.67),
        ({"name": "max"}, [4, 9, 2], 9),
        ({"name": "min"}, [4, 9, 2], 2),
        ({"name": "spread"}, [4, 9, 2], 7),
        ({"name": "count_above", "threshold": 3}, [4, 9, 2], 2),
        ({"name": "length"}, [["a", "b"]], 2),
        ({"name": "argmax"}, ["Peru", 34, "Chile", 18], "Peru"),
        ({"name": "argmin"}, ["Peru", 34, "Chile", 18], "Chile"),
        ({"name": "ranking"}, ["Chile", 18, "Peru", 34], ["Peru", "Chile"]),
        ({"name": "sorted"}, [["b", "A", "c"]], ["A", "b", "c"]),
    ],
)
def test_a_transform_proves_its_value(transform: Any, values: list[Any], proven: Any) -> None:
    assert apply(transform, values) == proven


def test_every_transform_is_specified_above() -> None:
    """A transform without a row in the table above would be unproven itself."""
    shown = {
        mark.args[1][n][0]["name"]
        for mark in test_a_transform_proves_its_value.pytestmark
        for n in range(len(mark.args[1]))
        if mark.args[1][n][0]
    }

    assert set(TRANSFORMS) == shown


@pytest.mark.parametrize(
    ("transform", "values", "reason"),
    [
        (None, [1, 2], "no transform joins them"),
        ({"name": "guess"}, [1], "no transform called 'guess'"),
        ({"name": "round", "digits": 2}, ["x"], "not a number"),
        ({"name": "round", "digits": True}, [1.5], "whole number"),
        ({"name": "round", "digits": 2}, [True], "not a number"),
        ({"name": "difference"}, [1], "takes 2 cited values"),
        ({"name": "ratio"}, [1, 0], "zero"),
        ({"name": "mean"}, [], "No value"),
        ({"name": "argmax"}, ["a", 1, "b", 1], "equal"),
        ({"name": "argmax"}, ["a", 1], "two pairs"),
        ({"name": "length"}, ["abc"], "list"),
        ({"name": "count_above"}, [1], "not a number"),
    ],
)
def test_a_transform_that_cannot_hold_says_why(
    transform: Any, values: list[Any], reason: str
) -> None:
    with pytest.raises(ValueError, match=reason):
        apply(transform, values)


@pytest.mark.parametrize(
    ("value", "digits", "rounded"),
    [(2.675, 2, 2.68), (0.125, 2, 0.12), (2.5, 0, 2), (-0.0004, 2, 0), (1e20, 1, 1e20)],
)
def test_rounding_is_decimal_and_half_to_even(value: float, digits: int, rounded: float) -> None:
    assert round_to(value, digits) == rounded
