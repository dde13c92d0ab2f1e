"""Declared transforms: how an answer value follows from several cited values.

A transform is ``{"name": ..., **arguments}``. ``apply`` computes it again from the cited
values in the order of the sources, so an answer is proven or it is not. Transforms that
give a number take ``digits``, the decimals to which the answer is rounded (half to even
on the decimal form, so that every machine agrees).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from decimal import ROUND_HALF_EVEN, Decimal

from synthesis.core.canonical import number_as_read
from synthesis.core.values import Json

Values = Sequence[Json]
Transform = Callable[[Values, Mapping[str, Json]], Json]


def apply(transform: Mapping[str, Json] | None, values: Values) -> Json:
    """The value that the cited values prove.

    Without a transform there is exactly one cited value, and it is the answer. Raises
    ``ValueError`` with a sentence when the transform is unknown or cannot take the values.
    """
    if transform is None:
        if len(values) != 1:
            raise ValueError(f"{len(values)} values are cited, but no transform joins them.")
        return values[0]
    name = transform.get("name")
    function = TRANSFORMS.get(name) if isinstance(name, str) else None
    if function is None:
        raise ValueError(f"There is no transform called {name!r}.")
    return function(values, transform)


def round_to(value: float | int, digits: int | None) -> float | int:
    """``value`` with at most ``digits`` decimals; integers come back as integers."""
    if digits is None:
        return number_as_read(float(f"{value:.12g}"))
    step = Decimal(1).scaleb(-digits)
    return number_as_read(float(Decimal(repr(value)).quantize(step, rounding=ROUND_HALF_EVEN)))


def _rounded(function: Callable[[list[float]], float]) -> Transform:
    def run(values: Values, arguments: Mapping[str, Json]) -> Json:
        number = function(_numbers(values))
        if not math.isfinite(number):
            raise ValueError("The transform does not give a finite number.")
        return round_to(number, _digits(arguments))

    return run


def _numbers(values: Values) -> list[float]:
    if not values:
        raise ValueError("No value is cited.")
    for value in values:
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise ValueError(f"The cited value {value!r} is not a number.")
    return list(values)


def _digits(arguments: Mapping[str, Json]) -> int | None:
    digits = arguments.get("digits")
    if digits is not None and (isinstance(digits, bool) or not isinstance(digits, int)):
        raise ValueError(f"'digits' must be a whole number, not {digits!r}.")
    return digits


def _exactly(values: list[float], count: int) -> list[float]:
    if len(values) != count:
        raise ValueError(f"This transform takes {count} cited values, not {len(values)}.")
    return values


def _single(values: list[float]) -> float:
    return _exactly(values, 1)[0]


def _difference(values: list[float]) -> float:
    first, second = _exactly(values, 2)
    return first - second


def _absolute_difference(values: list[float]) -> float:
    return abs(_difference(values))


def _ratio(values: list[float]) -> float:
    first, second = _exactly(values, 2)
    if second == 0:
        raise ValueError("A ratio to zero has no value.")
    return first / second


def _mean(values: list[float]) -> float:
    return math.fsum(values) / len(values)


def _spread(values: list[float]) -> float:
    return max(values) - min(values)


def _count_above(values: Values, arguments: Mapping[str, Json]) -> Json:
    threshold = _numbers([arguments.get("threshold")])[0]
    return sum(number > threshold for number in _numbers(values))


def _length(values: Values, arguments: Mapping[str, Json]) -> Json:
    if len(values) != 1 or not isinstance(values[0], list):
        raise ValueError("'length' takes one cited list.")
    return len(values[0])


def _labelled(values: Values) -> list[tuple[float, Json]]:
    """Pairs of (number, label) from values cited as label, number, label, number, ..."""
    if len(values) < 4 or len(values) % 2:
        raise ValueError("Labels and numbers must be cited in turn, two pairs or more.")
    pairs = list(zip(_numbers(values[1::2]), values[0::2], strict=True))
    if len({number for number, _ in pairs}) < len(pairs):
        raise ValueError("Two of the compared numbers are equal.")
    return pairs


def _argmax(values: Values, arguments: Mapping[str, Json]) -> Json:
    return max(_labelled(values), key=lambda pair: pair[0])[1]


def _argmin(values: Values, arguments: Mapping[str, Json]) -> Json:
    return min(_labelled(values), key=lambda pair: pair[0])[1]


def _ranking(values: Values, arguments: Mapping[str, Json]) -> Json:
    """Labels from the largest number to the smallest."""
    return [label for _, label in sorted(_labelled(values), key=lambda pair: -pair[0])]


def _sorted(values: Values, arguments: Mapping[str, Json]) -> Json:
    if len(values) != 1 or not isinstance(values[0], list):
        raise ValueError("'sorted' takes one cited list.")
    return sorted(values[0], key=lambda item: (str(item).casefold(), str(item)))


TRANSFORMS: Mapping[str, Transform] = {
    "round": _rounded(_single),
    "difference": _rounded(_difference),
    "absolute_difference": _rounded(_absolute_difference),
    "ratio": _rounded(_ratio),
    "sum": _rounded(math.fsum),
    "mean": _rounded(_mean),
    "max": _rounded(max),
    "min": _rounded(min),
    "spread": _rounded(_spread),
    "count_above": _count_above,
    "length": _length,
    "argmax": _argmax,
    "argmin": _argmin,
    "ranking": _ranking,
    "sorted": _sorted,
}

SELECTIONS = frozenset({"argmax", "argmin", "ranking"})
"""Transforms whose answer is chosen from labels that the query itself may name."""
