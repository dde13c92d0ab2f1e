"""Effects of treatments in published randomised trials, with statsmodels."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from math import ceil
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.medicine import ClinicalTrial, EventRatePercent

PACK = Pack(
    title="Published trials with statsmodels",
    distributions=("statsmodels",),
    licence="BSD-3-Clause",
    data="Two-by-two results of 40 published randomised trials, with the paper of each",
    data_licence="facts from the cited papers, own table",
    data_date="2021",
)

Trial = Annotated[str, "Name of a trial, such as 4S or BNT162b2", ClinicalTrial]
Arm = Annotated[Literal["treatment", "control"], "Arm of the trial"]


class Row(NamedTuple):
    """A trial with the events and patients of its two arms."""

    year: int
    treatment: str
    comparison: str
    outcome: str
    events: int
    patients: int
    control_events: int
    control_patients: int


class Design(Result):
    treatment: Annotated[str, Asks("the treatment tested in {trial}")]
    comparison: Annotated[str, Asks("what the treatment was compared with in {trial}")]
    outcome: Annotated[str, Asks("the outcome counted in {trial}")]
    year: Annotated[int, Asks("the year in which {trial} was published")]


class ArmResult(Result):
    events: Annotated[
        int, Asks("the number of patients with the outcome in the {arm} arm of {trial}")
    ]
    event_rate_percent: Annotated[
        float,
        EventRatePercent,
        Asks("the event rate in the {arm} arm of {trial}", unit="%", round_to=2),
    ]


class RelativeRisk(Result):
    relative_risk: Annotated[
        float, Asks("the relative risk in {trial}", noun="relative risk", round_to=3)
    ]
    upper: Annotated[
        float,
        Asks("the upper 95% confidence limit of the relative risk in {trial}", round_to=3),
    ]
    reduction_percent: Annotated[
        float,
        Asks(
            "the relative risk reduction in {trial}",
            noun="relative risk reduction",
            unit="%",
            round_to=1,
        ),
    ]


class OddsRatio(Result):
    odds_ratio: Annotated[float, Asks("the odds ratio in {trial}", noun="odds ratio", round_to=3)]
    p_value: Annotated[
        float, Asks("the two-sided p-value of the log odds ratio in {trial}", round_to=6)
    ]


class Benefit(Result):
    absolute_reduction_percent: Annotated[
        float,
        Asks(
            "the absolute risk reduction in {trial}, in percentage points",
            noun="absolute risk reduction in percentage points",
            round_to=2,
        ),
    ]
    number_needed_to_treat: Annotated[
        int,
        Asks("the number needed to treat in {trial}", noun="number needed to treat"),
    ]


@tool(
    kind="retrieval",
    examples=[Example(trial="4S", gives={"treatment": "simvastatin", "year": 1994})],
)
def trial_design(trial: Trial) -> Design:
    """Treatment, comparison, outcome and year of publication of a published trial."""
    row = _known(trial)
    return Design(
        treatment=row.treatment, comparison=row.comparison, outcome=row.outcome, year=row.year
    )


@tool(
    kind="retrieval",
    examples=[Example(trial="4S", arm="control", gives={"events": 256})],
)
def trial_arm_result(trial: Trial, arm: Arm) -> ArmResult:
    """Number and share of the patients of one arm of a published trial who had the outcome."""
    row = _known(trial)
    if arm == "treatment":
        events, patients = row.events, row.patients
    else:
        events, patients = row.control_events, row.control_patients
    return ArmResult(events=events, event_rate_percent=100 * events / patients)


@tool(
    kind="processing",
    examples=[
        Example(trial="4S", gives={"relative_risk": 0.712, "reduction_percent": 28.8}, rel=3e-3)
    ],
)
def trial_relative_risk(trial: Trial) -> RelativeRisk:
    """Relative risk of the outcome in a published trial, its upper 95 % limit, and reduction."""
    table = _table2x2(trial)
    ratio, upper = float(table.riskratio), float(table.riskratio_confint()[1])
    return RelativeRisk(relative_risk=ratio, upper=upper, reduction_percent=100 * (1 - ratio))


@tool(
    kind="processing",
    examples=[Example(trial="BCG Aronson", gives={"odds_ratio": 0.3912}, rel=1e-3)],
)
def trial_odds_ratio(trial: Trial) -> OddsRatio:
    """Odds ratio of the outcome in a published trial and the p-value of its logarithm."""
    table = _table2x2(trial)
    return OddsRatio(odds_ratio=float(table.oddsratio), p_value=float(table.oddsratio_pvalue()))


@tool(
    kind="processing",
    examples=[Example(trial="4S", gives={"number_needed_to_treat": 31})],
)
def trial_number_needed_to_treat(trial: Trial) -> Benefit:
    """Absolute risk reduction of a published trial and the number needed to treat (rounded up)."""
    row = _known(trial)
    gain = row.control_events / row.control_patients - row.events / row.patients
    if gain <= 0:
        raise ToolError(f"The treatment did not lower the risk in {trial}.")
    return Benefit(absolute_reduction_percent=100 * gain, number_needed_to_treat=ceil(1 / gain))


@seeds(ClinicalTrial, source="Published randomised trials")
def trials() -> Iterator[str]:
    """Every trial."""
    yield from _trials()


@cache
def _trials() -> dict[str, Row]:
    path = Path(__file__).with_name("_trials.tsv")
    with path.open(encoding="utf-8") as file:
        return {
            row["trial"]: Row(
                int(row["year"]),
                row["treatment"],
                row["comparison"],
                row["outcome"],
                *(
                    int(row[name])
                    for name in ("events", "patients", "control_events", "control_patients")
                ),
            )
            for row in csv.DictReader(file, delimiter="\t")
        }


def _known(trial: str) -> Row:
    row = _trials().get(trial.strip())
    if row is None:
        raise ToolError(f"The table has no trial {trial[:60]!r}; 4S is one.")
    return row


def _table2x2(trial: str) -> Any:
    from statsmodels.stats.contingency_tables import Table2x2

    row = _known(trial)
    return Table2x2(
        [
            [row.events, row.patients - row.events],
            [row.control_events, row.control_patients - row.control_events],
        ]
    )
