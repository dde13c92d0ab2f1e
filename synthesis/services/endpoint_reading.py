"""Endpoints as people and programs see them: everything but their keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Sum
from django.utils import timezone

from synthesis.core.chat import ROLES, Role
from synthesis.core.endpoint_rules import ENVIRONMENT
from synthesis.core.errors import ConfigurationError
from synthesis.models import Endpoint, EndpointUse, RoleChoice
from synthesis.services import keys
from synthesis.services.endpoints import environment, players

SHOWN_FIELDS = (
    "name",
    "base_url",
    "model",
    "sampling",
    "max_concurrency",
    "price_in",
    "price_out",
    "tool_calling",
    "structured_output",
    "timeout_seconds",
    "metrics_url",
    "level",
    "test_report",
    "tested_at",
)


@dataclass(frozen=True, slots=True)
class ShownEndpoint:
    """An endpoint, the roles that it plays now, and the calls that it answers now."""

    endpoint: Endpoint
    roles: Sequence[Role]
    in_flight: int

    @property
    def from_settings(self) -> bool:
        return self.endpoint.name == ENVIRONMENT

    @property
    def level(self) -> int:
        """How many calls at once it was last found to take; 0 before anything is learnt."""
        return round(self.endpoint.level)

    @property
    def key(self) -> str:
        """Where the key is: "none", "stored" or "environment"."""
        if self.endpoint.key_variable:
            return "environment"
        return "stored" if self.endpoint.encrypted_key else "none"

    @property
    def key_is_missing(self) -> bool:
        """Whether its variable is empty in this process."""
        variable = self.endpoint.key_variable
        return bool(variable) and not keys.from_environment(variable)

    @property
    def tested(self) -> str:
        """How the last test went: "pass", "fail" or "not tested"."""
        if not self.endpoint.test_report:
            return "not tested"
        return "pass" if self.endpoint.test_report["passed"] else "fail"

    def to_json(self) -> dict[str, Any]:
        """As the API and commands give it."""
        shown = {name: getattr(self.endpoint, name) for name in SHOWN_FIELDS}
        return shown | {
            "key": self.key,
            "key_variable": self.endpoint.key_variable,
            "from_settings": self.from_settings,
            "roles": list(self.roles),
            "in_flight": self.in_flight,
        }


@dataclass(frozen=True, slots=True)
class Cast:
    """Who plays a role: the endpoint that was chosen, and the one that would play now."""

    role: Role
    chosen: str | None
    plays: str | None


def every_endpoint() -> list[ShownEndpoint]:
    """All of them by name, with that of the settings when they describe one."""
    ours = Endpoint.objects.exclude(name=ENVIRONMENT)
    found = Endpoint.objects.all() if _settings_describe_one() else ours
    return _shown(sorted(found, key=lambda endpoint: endpoint.name))


def one_endpoint(name: str) -> ShownEndpoint:
    """The endpoint of that name; raises ``ConfigurationError`` when there is none."""
    for shown in every_endpoint():  # there are a handful
        if shown.endpoint.name == name:
            return shown
    raise ConfigurationError(f"There is no endpoint {name!r}.")


def environment_problem() -> str:
    """Why the endpoint that the settings describe cannot be used; empty when nothing is wrong."""
    try:
        environment()
    except ConfigurationError as error:
        return str(error)
    return ""


def roles() -> list[Cast]:
    """Who plays each role."""
    chosen = dict(RoleChoice.objects.values_list("role", "endpoint__name"))
    now = players()
    return [
        Cast(role, chosen.get(role), endpoint.name if (endpoint := now[role]) else None)
        for role in ROLES
    ]


def _settings_describe_one() -> bool:
    """Whether they do; its row is then as they say."""
    try:
        return environment() is not None
    except ConfigurationError:
        return False


def _shown(found: Iterable[Endpoint]) -> list[ShownEndpoint]:
    played = _played()
    calls = EndpointUse.objects.live(timezone.now()).order_by()
    in_flight = dict(calls.values_list("endpoint").annotate(Sum("in_flight")))
    return [
        ShownEndpoint(endpoint, played.get(endpoint.pk, []), in_flight.get(endpoint.pk, 0))
        for endpoint in found
    ]


def _played() -> Mapping[int, list[Role]]:
    by_endpoint: dict[int, list[Role]] = {}
    for role, endpoint in players().items():
        if endpoint is not None:
            by_endpoint.setdefault(endpoint.pk, []).append(role)
    return by_endpoint
