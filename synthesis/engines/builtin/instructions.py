"""What an answer should look like, said as an instruction behind the question."""

from __future__ import annotations

from collections.abc import Sequence

from synthesis.engines.builtin import proofs
from synthesis.engines.builtin.phrasing import ask_of, capital, decimals
from synthesis.engines.builtin.trees import Fact


def answer_form(fact: Fact) -> str:
    """What the answer should look like, as an instruction without a full stop."""
    unit, rounded = ask_of(fact).unit, proofs.rounding(fact) is not None
    if fact.output.type == "date":
        return "answer in the form YYYY-MM-DD"
    if unit and rounded:
        return f"give it in {_unit(unit)}, rounded {decimals(ask_of(fact).round_to or 0)}"
    if unit:
        return f"give it in {_unit(unit)}"
    return f"round {decimals(ask_of(fact).round_to or 0)}" if rounded else ""


def inline(fact: Fact) -> str:
    form = answer_form(fact)
    return (
        form.removeprefix("give it ").replace("round to", "rounded to").replace("answer in", "in")
    )


def brief(fact: Fact) -> str:
    """The same inside brackets: "in g/mol, to two decimal places"."""
    unit, rounded = ask_of(fact).unit, proofs.rounding(fact) is not None
    parts = [f"in {_unit(unit)}"] if unit else []
    if rounded:
        parts.append(decimals(ask_of(fact).round_to or 0))
    if fact.output.type == "date":
        parts.append("as YYYY-MM-DD")
    return ", ".join(parts)


def tail(facts: Sequence[Fact], transform: str) -> str:
    """The instruction behind a question whose answer is computed from several numbers."""
    ask = ask_of(facts[0])
    digits = proofs.combined_digits(transform, facts)
    rounded = "" if digits is None else f"rounded {decimals(digits)}"
    if ask.unit:
        return f" Give it in {_unit(ask.unit)}{', ' if rounded else ''}{rounded}."
    return f" {capital(rounded.replace('rounded', 'round'))}." if rounded else ""


def _unit(unit: str) -> str:
    return "percent" if unit == "%" else unit
