"""Lists and sets as they are written in one text, and whether they hold the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from synthesis.core.values import Json, Verdict, VerdictValue
from synthesis.core.wording import bare, tidy

Same = Callable[[Json, str], Verdict]
"""Compares one member of the reference with one that was given."""

MOST_PAIRS = 4_000
"""Members on both sides that are held against each other: an event loop waits meanwhile."""
MOST_WAYS = 12

_BULLET = re.compile(r"^\s*(?:[-*•]|\(?\d{1,3}[.)])\s+")
_LAST = re.compile(r"^(?:and|&) ")
_REORDERED = "The members are the same, in another order."
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
    exact = not isinstance(given, str)
    ways = [list(given)] if not isinstance(given, str) else list(islice(splits(given), MOST_WAYS))
    if not reference:
        return _none_wanted(given)
    found = [_one_way(reference, members, same, ordered, exact) for members in ways]
    return min(found, key=lambda one: one[0])[1]


def _none_wanted(given: str | Sequence[str]) -> Verdict:
    if not given or (isinstance(given, str) and bare(tidy(given)).casefold() in _EMPTY):
        return Verdict("pass", "Both are empty.")
    if isinstance(given, str):
        return Verdict("undetermined", "The reference is empty, and something was given.")
    return Verdict("fail", "The reference is empty, and members were given.")


def _one_way(
    reference: Sequence[Json], members: list[str], same: Same, ordered: bool, exact: bool
) -> tuple[int, Verdict]:
    """The verdict where the text is meant in one way, after how telling that way is."""
    if len(members) == len(reference) and all(
        same(item, member).verdict == "pass"
        for item, member in zip(reference, members, strict=True)
    ):
        return 0, Verdict("pass", "The members are the same.")
    if len(members) * len(reference) > MOST_PAIRS:
        return 3, Verdict("undetermined", "There are too many members to compare.")
    table = [[same(item, member).verdict for member in members] for item in reference]
    missing, extra = _unmatched(table, len(members))
    if not missing and not extra:
        if ordered:
            return 1, Verdict("undetermined", _REORDERED)
        return 0, Verdict("pass", "The members are the same.")
    if not extra and members:
        return 2, Verdict("fail", f"{len(missing)} of {len(reference)} members are missing.")
    return 3, _left_over(table, missing, extra, exact)


def _left_over(
    table: list[list[VerdictValue]], missing: list[int], extra: list[int], exact: bool
) -> Verdict:
    """The verdict where members are left that match nothing."""
    if any(table[row][column] == "undetermined" for row in missing for column in extra):
        return Verdict("undetermined", "Some members could not be told apart.")
    if any(row[column] == "pass" for row in table for column in extra):
        return Verdict("undetermined", "A member is given twice.")
    if not exact:
        return Verdict("undetermined", "It says more than the members.")
    if missing:
        return Verdict("fail", f"{len(missing)} of {len(table)} members are missing.")
    return Verdict("fail", "It holds members that do not belong there.")


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
