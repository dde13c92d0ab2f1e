"""The form that describes a run, and the plan settings that it comes to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from synthesis.core.errors import ConfigurationError
from synthesis.core.sampling import KEEPS, STRATEGIES, PlanSettings
from synthesis.core.values import DOMAINS, ToolSpec
from synthesis.engines import ENGINES
from synthesis.models import PoolSubset

DOMAIN_CHOICES = [(domain, domain) for domain in DOMAINS]
KIND_CHOICES = [("retrieval", "retrieval"), ("processing", "processing")]
KEEP_WORDS = {"all": "all", "sometimes": "those not always solved"}
KEEP_CHOICES = [(keep, KEEP_WORDS[keep]) for keep in KEEPS]


def _whole(
    label: str, initial: int | None, help_text: str = "", required: bool = True
) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        initial=initial,
        help_text=help_text,
        required=required,
        error_messages={
            "invalid": f"{label} must be a whole number.",
            "required": f"{label} is missing.",
        },
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )


def _amount(label: str, help_text: str) -> forms.FloatField:
    return forms.FloatField(
        label=label,
        help_text=help_text,
        required=False,
        error_messages={"invalid": f"{label} must be a number."},
        widget=forms.NumberInput(attrs={"inputmode": "decimal", "step": "any", "min": "0"}),
    )


def _ticks(
    label: str, choices: Sequence[tuple[str, str]], help_text: str
) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        choices=choices,
        required=False,
        help_text=help_text,
        widget=forms.CheckboxSelectMultiple,
    )


class BudgetForm(forms.Form):
    """What a run may spend; a limit that is left empty is none."""

    budget_tokens = _whole("Tokens", None, "Prompts and replies together.", required=False)
    budget_money = _amount("Money", "In the currency of the endpoints' prices.")
    budget_seconds = _amount("Seconds", "Of running; a pause does not count.")

    @classmethod
    def of(cls, settings: Mapping[str, Any]) -> BudgetForm:
        """The form with the limits of a run; it has none where they are 0."""
        return cls(initial={name: settings.get(name) or None for name in cls.base_fields})

    def limits(self) -> dict[str, Any]:
        """The limits as ``raise_budget`` takes them; raises ``ConfigurationError``."""
        if not self.is_valid():
            raise ConfigurationError(" ".join(str(item[0]) for item in self.errors.values()))
        data: dict[str, Any] = self.cleaned_data
        return {
            "tokens": data["budget_tokens"] or 0,
            "money": data["budget_money"] or 0.0,
            "seconds": data["budget_seconds"] or 0.0,
        }


class RunForm(BudgetForm):
    """Which tools, which seeds, how many episodes and how deep, and who works on them.

    Whether such a run can be is for ``sampling.check_settings`` to say.
    """

    name = forms.CharField(
        required=False, max_length=200, help_text="Left empty, it is named by count and date."
    )
    subset = forms.ModelChoiceField(
        PoolSubset.objects.by_name(),
        required=False,
        empty_label="Every tool but those that fail validation",
        error_messages={"invalid_choice": "That subset is gone; choose another."},
    )
    tool_domains = _ticks("Tools of these domains only", DOMAIN_CHOICES, "None ticked: all.")
    tool_kinds = _ticks("Tools of this kind only", KIND_CHOICES, "None ticked: both.")
    domains = _ticks("Domains of the seeds", DOMAIN_CHOICES, "None ticked: all, evenly.")
    count = _whole("Episodes", 20)
    toolset_min = _whole("Smallest toolset", 15)
    toolset_max = _whole("Largest toolset", 50)
    iterations = _whole("Iterations", 3, "Each deepens the task.")
    steps = _whole("Steps an iteration", 6, "At most this many tool calls.")
    engine = forms.ChoiceField(choices=[(name, name) for name in ENGINES])
    random_seed = _whole(
        "Random seed", 0, "The same settings and seed draw the same configurations."
    )
    strategy = forms.ChoiceField(
        choices=[(name, name) for name in STRATEGIES],
        required=False,
        help_text="query-first is the old way: one iteration, its question invented beforehand.",
    )
    attempts = _whole("Attempts", 0, "How often a solver tries each task.", required=False)
    solver_turns = _whole("Turns of the solver", 10, "At most, in each attempt.", required=False)
    keep = forms.ChoiceField(
        label="Tasks to keep",
        choices=KEEP_CHOICES,
        required=False,
        help_text="Never-solved ones always stay: people look at them.",
    )

    def settings(self, everything: tuple[str, ...], specs: Mapping[str, ToolSpec]) -> PlanSettings:
        """What the form asks for; ``everything`` is the pool where no subset is chosen."""
        data = self.cleaned_data
        subset: PoolSubset | None = data["subset"]
        pool = tuple(subset.tools) if subset else everything
        stated = {name: data[name] for name in _MAY_BE_EMPTY if data[name] not in (None, "")}
        return PlanSettings(
            pool=tuple(name for name in pool if self._keeps(specs.get(name))),
            domains=tuple(data["domains"]) or DOMAINS,
            **{name: data[name] for name in _SAME_NAME},
            **stated,
        )

    @property
    def concerns_models(self) -> bool:
        """Whether the part about models should be open: it is used, or something in it is wrong."""
        names = (*_MAY_BE_EMPTY, "engine")
        return any(self.errors.get(name) for name in names) or (
            self.is_bound and self.data.get("engine") not in (None, "", "builtin")
        )

    def _keeps(self, spec: ToolSpec | None) -> bool:
        """A tool that has left the pool stays in, so that the refusal names it."""
        data: dict[str, Any] = self.cleaned_data
        if spec is None:
            return True
        return (not data["tool_domains"] or spec.domain in data["tool_domains"]) and (
            not data["tool_kinds"] or spec.kind in data["tool_kinds"]
        )


_SAME_NAME = ("count", "toolset_min", "toolset_max", "iterations", "steps", "random_seed", "engine")

_MAY_BE_EMPTY = (
    "strategy",
    "attempts",
    "solver_turns",
    "keep",
    "budget_tokens",
    "budget_money",
    "budget_seconds",
)
"""Left empty, these are what ``PlanSettings`` says."""
