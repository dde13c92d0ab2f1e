"""Grounded: each answer value is at its cited pointer, or a declared transform of cited values."""

from __future__ import annotations

from typing import Any

from synthesis.core import pointers, transforms
from synthesis.core.canonical import canonical
from synthesis.core.errors import ParseError
from synthesis.core.serial import Record
from synthesis.core.values import Json, Verdict


def check(record: Record) -> Verdict:
    """Fails at the first answer value that its citation does not prove, and says why."""
    steps = {step["step"]: step for step in record["evidence"]}
    cited = {citation["value"]: citation for citation in record["citations"]}
    for value in record["answer"]["values"]:
        citation = cited.get(value["name"])
        if citation is None:
            return Verdict("fail", f"The answer value {value['name']!r} cites nothing.")
        try:
            proven = prove(citation, steps)
            if canonical(proven) != canonical(value["value"]):
                return Verdict(
                    "fail",
                    f"The answer value {value['name']!r} is {value['value']!r}, but its "
                    f"citation proves {proven!r}.",
                )
        except (LookupError, ValueError, ParseError) as error:
            reason = str(error.args[0]) if error.args else str(error)
            return Verdict("fail", f"The answer value {value['name']!r} is not proven: {reason}")
    count = len(record["answer"]["values"])
    return Verdict("pass", f"{count} answer value{'s' * (count > 1)} proven by cited results.")


def prove(citation: dict[str, Any], steps: dict[int, Any]) -> Json:
    """The value that a citation proves.

    Raises ``LookupError`` for a source that is not there or is no evidence, and
    ``ValueError`` for a transform that cannot be applied.
    """
    values = [_source(source, steps) for source in citation["sources"]]
    return transforms.apply(citation["transform"], values)


def _source(source: dict[str, Any], steps: dict[int, Any]) -> Json:
    step = steps.get(source["step"])
    if step is None:
        raise LookupError(f"There is no step {source['step']}.")
    if step["error"] is not None:
        raise LookupError(f"Step {source['step']} failed, so it proves nothing.")
    pointer = source["pointer"]
    if not pointer.startswith(("/result", "/arguments")):
        raise LookupError(f"The pointer {pointer!r} leads to neither a result nor an argument.")
    return pointers.resolve(step, pointer)
