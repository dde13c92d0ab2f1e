"""The forms of endpoints: one of an endpoint, one of who plays which role."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.contrib.auth.models import User

from synthesis.core.chat import ROLES
from synthesis.core.endpoint_rules import EndpointRefused
from synthesis.core.errors import ConfigurationError
from synthesis.models import Endpoint
from synthesis.services.endpoint_edits import give_roles, save_endpoint
from synthesis.services.endpoint_reading import Cast, ShownEndpoint

KEEP, NONE, GIVEN, VARIABLE = "keep", "none", "given", "variable"

ROLE_HELP = {
    "explorer": "Calls tools and looks around.",
    "deriver": "Writes the task from what was found.",
    "judge": "Compares answers where comparing by type cannot tell.",
    "solver": "Tries the task without the evidence.",
}


def _text(label: str, help_text: str = "", **attributes: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,  # the service says what is missing, for every edge alike
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", **attributes}),
    )


def _amount(label: str, initial: float, help_text: str = "") -> forms.FloatField:
    return forms.FloatField(
        label=label,
        initial=initial,
        help_text=help_text,
        error_messages={
            "invalid": f"{label} must be a number.",
            "required": f"{label} is missing.",
        },
        widget=forms.NumberInput(attrs={"inputmode": "decimal", "step": "any"}),
    )


class SamplingField(forms.CharField):
    """A JSON object, as text; empty is no option at all."""

    widget = forms.Textarea(attrs={"rows": 3, "class": "mono", "spellcheck": "false"})

    def prepare_value(self, value: Any) -> Any:
        return json.dumps(value, indent=2) if isinstance(value, dict) else value

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        try:
            return json.loads(text) if text else {}
        except (ValueError, RecursionError) as error:
            raise forms.ValidationError(f"This is not JSON: {error}.") from None


class EndpointForm(forms.Form):
    """What an endpoint is; the service judges it. A key that was typed is never shown again."""

    name = _text("Name", "Small letters, digits, dots and dashes.", placeholder="qwen3-8b")
    base_url = _text(
        "Address",
        "Of an OpenAI-compatible server, up to /v1.",
        placeholder="http://localhost:8001/v1",
        inputmode="url",
    )
    model = _text("Model", "As the server calls it.", placeholder="Qwen/Qwen3-8B")
    key_is = forms.ChoiceField(label="The key is", widget=forms.RadioSelect)
    key = forms.CharField(
        label="Key",
        required=False,
        help_text="Stored encrypted and never shown again.",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password", "spellcheck": "false"}),
    )
    key_variable = _text(
        "Variable of the environment",
        "DIVE_LLM_API_KEY, or one that begins with DIVE_KEY_.",
        placeholder="DIVE_KEY_TEACHER",
    )
    sampling = SamplingField(
        label="Sampling",
        required=False,
        help_text="Goes into every request: temperature, top_p, max_tokens, seed, stop, "
        "presence_penalty, frequency_penalty, reasoning_effort; what only your server knows "
        "goes into extra_body.",
    )
    max_concurrency = forms.IntegerField(
        label="Most calls at once",
        initial=64,
        help_text="Over all workers. Below it, the studio finds out what the server takes.",
        error_messages={
            "invalid": "Most calls at once must be a whole number.",
            "required": "Most calls at once is missing.",
        },
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    timeout_seconds = _amount("Seconds a call may take", 300)
    price_in = _amount("Price in", 0, "Per million prompt tokens.")
    price_out = _amount("Price out", 0, "Per million tokens of replies.")
    tool_calling = forms.ChoiceField(label="Tool calling", choices=Endpoint.ToolCalling.choices)
    structured_output = forms.ChoiceField(
        label="Structured output", choices=Endpoint.StructuredOutput.choices
    )
    metrics_url = _text("Metrics", "Prometheus metrics; empty: /metrics of the server.")

    def __init__(self, *args: Any, shown: ShownEndpoint | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.endpoint = shown.endpoint if shown else None
        choices = [(NONE, "none"), (GIVEN, "typed here"), (VARIABLE, "in a variable")]
        if shown and shown.key != "none":
            choices.insert(0, (KEEP, "as it was"))
        key_is = cast(forms.ChoiceField, self.fields["key_is"])
        key_is.choices, key_is.initial = choices, choices[0][0]

    def clean(self) -> dict[str, Any]:
        """A key that is typed but not chosen is not guessed about: a browser may have filled it."""
        data: dict[str, Any] = super().clean() or {}
        chosen = data.get("key_is")
        if data.get("key") and chosen != GIVEN:
            self.add_error("key", "Choose “typed here”, or empty the field.")
        if chosen == GIVEN and not data.get("key"):
            self.add_error("key", "Type the key; one that was typed before is not shown again.")
        if chosen == VARIABLE and not data.get("key_variable"):
            self.add_error("key_variable", "Name the variable that holds the key.")
        return data

    def save(self, by: User | None) -> Endpoint | None:
        """The saved endpoint; None when it was refused, with the sentence beside its field."""
        if not self.is_valid():
            return None
        try:
            return save_endpoint(self._given(), self.endpoint, by)
        except EndpointRefused as refusal:
            self.add_error(refusal.field, str(refusal))
        except ConfigurationError as error:
            self.add_error(None, str(error))
        return None

    def _given(self) -> dict[str, Any]:
        data = dict(self.cleaned_data)
        key, variable = data.pop("key"), data.pop("key_variable")
        match data.pop("key_is"):
            case "none":
                data["key"] = ""
            case "given":
                data["key"] = key
            case "variable":
                data["key_variable"] = variable
        return data


class RolesForm(forms.Form):
    """Who plays each role; what is left open falls to the endpoint of the settings."""

    def __init__(
        self, roles: Iterable[Cast], endpoints: Iterable[ShownEndpoint], *args: Any
    ) -> None:
        super().__init__(*args)
        names = [shown.endpoint.name for shown in endpoints]
        for part in roles:
            left = "nobody" if part.chosen or not part.plays else f"{part.plays} (by the settings)"
            gone = [part.chosen] if part.chosen and part.chosen not in names else []
            self.fields[part.role] = forms.ChoiceField(
                label=part.role.capitalize(),
                help_text=ROLE_HELP[part.role],
                required=False,
                initial=part.chosen or "",
                choices=[("", left), *((name, name) for name in [*names, *gone])],
            )

    def save(self) -> bool:
        """Whether the roles were given; if not, the sentence stands beside its role."""
        if not self.is_valid():
            return False
        try:
            give_roles({role: self.cleaned_data[role] or None for role in ROLES})
        except EndpointRefused as refusal:
            self.add_error(refusal.field, str(refusal))
            return False
        return True
