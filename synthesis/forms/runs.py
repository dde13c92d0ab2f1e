"""The form that describes a run, and the plan settings that it comes to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from synthesis.core.sampling import PlanSettings
from synthesis.core.values import DOMAINS, ToolSpec
from synthesis.engines import ENGINES
from synthesis.models import PoolSubset

DOMAIN_CHOICES = [(domain, domain) for domain in DOMAINS]
KIND_CHOICES = [("retrieval", "retrieval"), ("processing", "processing")]


def _whole(label: str, initial: int, help_text: str = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        initial=initial,
        help_text=help_text,
        error_messages={
            "invalid": f"{label} must be a whole number.",
            "required": f"{label} is missing.",
        },
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )


def _ticks(label: str, choices: list[tuple[str, str]], help_text: str) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        choices=choices,
        required=False,
        help_text=help_text,
        widget=forms.CheckboxSelectMultiple,
    )


class RunForm(forms.Form):
    """Which tools, which seeds, how many episodes and how deep.

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
    random_seed = _whole("Random seed", 0, "The same settings and seed give the same tasks.")

    def settings(self, everything: tuple[str, ...], specs: Mapping[str, ToolSpec]) -> PlanSettings:
        """What the form asks for; ``everything`` is the pool where no subset is chosen."""
        data = self.cleaned_data
        subset: PoolSubset | None = data["subset"]
        pool = tuple(subset.tools) if subset else everything
        return PlanSettings(
            pool=tuple(name for name in pool if self._keeps(specs.get(name))),
            domains=tuple(data["domains"]) or DOMAINS,  # type: ignore[arg-type]
            **{name: data[name] for name in _SAME_NAME},
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
