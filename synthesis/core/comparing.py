"""Whether a given answer is the reference answer, decided by the type of each value.

What is not surely right or surely wrong is undetermined, with the reason: a judge may
decide that. Nothing passes here that a careful reader could doubt.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from synthesis.core import dates, listing, quantities
from synthesis.core.answers import plain
from synthesis.core.units import unit
from synthesis.core.values import Json, Verdict
from synthesis.core.wording import bare, name_key, same, single_spaced, tidy, words

LONGEST = 10_000
_TRUTH = {"yes": True, "true": True, "no": False, "false": False}
_BULLET = re.compile(r"^\s*[-*•]\s+")
_FENCE = re.compile(r"^```(?:json)?\s*(.*?)\s*```$", re.DOTALL)


class _Number(str):
    """A number of a JSON text, as it is written there."""


def compare(answer: Mapping[str, Any], given: str) -> Verdict:
    """The verdict on ``given`` (the text after "Answer:") beside ``record["answer"]``."""
    if len(given) > LONGEST:
        return Verdict("undetermined", f"What was given is longer than {LONGEST} characters.")
    given = single_spaced(given)
    if not given:
        return Verdict("undetermined", "Nothing was given.")
    values: list[Mapping[str, Any]] = answer["values"]
    read = _json(given)
    if len(values) > 1:
        return _several(values, read if read is not None else given)
    value = values[0]
    if isinstance(read, dict):
        named = _by_name([value], read)
        if isinstance(named, str):
            return Verdict("undetermined", named)
        read = named[0]
    return of_value(value, read if read is not None else _without_name(value, given))


def of_value(value: Mapping[str, Any], given: Json) -> Verdict:
    """The verdict on one value; ``given`` is text, or what a JSON answer holds for it."""
    if isinstance(given, dict):
        return Verdict("undetermined", "An object was given for one value.")
    kind = value["type"]
    if kind in ("list", "set") or isinstance(value["value"], list):
        return _members(value, given)
    if isinstance(given, list):
        if len(given) != 1:
            return Verdict("undetermined", "Several values were given for one.")
        return of_value(value, given[0])
    text = _text(given)
    if kind == "number":
        return _number(value, text)
    if kind == "date":
        return dates.compare(str(value["value"]), text, words(value["name"]))
    if kind == "boolean":
        return _boolean(value["value"], text)
    return _string(str(value["value"]), text)


def _number(value: Mapping[str, Any], given: str) -> Verdict:
    reference = quantities.number(value["value"])
    asked = unit(value.get("unit") or "")
    if reference is None or asked is None:
        return Verdict("undetermined", "The reference number cannot be read.")
    found = quantities.read(given, words(value["name"]), asked)
    if isinstance(found, str):
        return Verdict("undetermined", found)
    return quantities.agree(found, reference, value.get("tolerance"), asked)


def _boolean(reference: bool, given: str) -> Verdict:
    said = _TRUTH.get(bare(tidy(given)).casefold())
    if said is None:
        return Verdict("undetermined", "It is neither yes nor no.")
    if said == reference:
        return Verdict("pass", "It says the same.")
    return Verdict("fail", "It says the opposite.")


def _string(reference: str, given: str) -> Verdict:
    """Equal but for spelling passes. Two identifiers that differ fail; other words are open."""
    alike = same(reference, given)
    if alike:
        return Verdict("pass", "The text is the same.")
    if alike is None:
        return Verdict("undetermined", "Only upper and lower case differ, which may matter.")
    if _is_code(reference) and _is_code(given) and _letters(reference) != _letters(given):
        first, second = quantities.number(reference), quantities.number(bare(tidy(given)))
        if first is None or second is None or first != second:
            return Verdict("fail", "It is another identifier.")
    return Verdict("undetermined", "The words differ.")


def _is_code(text: str) -> bool:
    """Whether a text is one symbol, code or figure, so that another one is something else."""
    text = bare(tidy(text))
    return " " not in text and any(sign.isdigit() for sign in text)


def _letters(text: str) -> str:
    return "".join(sign for sign in tidy(text).casefold() if sign.isalnum())


def _members(value: Mapping[str, Any], given: Json) -> Verdict:
    reference = value["value"] if isinstance(value["value"], list) else [value["value"]]
    if isinstance(given, str) and isinstance(found := _json(given), list):
        given = found
    members = [_text(item) for item in given] if isinstance(given, list) else _text(given)
    return listing.compare(reference, members, _same_member, ordered=value["type"] == "list")


def _same_member(reference: Json, given: str) -> Verdict:
    kind = "string"
    if isinstance(reference, bool):
        kind = "boolean"
    elif isinstance(reference, int | float):
        kind = "number"
    elif isinstance(reference, list | dict):
        reference = json.dumps(reference, ensure_ascii=False)
    return of_value({"name": "", "type": kind, "value": reference, "unit": None}, given)


def _several(values: Sequence[Mapping[str, Any]], given: Json) -> Verdict:
    """All must pass; one that fails fails all."""
    if isinstance(given, dict):
        return _all(values, _by_name(values, given))
    if isinstance(given, str):
        named = _pairs(values, given)
        if named is not None:
            return _all(values, named)
    return _in_order(values, given)


def _all(values: Sequence[Mapping[str, Any]], given: list[Json] | str) -> Verdict:
    if isinstance(given, str):
        return Verdict("undetermined", given)
    found = [(value, of_value(value, part)) for value, part in zip(values, given, strict=True)]
    for wanted in ("fail", "undetermined"):
        for value, verdict in found:
            if verdict.verdict == wanted:
                return Verdict(verdict.verdict, f"{value['name']}: {verdict.reason}")
    return Verdict("pass", f"All {len(values)} values are the same.")


def _by_name(values: Sequence[Mapping[str, Any]], given: Mapping[str, Json]) -> list[Json] | str:
    """The part of an object for each value, or why it cannot be told."""
    keys = [name_key(name) for name in given]
    parts = dict(zip(keys, given.values(), strict=True))
    wanted = [name_key(value["name"]) for value in values]
    if len(parts) < len(keys) or len(set(wanted)) < len(wanted):
        return "A name stands there twice."
    if missing := [name for name in wanted if name not in parts]:
        return f"It does not name {', '.join(missing[:3])}."
    if len(parts) > len(wanted):
        return "It names more values than were asked for."
    return [parts[name] for name in wanted]


def _pairs(values: Sequence[Mapping[str, Any]], given: str) -> list[Json] | str | None:
    """The parts of "name: value; name: value" or of such lines; None when it is not that."""
    text = tidy(given)
    wanted = [name_key(value["name"]) for value in values]
    for mark in ("\n", ";", ","):
        parts = [part for part in text.split(mark) if part.strip()]
        found = [re.split(r"\s*[:=]\s*", part, maxsplit=1) for part in parts]
        if len(parts) != len(values) or any(len(pair) < 2 for pair in found):
            continue
        named = {name_key(_BULLET.sub("", name).strip("* ")): part for name, part in found}
        if set(named) == set(wanted):
            return [bare(named[name].strip("* ")) for name in wanted]
    return None


def _in_order(values: Sequence[Mapping[str, Any]], given: Json) -> Verdict:
    """Without names, values are told apart by their types alone; only a full match counts."""
    unclear = Verdict("undetermined", "It does not say which value is which.")
    if len({value["type"] for value in values}) < len(values):
        return unclear
    ways = [given] if isinstance(given, list) else list(listing.splits(str(given)))
    for parts in ways:
        if len(parts) == len(values) and _all(values, parts).verdict == "pass":
            return Verdict("pass", f"All {len(values)} values are the same, in order.")
    return unclear


def _without_name(value: Mapping[str, Any], given: str) -> str:
    """What follows "name:" or "name =", where the text begins with the value's name."""
    parts = re.split(r"\s*[:=]\s*", given, maxsplit=1)
    if len(parts) == 2 and name_key(parts[0]) == name_key(value["name"]):
        return bare(parts[1].strip().strip("*"))
    return given


def _text(given: Json) -> str:
    if isinstance(given, str):
        return given
    if given is None:
        return ""
    return plain(given) if isinstance(given, bool) else json.dumps(given, ensure_ascii=False)


def _json(text: str) -> dict[str, Json] | list[Json] | None:
    """The object or array that a text is, numbers as they are written; None for other texts."""
    text = text.strip()
    fenced = _FENCE.match(text)
    text = fenced.group(1) if fenced else text.strip("`")
    if text[:1] not in ("{", "["):
        return None
    try:
        found = json.loads(
            text,
            object_pairs_hook=_once,
            parse_float=_Number,
            parse_int=_Number,
            parse_constant=_refuse,
        )
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict | list) else None


def _once(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    made = dict(pairs)
    if len(made) < len(pairs):
        raise ValueError("A name stands there twice.")
    return made


def _refuse(constant: str) -> Json:
    raise ValueError(f"{constant} is no JSON.")
