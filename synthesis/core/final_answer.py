"""The last line of a solver, "Answer: ...": how it is asked for, and how it is found."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from synthesis.core.wording import normal

_THOUGHTS = re.compile(r"<think>.*?(?:</think>|\Z)", re.DOTALL | re.IGNORECASE)
_MARK = re.compile(r"^[ \t>#*_]*(?:final )?answer[ \t*_]*:[*_]*", re.IGNORECASE | re.MULTILINE)
_GIVING_UP = re.compile(
    r"(?:i (?:do not|don't) know|unknown|undetermined|n/a|not available"
    r"|cannot (?:be )?(?:determined?|answer(?:ed)?|tell)"
    r"|(?:it is )?(?:not possible|impossible) to (?:determine|tell|say)"
    r"|unable to (?:determine|answer))"
    r"(?: (?:it|this|from|with|by|the|given|available|tools?|information|question))*"
)
_FORMS = {
    "number": "a number",
    "string": "a word or short text",
    "date": "a date (YYYY-MM-DD)",
    "boolean": "yes or no",
    "list": "a list, its members separated by semicolons",
    "set": "a set, its members separated by semicolons",
}


def wanted_form(answer: Mapping[str, Any]) -> str:
    """One sentence on the form of the answer, which gives nothing of its content away."""
    values = answer["values"]
    if answer.get("format") == "json":
        fields = ", ".join(f'"{value["name"]}" ({_form(value)})' for value in values)
        return f"Answer with a JSON object on one line: {fields}."
    if len(values) == 1:
        return f"The answer is {_form(values[0])}."
    fields = "; ".join(f"{value['name']}: {_form(value)}" for value in values)
    return f'Give each part as "name: value", separated by semicolons: {fields}.'


def final_answer(text: str) -> str | None:
    """What stands after "Answer:"; None where there is no such line, or nothing in it.

    Where several such lines differ, all of them: whoever answers twice has not decided.
    """
    text = _THOUGHTS.sub("", text)
    marks = list(_MARK.finditer(text))
    ends = [*(mark.start() for mark in marks), len(text)][1:]
    found = [text[mark.end() : end].strip() for mark, end in zip(marks, ends, strict=True)]
    given = [part for part in found if part]
    if not given:
        return None
    return given[-1] if len({normal(part) for part in given}) == 1 else "\n".join(given)


def gives_up(answer: str) -> bool:
    """Whether the whole answer is that there is none."""
    return _GIVING_UP.fullmatch(normal(answer).casefold()) is not None


def _form(value: Mapping[str, Any]) -> str:
    unit = value.get("unit")
    return f"{_FORMS[value['type']]} in {unit}" if unit else _FORMS[value["type"]]
