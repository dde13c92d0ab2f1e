"""What a run's calls of models came to: tries, tokens, cost and time, and what a task took."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

from django.db.models import Count, Sum

from synthesis.core.chat import ROLES
from synthesis.models import Episode, EpisodeStatus, ModelCall, Run, RunStatus
from synthesis.models.states import EPISODE_ENDS

STAGES = ("explore", "derive", "invent", "solve", "judge")
"""Kinds of stages, in the order of the work; a stage is called "explore 2"."""

OF_TRIALS = frozenset({"solve", "judge"})
"""Stages that try a task out rather than make it."""


@dataclass(frozen=True, slots=True)
class Spent:
    """Calls that were answered, and what all tries took together.

    ``failed`` counts the tries without a usable answer by their outcome. Tokens and cost are
    those of all tries, ``cached_tokens`` a part of the prompt's; ``seconds`` are summed over
    calls, so they exceed the time that passed.
    """

    calls: int = 0
    failed: Mapping[str, int] = field(default_factory=dict)
    prompt_tokens: int = 0
    completion_tokens: int = 0
    cached_tokens: int = 0
    cost: float = 0.0
    seconds: float = 0.0

    @property
    def tokens(self) -> int:
        return self.prompt_tokens + self.completion_tokens

    @property
    def tries_failed(self) -> int:
        return sum(self.failed.values())

    @property
    def cached_share(self) -> float | None:
        """The part of the prompts that the server had in its prefix cache, 0 to 1."""
        return self.cached_tokens / self.prompt_tokens if self.prompt_tokens else None

    @property
    def seconds_a_call(self) -> float | None:
        tries = self.calls + self.tries_failed
        return self.seconds / tries if tries else None


@dataclass(frozen=True, slots=True)
class Row:
    """Calls that have something in common, and its name."""

    name: str
    spent: Spent


@dataclass(frozen=True, slots=True)
class Usage:
    """A run's calls, in all and by what they were for; a stage's name is "explorer: explore"."""

    total: Spent
    by_role: Sequence[Row]
    by_stage: Sequence[Row]
    by_domain: Sequence[Row]
    by_endpoint: Sequence[Row]
    making: Spent
    verified: int

    def per_verified(self, amount: float) -> float | None:
        """What one verified candidate took of an amount."""
        return amount / self.verified if self.verified else None

    @property
    def calls_a_task(self) -> float | None:
        return self.per_verified(self.total.calls)

    @property
    def tokens_a_task(self) -> float | None:
        return self.per_verified(self.total.tokens)

    @property
    def cost_a_task(self) -> float | None:
        return self.per_verified(self.total.cost)


@dataclass(frozen=True, slots=True)
class StrategyRow:
    """How one strategy did on a plan; the calls are those that made tasks, not those that
    tried them out."""

    strategy: str
    run: Run
    settled: int
    usable: int
    making: Spent

    @property
    def usable_share(self) -> float | None:
        return self.usable / self.settled if self.settled else None

    @property
    def calls_a_task(self) -> float | None:
        return self.making.calls / self.usable if self.usable else None

    @property
    def tokens_a_task(self) -> float | None:
        return self.making.tokens / self.usable if self.usable else None

    @property
    def cost_a_task(self) -> float | None:
        return self.making.cost / self.usable if self.usable else None


def usage(run_id: int) -> Usage:
    """The sums of a run's calls, in one query and a count of its verified episodes."""
    groups = _groups(run_id)
    making = [group for group in groups if group["kind"] not in OF_TRIALS]
    return Usage(
        total=_sum(groups),
        by_role=_by(groups, lambda group: group["role"], ROLES),
        by_stage=_by(groups, lambda group: f"{group['role']}: {group['kind']}", _STAGE_NAMES),
        by_domain=_by(groups, lambda group: group["domain"]),
        by_endpoint=_by(groups, lambda group: group["endpoint"]),
        making=_sum(making),
        verified=Episode.objects.of(run_id).counts().get(EpisodeStatus.VERIFIED, 0),
    )


