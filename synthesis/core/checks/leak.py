"""No leak: the query holds neither the answer nor the values that it is meant to find.

Those are the answer values and every value that flowed from one step into the next on the
way to a cited step. A selection ("which of A, B and C") may name its options, provided
that the query names all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from synthesis.core import pointers
from synthesis.core.answers import plain
from synthesis.core.patterns import supporting
from synthesis.core.serial import Record, evidence_from_json
from synthesis.core.transforms import SELECTIONS
from synthesis.core.values import Json, Verdict

_NUMBER = re.compile(r"(?<![\w.])-?\d[\d,]*(?:\.\d+)?(?:[eE][+-]?\d+)?")


def check(record: Record) -> Verdict:
    """Fails with the first value that the query gives away."""
    query = record["query"]
    for what, value in _hidden(record):
        if told(value, query):
            return Verdict("fail", f"The query gives away {what}: {plain(value)!r}.")
    return Verdict("pass", "The query names neither the answer nor a value on the way to it.")


def _hidden(record: Record) -> Iterator[tuple[str, Json]]:
    given = _given(record)
    cited = {citation["value"]: citation for citation in record["citations"]}
    for value in record["answer"]["values"]:
        transform = (cited[value["name"]]["transform"] or {}).get("name")
        if transform not in SELECTIONS or not _names_all(record, cited[value["name"]]):
            for scalar in _scalars(value["value"]):
                yield f"the answer {value['name']!r}", scalar
    for value in _flowing(record):
        if plain(value) not in given:
            yield "a value on the way to the answer", value


def _given(record: Record) -> set[str]:
    """What the query may say anyway: the seed's own name."""
    return {record["seed"]["name"]} if "seed" in record else set()


def _names_all(record: Record, citation: dict[str, Json]) -> bool:
    """Whether every option of a selection stands in the query."""
    steps = {step["step"]: step for step in record["evidence"]}
    labels = [
        pointers.resolve(steps[source["step"]], source["pointer"])
        for source in citation["sources"][0::2]
    ]
    return all(told(label, record["query"]) for label in labels)


def _flowing(record: Record) -> Iterator[Json]:
    """The scalars that flowed between the steps behind the answer."""
    steps = {step["step"]: step for step in record["evidence"]}
    cited = {source["step"] for item in record["citations"] for source in item["sources"]}
    used = supporting(evidence_from_json(record["evidence"]), cited)
    for number in sorted(used):
        for link in steps[number]["inputs_from"]:
            if link["pointer"].startswith("/result"):
                yield from _scalars(pointers.resolve(steps[link["step"]], link["pointer"]))


def _scalars(value: Json) -> Iterator[Json]:
    for _, scalar in pointers.leaves(value):
        if not isinstance(scalar, bool) and scalar is not None and scalar != "":
            yield scalar


def told(value: Json, query: str) -> bool:
    """Whether a value stands in the query as a word or number of its own."""
    number = _decimal(value)
    if number is not None:
        return number in _numbers(query)
    text, folded = str(value).strip().casefold(), query.casefold()
    # Most values stand nowhere in it, and to compile a pattern takes longer than to look.
    return text in folded and re.search(rf"(?<!\w){re.escape(text)}(?!\w)", folded) is not None


@lru_cache(maxsize=256)
def _numbers(query: str) -> frozenset[Decimal | None]:
    return frozenset(_decimal(match.replace(",", "")) for match in _NUMBER.findall(query))


def _decimal(value: Json) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    return number.normalize() if number.is_finite() else None
