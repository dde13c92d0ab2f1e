"""Derivable: deriving again from the recorded evidence gives the recorded task.

An engine that is a plain function of its evidence (the built-in one) can be asked again,
which ties the words of the query to the exact places that are cited: a citation moved to
an equal value elsewhere no longer fits. Edits by people are undone first: what they list
must lead back to what was derived, and the check is then undetermined. Models answer
differently each time, so for them the check is not made.
"""

from __future__ import annotations

from synthesis.core.answers import answer_text
from synthesis.core.canonical import canonical
from synthesis.core.errors import DerivationError
from synthesis.core.ports import Engine
from synthesis.core.serial import (
    Record,
    configuration_from_json,
    draft_record,
    evidence_from_json,
)
from synthesis.core.values import AnswerValue, Json, Verdict

_COMPARED = ("query", "answer", "citations")


async def check(record: Record, engine: Engine, version: str) -> Verdict:
    """``version`` is the engine's version here; another one in the record that derives
    something else leaves the check undetermined."""
    try:
        derived = _before_edits(record)
        configuration = configuration_from_json(record["configuration"])
        iteration = record["derivations"][-1]["iteration"]
        evidence = tuple(
            step for step in evidence_from_json(record["evidence"]) if step.iteration <= iteration
        )
        draft = await engine.derive(configuration, iteration, evidence, (), None)
    except DerivationError as error:
        return Verdict("fail", f"The evidence does not give this task again: {error}")
    except (KeyError, IndexError, TypeError, ValueError) as error:
        return Verdict("fail", f"It cannot be derived again: {error}.")
    again = draft_record(draft, evidence)
    changed = [name for name in _COMPARED if canonical(again[name]) != canonical(derived[name])]
    if not changed and record.get("edits"):
        return Verdict("undetermined", "A person edited the task after it was derived.")
    if not changed:
        return Verdict("pass", "Deriving again from the evidence gives the same task.")
    if record["versions"].get("engine") != version:
        return Verdict(
            "undetermined",
            f"Another version of the engine derives another {' and '.join(changed)}.",
        )
    return Verdict("fail", f"The evidence gives another {' and '.join(changed)}.")


def _before_edits(record: Record) -> Record:
    """Query, answer and citations as they were derived: every listed edit undone.

    Raises ``ValueError`` when an edit does not lead to what the record says now.
    """
    before = {name: record[name] for name in _COMPARED}
    for edit in reversed(record.get("edits", [])):
        field = edit["field"]
        now = before["answer"]["values"] if field == "answer" else before[field]
        if canonical(now) != canonical(edit["new"]):
            raise ValueError(f"the listed edits do not lead to its {field}")
        before[field] = _restored(before, field, edit["old"])
    return before


def _restored(before: Record, field: str, old: Json) -> Json:
    """An edit of the answer lists its values; the text follows from them."""
    if field != "answer":
        return old
    form = before["answer"].get("format", "plain")
    text = answer_text([AnswerValue(**value) for value in old], form)
    return {**before["answer"], "values": old, "text": text}
