"""What a run may spend: how far that is spent, and giving it more."""

from __future__ import annotations

import math
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from synthesis.core.errors import BudgetError, ConfigurationError
from synthesis.models import Run, RunStatus
from synthesis.services.model_calls import Spent


@dataclass(frozen=True, slots=True)
class BudgetState:
    """One limit of a run: how far it is spent. ``limit`` 0 is none."""

    name: str
    limit: float
    spent: float

    @property
    def share(self) -> float:
        """How much of the limit is spent, 0 to 1."""
        return min(1.0, self.spent / self.limit) if self.limit else 0.0

    @property
    def is_spent(self) -> bool:
        return bool(self.limit) and self.spent >= self.limit

    def __str__(self) -> str:
        what = "of money" if self.name == "money" else self.name
        return f"The run's budget of {self.limit:,g} {what} is spent ({self.spent:,.6g})."


def budgets(run: Run, spent: Spent | None = None) -> tuple[BudgetState, ...]:
    """The limits on tokens, money and seconds of running, with what is spent of each.

    ``spent`` is what is known to be spent where the run was read some time ago.
    """
    spent = spent or Spent(run.tokens_spent, run.money_spent)
    return (
        BudgetState("tokens", run.settings.get("budget_tokens", 0), spent.tokens),
        BudgetState("money", run.settings.get("budget_money", 0.0), spent.money),
        BudgetState("seconds", run.settings.get("budget_seconds", 0.0), seconds_spent(run)),
    )


def check_budgets(run: Run, spent: Spent) -> None:
    """Raises ``BudgetError`` when a limit is reached."""
    for state in budgets(run, spent):
        if state.is_spent:
            raise BudgetError(str(state))


def seconds_spent(run: Run) -> float:
    """How long the run has been running, all its spells together."""
    spell = 0.0
    if run.status == RunStatus.RUNNING and run.went_on_at:
        spell = (timezone.now() - run.went_on_at).total_seconds()
    return run.seconds_spent + spell


def stopped_by_budget(run: Run) -> bool:
    """Whether the run would stop again at once if it went on as it is."""
    return run.status == RunStatus.PAUSED and any(state.is_spent for state in budgets(run))


@transaction.atomic
def raise_budget(
    run: Run,
    tokens: int | None = None,
    money: float | None = None,
    seconds: float | None = None,
) -> Run:
    """Put new limits in the place of those given; 0 takes a limit away, None leaves it.

    The run is not set going by this. Raises ``ConfigurationError`` for a run that is over,
    and for a limit that is spent already.
    """
    locked = Run.objects.select_for_update().get(pk=run.pk)
    if locked.status in (RunStatus.FINISHED, RunStatus.CANCELLED):
        raise ConfigurationError(f"Run {locked.pk} is {locked.status}; its budget is history.")
    asked = {"tokens": tokens, "money": money, "seconds": seconds}
    for state in budgets(locked):
        limit = asked[state.name]
        if limit is not None:
            _check(state, limit)
            locked.settings[f"budget_{state.name}"] = limit
    locked.save(update_fields=["settings"])
    return locked


def _check(state: BudgetState, limit: float) -> None:
    if not (math.isfinite(limit) and 0 <= limit < 1e15):
        raise ConfigurationError(
            f"The budget of {state.name} must not be negative, nor endless; 0 takes it away."
        )
    if limit and limit <= state.spent:
        raise ConfigurationError(
            f"{state.spent:,.6g} {state.name} are spent already, so a budget of {limit:,.6g} "
            "would stop the run again at once; give more, or 0 for no limit."
        )
