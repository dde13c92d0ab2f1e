"""Cron schedules: when they run, and in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.coding import CronExpression
from synthesis.tools.entities.common import Date

if TYPE_CHECKING:
    from croniter import croniter as Schedule

PACK = Pack(title="Cron schedules", distributions=("croniter", "cron-descriptor"), licence="MIT")

Cron = Annotated[str, "Cron expression of five fields", CronExpression]
On = Annotated[
    str, "Date, YYYY-MM-DD", Date, Draws("2023-03-01", "2024-02-28", "2024-07-15", "2025-11-20")
]


class NextRun(Result):
    next_run: Annotated[
        str, Asks("the date and time (YYYY-MM-DDThh:mm) of the first run of {cron} from {date} on")
    ]


class RunCount(Result):
    runs: Annotated[
        int,
        Asks(
            "the number of runs of {cron} in the {days} from {date} on",
            noun="number of runs in the {days} from {date} on",
            additive=True,
        ),
    ]


class InWords(Result):
    description: Annotated[str, Asks("the meaning in words of {cron}")]


@tool(
    kind="processing",
    examples=[
        Example(cron="0 9 * * 1-5", date="2024-07-13", gives={"next_run": "2024-07-15T09:00"}),
        Example(cron="0 0 29 2 *", date="2023-03-01", gives={"next_run": "2024-02-29T00:00"}),
    ],
)
def cron_next_run(cron: Cron, date: On) -> NextRun:
    """First run of a cron expression at or after midnight at the start of a date."""
    from croniter import CroniterError

    start = _start(date) - timedelta(seconds=1)
    try:
        moment = _schedule(cron, start).get_next(datetime)
    except CroniterError as error:
        raise ToolError(f"{cron!r} never runs: {error}.") from error
    return NextRun(next_run=moment.isoformat(timespec="minutes"))


@tool(
    kind="processing",
    examples=[Example(cron="*/15 9-17 * * 1-5", date="2024-07-15", days=7, gives={"runs": 180})],
)
def cron_run_count(
    cron: Cron, date: On, days: Annotated[int, "Days, 1 to 31", Draws(7, 14, 30, unit="days")]
) -> RunCount:
    """Number of runs of a cron expression in some days from midnight at the start of a date."""
    if not 1 <= days <= 31:
        raise ToolError("The number of days must be between 1 and 31.")
    start = _start(date)
    schedule, end = _schedule(cron, start - timedelta(seconds=1)), start + timedelta(days=days)
    runs = 0
    while schedule.get_next(datetime) < end:
        runs += 1
    return RunCount(runs=runs)


@tool(
    kind="processing",
    examples=[
        Example(cron="0 9 * * 1-5", gives={"description": "At 09:00, Monday through Friday"})
    ],
)
def cron_in_words(cron: Cron) -> InWords:
    """A cron expression in English words, with a 24-hour clock."""
    from cron_descriptor import ExpressionDescriptor, Options

    _schedule(cron, datetime(2024, 1, 1))
    options = Options()
    options.use_24hour_time_format = True
    options.locale_code = "en_US"
    return InWords(description=ExpressionDescriptor(cron, options).get_description())


def _schedule(cron: str, start: datetime) -> Schedule:
    from croniter import CroniterError, croniter

    try:
        return croniter(cron, start)
    except CroniterError as error:
        raise ToolError(f"{cron!r} is no cron expression of five fields: {error}.") from error


def _start(date: str) -> datetime:
    try:
        return datetime.fromisoformat(date)
    except ValueError:
        raise ToolError(f"{date!r} is not a date of the calendar.") from None


@seeds(CronExpression, source="usual schedules of jobs")
def schedules() -> Iterator[str]:
    """Schedules as operators write them: backups, reports, polls, month ends."""
    times = ("0 0", "30 2", "0 6", "0 9", "15 14", "45 23", "*/15 *", "*/30 8-18", "0 */6")
    days = ("* * *", "* * 1-5", "* * 0", "1 * *", "1,15 * *", "1 1,4,7,10 *", "* * 1,3,5")
    yield from (f"{time} {day}" for day in days for time in times)
