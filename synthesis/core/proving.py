"""One answer value of a model's reply against what its citation proves."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from synthesis.core import transforms
from synthesis.core.canonical import canonical
from synthesis.core.citing import refuse_arguments, sources_of
from synthesis.core.errors import ParseError
from synthesis.core.values import AnswerType, AnswerValue, Citation, Json, Source

MOST_ITEMS = 50
"""Items that a list may have to be an answer."""

LARGEST_TOLERANCE = 0.05
"""The share of its value that a tolerance may be."""

_ROUNDED = frozenset(
    {"round", "difference", "absolute_difference", "ratio", "sum", "mean", "max", "min", "spread"}
)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Proven:
    """An answer value with the citation that proves it."""

    value: AnswerValue
    citation: Citation


def prove(name: str, given: Mapping[str, Any], steps: Mapping[int, Any]) -> Proven:
    """The value that the reply's citation proves, provided that it is the one it gives.

    ``steps`` are step objects by number. Raises ``ParseError``, ``LookupError`` or
    ``ValueError`` with a sentence that says what does not hold.
    """
    sources, cited = sources_of(name, given.get("sources"), steps)
    transform = _transform(name, given.get("transform"))
    if transform is None or transform["name"] not in transforms.SELECTIONS:
        refuse_arguments(name, sources)
    transform, value = _apply(name, transform, cited, given.get("value"))
    kind = _kind(name, value, given.get("type"))
    if not _same(given.get("value"), value, kind):
        raise ParseError(_differs(name, given.get("value"), value, sources, transform))
    unit = _unit(given.get("unit")) if kind == "number" else None
    tolerance = _tolerance(name, given.get("tolerance"), value, transform)
    return Proven(
        AnswerValue(name, value, kind, unit, tolerance), Citation(name, sources, transform)
    )


def _transform(name: str, given: Any) -> dict[str, Json] | None:
    if given is None:
        return None
    kind = given.get("name") if isinstance(given, dict) else given
    if not isinstance(kind, str) or kind not in transforms.TRANSFORMS:
        known = ", ".join(transforms.TRANSFORMS)
        raise ParseError(f"The value {name!r} has no known transform; there are {known}.")
    found: dict[str, Json] = {"name": kind}
    arguments = given if isinstance(given, dict) else {}
    if arguments.get("digits") is not None and kind in _ROUNDED:
        found["digits"] = _whole(name, arguments["digits"])
    if kind == "count_above":
        found["threshold"] = arguments.get("threshold")
    return found


def _whole(name: str, digits: Any) -> int:
    if isinstance(digits, bool) or not isinstance(digits, int) or not 0 <= digits <= 12:
        raise ParseError(f"The digits of the value {name!r} must be a whole number from 0 to 12.")
    return digits


def _apply(
    name: str, transform: dict[str, Json] | None, cited: list[Json], given: Any
) -> tuple[dict[str, Json] | None, Json]:
    """The proven value; decimals that the reply left out become a declared rounding."""
    try:
        value = transforms.apply(transform, cited)
        digits = _left_out(transform, value, _number(given))
        if digits is None:
            return transform, value
        rounding = {**(transform or {"name": "round"}), "digits": digits}
        return rounding, transforms.apply(rounding, cited)
    except (ValueError, ArithmeticError, TypeError) as error:
        raise ParseError(f"The value {name!r} is not proven: {error}") from error


def _left_out(
    transform: Mapping[str, Json] | None, value: Json, number: float | int | None
) -> int | None:
    """The decimals of a number that is the proven one rounded; None when it is not."""
    if number is None or not isinstance(value, float) or number == value:
        return None
    if transform is not None and (transform["name"] not in _ROUNDED or "digits" in transform):
        return None
    digits = _decimals(number)
    if abs(number - value) > 10.0**-digits or transforms.round_to(value, digits) != number:
        return None
    return digits


def _decimals(number: float | int) -> int:
    exponent = Decimal(repr(number)).normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _number(value: Any) -> float | int | None:
    """A number, also one that a model wrote as a string."""
    if isinstance(value, bool):
        return None
    if isinstance(value, (int, float)):
        return value
    if isinstance(value, str) and re.fullmatch(r"-?\d{1,15}(\.\d{1,12})?", value.strip()):
        return float(value)
    return None


def _kind(name: str, value: Json, declared: Any) -> AnswerType:
    """The type of an answer is that of what is proven; lists may be sets, strings dates."""
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, (int, float)):
        return "number"
    if isinstance(value, str) and value.strip():
        if declared == "date" and not _is_date(value):
            raise ParseError(f"The value {name!r} is no date: {value[:60]!r} is not YYYY-MM-DD.")
        return "date" if declared == "date" else "string"
    if isinstance(value, list) and value:
        _check_items(name, value)
        return "set" if declared == "set" else "list"
    what = "an object" if isinstance(value, dict) else "empty"
    raise ParseError(f"The value {name!r} cites a place that is {what}; cite one that holds it.")


def _check_items(name: str, items: list[Json]) -> None:
    if len(items) > MOST_ITEMS:
        raise ParseError(
            f"The value {name!r} is a list of {len(items)} items; more than {MOST_ITEMS} are no "
            "answer. Ask for one of them, or for their number with the transform length."
        )
    if any(item is None or isinstance(item, (dict, list)) for item in items):
        raise ParseError(f"The value {name!r} is a list of objects; cite single fields instead.")


def _is_date(value: str) -> bool:
    try:
        return bool(_DATE.fullmatch(value)) and bool(date.fromisoformat(value))
    except ValueError:
        return False


def _same(given: Any, value: Json, kind: AnswerType) -> bool:
    """Whether the reply means the proven value: case, outer spaces and the order of a set
    aside, and numbers and flags also when they were written as words."""
    if kind == "number":
        return bool(_number(given) == value)
    if kind == "boolean":
        word = given.strip().casefold() if isinstance(given, str) else str(given).casefold()
        return word in (("true", "yes") if value else ("false", "no"))
    if kind in ("list", "set"):
        return isinstance(given, list) and _folded(given, kind) == _folded(value, kind)
    return _fold(given) == _fold(value)


def _folded(items: list[Json], kind: AnswerType) -> list[str]:
    folded = [_fold(item) for item in items]
    return sorted(folded) if kind == "set" else folded


def _fold(value: Json) -> str:
    if isinstance(value, str):
        return f"s{' '.join(value.split()).casefold()}"
    return canonical(value).decode()


def _differs(
    name: str,
    given: Any,
    value: Json,
    sources: Sequence[Source],
    transform: Mapping[str, Json] | None,
) -> str:
    if transform is not None:
        what = f"{transform['name']} of the cited values gives {_brief(value)}"
    else:
        what = f"step {sources[0].step} has {_brief(value)} at {sources[0].pointer}"
    return f"The value {name!r} is given as {_brief(given)}, but {what}."


def _brief(value: Any) -> str:
    text = canonical(value).decode()
    return text if len(text) <= 200 else f"{text[:200]}… ({len(text)} characters)"


def _unit(given: Any) -> str | None:
    return given.strip()[:40] or None if isinstance(given, str) else None


def _tolerance(
    name: str, given: Any, value: Json, transform: Mapping[str, Json] | None
) -> dict[str, float] | None:
    """The given tolerance, else half a unit of the last decimal of a rounded number."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    if isinstance(given, (int, float)) and not isinstance(given, bool) and given != 0:
        if not 0 < given <= LARGEST_TOLERANCE * abs(value):
            raise ParseError(
                f"The tolerance of the value {name!r} must be above 0 and at most "
                f"{LARGEST_TOLERANCE:.0%} of it, or null."
            )
        return {"abs": float(given)}
    digits = transform.get("digits") if transform else None
    if isinstance(value, float) and isinstance(digits, int):
        return {"abs": float(f"{0.5 * 10**-digits:.12g}")}
    return None
