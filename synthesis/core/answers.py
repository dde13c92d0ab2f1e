"""The answer in words, always derived from the answer values and never typed beside them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Literal

from synthesis.core.canonical import number_as_read
from synthesis.core.values import AnswerValue, Json

AnswerFormat = Literal["plain", "json"]


def answer_text(values: Sequence[AnswerValue], form: AnswerFormat = "plain") -> str:
    """The reference answer: one value alone, several as "name: value" joined by "; ".

    With ``form="json"`` it is a JSON object of the values by name.
    """
    if form == "json":
        named = {value.name: _as_read(value.value) for value in values}
        return json.dumps(named, ensure_ascii=False)
    if len(values) == 1:
        return shown(values[0])
    return "; ".join(f"{value.name.replace('_', ' ')}: {shown(value)}" for value in values)


def shown(value: AnswerValue) -> str:
    """One value with its unit, as a person would write it."""
    text = plain(_as_read(value.value))
    if value.unit is None:
        return text
    if value.unit == "%":
        return f"{text}%"
    return f"{text} {_singular(value.unit) if value.value in (1, -1) else value.unit}"


def plain(value: Json) -> str:
    """A JSON value in words: yes and no, lists with commas (semicolons where
    their elements hold commas), numbers without exponents."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        parts = [plain(item) for item in value]
        return ("; " if any("," in part for part in parts) else ", ").join(parts)
    if isinstance(value, float):
        return _number(value)
    return str(value)


def _as_read(value: Json) -> Json:
    """The value with integers for whole floats, as it is read back from a record: the words
    made of a value before it was written are those made of it afterwards."""
    if isinstance(value, list):
        return [_as_read(item) for item in value]
    return number_as_read(value) if isinstance(value, float) else value


def _singular(unit: str) -> str:
    """ "hour" for "hours"; symbols such as "g/mol" stay as they are."""
    return unit[:-1] if len(unit) > 3 and unit.isalpha() and unit.endswith("s") else unit


def _number(value: float) -> str:
    text = repr(value)
    if "e" in text and 1e-6 <= abs(value) < 1e16:
        text = f"{value:.12f}".rstrip("0").rstrip(".")
    return text