def strategies(run: Run, found: Usage | None = None) -> list[StrategyRow]:
    """This run and the newest with the same plan and the other strategy, evidence-first first.

    Empty when there is no such run.
    """
    other = counterpart(run)
    if other is None:
        return []
    rows = [_strategy_row(run, found or usage(run.pk)), _strategy_row(other, usage(other.pk))]
    return sorted(rows, key=lambda row: row.strategy)


def counterpart(run: Run) -> Run | None:
    """The newest model-driven run with the same plan and the other strategy."""
    same = Run.objects.filter(plan_digest=run.plan_digest, engine=run.engine)
    wanted = other_strategy(strategy_of(run))
    kept = same.exclude(pk=run.pk).exclude(status=RunStatus.CANCELLED).newest_first()
    return next((found for found in kept if strategy_of(found) == wanted), None)


def strategy_of(run: Run) -> str:
    return str(run.settings.get("strategy", "evidence-first"))


def other_strategy(strategy: str) -> str:
    return "evidence-first" if strategy == "query-first" else "query-first"


def spent_json(spent: Spent) -> dict[str, Any]:
    """The sums as programs see them."""
    told = {item.name: getattr(spent, item.name) for item in fields(spent)}
    return {**told, "cost": round(spent.cost, 9), "seconds": round(spent.seconds, 3)}


def usage_json(found: Usage) -> dict[str, Any]:
    """A run's usage as programs see it."""

    def rows(named: Sequence[Row]) -> dict[str, Any]:
        return {row.name: spent_json(row.spent) for row in named}

    return {
        **spent_json(found.total),
        "by_role": rows(found.by_role),
        "by_stage": rows(found.by_stage),
        "by_domain": rows(found.by_domain),
        "by_endpoint": rows(found.by_endpoint),
        "per_verified": {
            "calls": found.calls_a_task,
            "tokens": found.tokens_a_task,
            "cost": found.cost_a_task,
        },
    }


_STAGE_NAMES = tuple(f"{role}: {stage}" for stage in STAGES for role in ROLES)

_SUMS = ("prompt_tokens", "completion_tokens", "cached_tokens", "cost", "seconds")


def _groups(run_id: int) -> list[dict[str, Any]]:
    """Sums by role, stage, endpoint, outcome and domain; a few hundred rows at most."""
    rows = (
        ModelCall.objects.of(run_id)
        .order_by()
        .values("role", "stage", "endpoint", "outcome", "episode__domain")
        .annotate(n=Count("pk"), **{f"sum_{name}": Sum(name) for name in _SUMS})
    )
    return [
        {**row, "kind": row["stage"].partition(" ")[0], "domain": row["episode__domain"]}
        for row in rows
    ]


def _by(
    groups: Iterable[dict[str, Any]],
    name: Callable[[dict[str, Any]], str],
    order: Sequence[str] = (),
) -> list[Row]:
    """The groups summed by a name, those in ``order`` first and the rest by name."""
    found: dict[str, list[dict[str, Any]]] = {}
    for group in groups:
        found.setdefault(name(group), []).append(group)
    place = {known: number for number, known in enumerate(order)}
    names = sorted(found, key=lambda key: (place.get(key, len(place)), key))
    return [Row(key, _sum(found[key])) for key in names]


def _sum(groups: Iterable[dict[str, Any]]) -> Spent:
    calls, failed, sums = 0, Counter[str](), Counter[str]()
    for group in groups:
        if group["outcome"] == ModelCall.ANSWERED:
            calls += group["n"]
        else:
            failed[group["outcome"]] += group["n"]
        for name in _SUMS:
            sums[name] += group[f"sum_{name}"]
    ranked = dict(sorted(failed.items(), key=lambda item: (-item[1], item[0])))
    return Spent(calls, ranked, **{name: sums[name] for name in _SUMS})


def _strategy_row(run: Run, found: Usage) -> StrategyRow:
    counts = Episode.objects.of(run.pk).counts()
    return StrategyRow(
        strategy=strategy_of(run),
        run=run,
        settled=sum(counts.get(status, 0) for status in EPISODE_ENDS),
        usable=found.verified,
        making=found.making,
    )
