"""QuantLib with its process-wide evaluation date set for a call, and put back after it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date as Day
from threading import RLock
from typing import TYPE_CHECKING, Any

from synthesis.core.errors import ToolError

if TYPE_CHECKING:
    import QuantLib as ql

START = Day(2024, 1, 15)
"""The date from which bonds and options without dates of their own are counted."""
_lock = RLock()


@contextmanager
def evaluated(day: Day = START) -> Iterator[Any]:
    """QuantLib as it stands on a day; errors of the library become ``ToolError``."""
    import QuantLib

    settings = QuantLib.Settings.instance()
    with _lock:
        settings.evaluationDate = date_of(day)
        try:
            yield QuantLib
        except RuntimeError as error:
            raise ToolError(f"QuantLib finds no answer for these numbers: {error}.") from error
        finally:
            settings.resetEvaluationDate()


def date_of(day: Day) -> ql.Date:
    """A day as QuantLib writes it."""
    import QuantLib

    return QuantLib.Date(day.day, day.month, day.year)


def between(value: float, low: float, high: float, what: str) -> float:
    """A number that must lie in a range; raises ``ToolError``."""
    if not low <= value <= high:
        raise ToolError(f"{what} must be between {low:g} and {high:g}.")
    return value
