"""Lists and sets as they are written in one text, and whether they hold the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from synthesis.core.values import Json, Verdict, VerdictValue
from synthesis.core.wording import bare, tidy

Same = Callable[[Json, str], Verdict]
"""Compares one member of the reference with one that was given."""

MOST_MEMBERS = 500

_BULLET = re.compile(r"^\s*(?:[-*•]|\(?\d{1,3}[.)])\s+")
_LAST = re.compile(r"^(?:and|&) ")
_REORDERED = "The members are the same, in another order."
_RANK = {
    ("pass", False): 0,
    ("undetermined", True): 1,
    ("undetermined", False): 2,
    ("fail", False): 3,
}
_EMPTY = frozenset({"none", "[]", "empty", "{}", "no items", "nothing"})


def splits(text: str) -> Iterator[list[str]]:
    """Every way in which a text may be meant as a list, one after the other."""
    text = tidy(text)
    lines = [_BULLET.sub("", line) for line in text.split("\n") if line.strip()]
    if len(lines) > 1:
        yield [bare(line) for line in lines]
    inside = bare(" ".join(lines))
    if inside[:1] + inside[-1:] in ("[]", "{}", "()"):
        inside = inside[1:-1]
    for mark in (";", ","):
        parts = [bare(part) for part in inside.split(mark)]
        if len(parts) > 1:
            yield from _ends(parts)
    yield from _ends([bare(inside)])


def compare(
    reference: Sequence[Json], given: str | Sequence[str], same: Same, *, ordered: bool
) -> Verdict:
    """Whether a list or set was given; ``given`` is text, or the members of a JSON array.

    The right members in another order than a list's are open: whether the question wants
    an order, only its words tell.
    """
    if len(reference) > MOST_MEMBERS:
        return Verdict("undetermined", "The reference is too long to compare.")
    exact = not isinstance(given, str)
    ways = [list(given)] if not isinstance(given, str) else list(splits(given))
    if not reference:
        return _none_wanted(given)
    found = [_one_way(reference, members, same, ordered, exact) for members in ways]
    return min(found, key=lambda verdict: _RANK[verdict.verdict, verdict.reason == _REORDERED])


def _none_wanted(given: str | Sequence[str]) -> Verdict:
    if not given or (isinstance(given, str) and bare(tidy(given)).casefold() in _EMPTY):
        return Verdict("pass", "Both are empty.")
    if isinstance(given, str):
        return Verdict("undetermined", "The reference is empty, and something was given.")
    return Verdict("fail", "The reference is empty, and members were given.")


def _one_way(
    reference: Sequence[Json], members: list[str], same: Same, ordered: bool, exact: bool
) -> Verdict:
    if len(members) > MOST_MEMBERS:
        return Verdict("undetermined", "It holds too many members to compare.")
    if len(members) == len(reference):
        pairs = [same(item, member) for item, member in zip(reference, members, strict=True)]
        if all(pair.verdict == "pass" for pair in pairs):
            return Verdict("pass", "The members are the same.")
    table = [[same(item, member).verdict for member in members] for item in reference]
    missing, extra = _unmatched(table, len(members))
    if not missing and not extra:
        if ordered:
            return Verdict("undetermined", _REORDERED)
        return Verdict("pass", "The members are the same.")
    open_rows = any(table[row][column] == "undetermined" for row in missing for column in extra)
    if open_rows or (extra and not exact):
        return Verdict("undetermined", "Some members could not be told apart.")
    if extra and not missing and any("pass" in (row[column] for row in table) for column in extra):
        return Verdict("undetermined", "A member is given twice.")
    if missing:
        return Verdict("fail", f"{len(missing)} of {len(reference)} members are missing.")
    return Verdict("fail", f"{len(extra)} members too many are given.")


def _unmatched(table: list[list[VerdictValue]], count: int) -> tuple[list[int], list[int]]:
    """The rows and columns left over when each passing pair is taken once, first come."""
    free, missing = list(range(count)), []
    for row, verdicts in enumerate(table):
        match = next((column for column in free if verdicts[column] == "pass"), None)
        if match is None:
            missing.append(row)
        else:
            free.remove(match)
    return missing, free


def _ends(parts: list[str]) -> Iterator[list[str]]:
    """The parts, with and without reading "and" before or in the last one as a separator."""
    yield parts
    head, last = parts[:-1], parts[-1]
    if _LAST.match(last):
        yield [*head, bare(_LAST.sub("", last))]
        return
    for found in re.finditer(r" (?:and|&) ", last):
        yield [*head, bare(last[: found.start()]), bare(last[found.end() :])]
