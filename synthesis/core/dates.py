"""Dates as people write them; where day and month could change places, the matter is open."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date

from synthesis.core.values import Verdict
from synthesis.core.wording import FILL, bare, tidy

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ISO = re.compile(r"(?P<y>\d{4})([-/.])(?P<m>\d{1,2})\2(?P<d>\d{1,2})")
_FIGURES = re.compile(r"(?P<a>\d{1,2})([-/.])(?P<b>\d{1,2})\2(?P<y>\d{4})")
_DAY_FIRST = re.compile(
    r"(?P<d>\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -](?P<m>[a-z]+)\.?,?[ -](?P<y>\d{4})"
)
_MONTH_FIRST = re.compile(r"(?P<m>[a-z]+)\.? (?P<d>\d{1,2})(?:st|nd|rd|th)?,? (?P<y>\d{4})")
_YEAR_FIRST = re.compile(r"(?P<y>\d{4}),? (?P<m>[a-z]+)\.? (?P<d>\d{1,2})")
_WEEKDAY = re.compile(rf"(?P<day>{'|'.join(f'{name}|{name[:3]}' for name in _DAYS)})\.?,? ")


def compare(reference: str, given: str, around: Collection[str] = ()) -> Verdict:
    """Whether ``given`` is the date ``reference`` (ISO).

    Open when the text is no date, or one of two; a reference with a time, or of a month
    or year alone, is only met by the same text.
    """
    if bare(tidy(given)) == reference:
        return Verdict("pass", "The date is the same.")
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", reference):
        return Verdict("undetermined", "The reference is not a plain day.")
    readings = read(given, around)
    if not readings:
        return Verdict("undetermined", "It does not read as one date.")
    if readings == {date.fromisoformat(reference)}:
        return Verdict("pass", "The date is the same.")
    if date.fromisoformat(reference) in readings:
        return Verdict("undetermined", "Its day and month could change places.")
    return Verdict("fail", "The date is another one.")


def read(text: str, around: Collection[str] = ()) -> set[date]:
    """Every date that the text may mean; empty when it is no single date."""
    text = " ".join(bare(tidy(text)).casefold().split())
    while (word := re.match(r"([a-z]+)[:,]? ", text)) and word[1] in FILL | set(around):
        text = text[word.end() :]
    weekday = _WEEKDAY.match(text)
    found = _readings(text[weekday.end() :] if weekday else text)
    if weekday is None:
        return found
    wanted = next(n for n, name in enumerate(_DAYS) if name.startswith(weekday["day"]))
    return {day for day in found if day.weekday() == wanted}


def _readings(text: str) -> set[date]:
    if plain := _ISO.fullmatch(text):
        return _dates((plain["y"], plain["m"], plain["d"]))
    if figures := _FIGURES.fullmatch(text):
        return _dates(
            (figures["y"], figures["b"], figures["a"]), (figures["y"], figures["a"], figures["b"])
        )
    for form in (_DAY_FIRST, _MONTH_FIRST, _YEAR_FIRST):
        written = form.fullmatch(text)
        month = _month(written["m"]) if written else 0
        if written and month:
            return _dates((written["y"], str(month), written["d"]))
    return set()


def _dates(*found: tuple[str, str, str]) -> set[date]:
    made = set()
    for year, month, day in found:
        try:
            made.add(date(int(year), int(month), int(day)))
        except ValueError:
            continue
    return made


def _month(name: str) -> int:
    """The number of a month by its name or its first three letters ("sept" too); 0 for none."""
    for place, full in enumerate(_MONTHS, start=1):
        if name in (full, full[:3]) or (name == "sept" and place == 9):
            return place
    return 0
