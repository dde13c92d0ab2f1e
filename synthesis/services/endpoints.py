"""Endpoints as runs use them: who plays a role, and what the wire needs to know.

What a run is planned with is stored without keys. A key is joined to it at the last moment,
and only ever to the address that the key was given for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings

from synthesis.core.addresses import read_base_url
from synthesis.core.chat import ROLES, Role
from synthesis.core.endpoint_rules import ENVIRONMENT, OWN_VARIABLE
from synthesis.core.errors import ConfigurationError
from synthesis.core.model_options import flat_sampling
from synthesis.core.values import Json
from synthesis.engines.openai.endpoint import EndpointSettings
from synthesis.models import Endpoint, RoleChoice, Run
from synthesis.services import keys

KEPT_WITH_A_RUN = (
    "name",
    "base_url",
    "model",
    "sampling",
    "max_concurrency",
    "price_in",
    "price_out",
    "tool_calling",
    "structured_output",
)


def settings_of(endpoint: Endpoint) -> EndpointSettings:
    """What the wire needs, with the key; raises ``ConfigurationError`` when that is missing."""
    return _settings(endpoint, stored(endpoint))


def stored(endpoint: Endpoint) -> dict[str, Json]:
    """What a run keeps of an endpoint; there is no key in it."""
    return {"id": endpoint.pk} | {name: getattr(endpoint, name) for name in KEPT_WITH_A_RUN}


def endpoint_for(role: Role) -> Endpoint:
    """The endpoint that plays a role in runs planned from now on.

    That is the one chosen, else the one of the environment; raises ``ConfigurationError``
    when there is neither.
    """
    choice = RoleChoice.objects.select_related("endpoint").filter(role=role).first()
    if choice is None:
        found = environment()
    elif choice.endpoint.name == ENVIRONMENT:
        found = environment()
        if found is None:
            raise ConfigurationError(
                f"The {role} is played by the endpoint of the environment, but DIVE_LLM_BASE_URL "
                "and DIVE_LLM_MODEL are not set. Set both, or give the role to another endpoint."
            )
    else:
        found = choice.endpoint
    if found is None:
        raise ConfigurationError(
            f"No endpoint plays the {role}. Add one under Endpoints, or with `manage.py endpoints "
            "add`, and give it the role; or set DIVE_LLM_BASE_URL and DIVE_LLM_MODEL."
        )
    return found


def players() -> dict[Role, Endpoint | None]:
    """Who would play each role now; None where a run could not be planned."""
    found: dict[Role, Endpoint | None] = {}
    for role in ROLES:
        try:
            found[role] = endpoint_for(role)
        except ConfigurationError:
            found[role] = None
    return found


def resolve(roles: Iterable[Role]) -> dict[Role, dict[str, Json]]:
    """What a run that needs these roles stores of their endpoints.

    Raises ``ConfigurationError`` when a role has none, and when a key is missing: a run that
    cannot make its first call should not begin.
    """
    found = {}
    for role in roles:
        endpoint = endpoint_for(role)
        settings_of(endpoint)
        found[role] = stored(endpoint)
    return found


def from_run(run: Run, role: Role) -> EndpointSettings:
    """What the wire needs for a role of a planned run.

    Model, sampling, prices and manner are those that the run was planned with. Where the
    server is, its key and its limits are those of now, so that a server may move. Raises
    ``ConfigurationError`` when the run has no such role, or its endpoint or key is gone.
    """
    return _settings(endpoint_of_run(run, role), run.endpoints[role])


def endpoint_of_run(run: Run, role: Role) -> Endpoint:
    """The endpoint that plays a role in a planned run; raises ``ConfigurationError``."""
    kept = run.endpoints.get(role)
    if kept is None:
        raise ConfigurationError(
            f"Run {run.pk} was planned without a {role}. Plan a new run with one."
        )
    if kept["name"] == ENVIRONMENT:
        found = environment()
    else:
        by_id = Endpoint.objects.filter(pk=kept["id"]).first()
        found = by_id or Endpoint.objects.filter(name=kept["name"]).first()
    if found is None:
        raise ConfigurationError(_gone(run, role, kept["name"]))
    return found


def environment() -> Endpoint | None:
    """The endpoint that the DIVE_LLM_ settings describe, kept in the table as they are now.

    None when they describe none; raises ``ConfigurationError`` when they cannot be used.
    """
    if not (settings.LLM_BASE_URL and settings.LLM_MODEL):
        return None
    wanted: dict[str, Any] = {
        "base_url": _own_address(),
        "model": settings.LLM_MODEL,
        "key_variable": OWN_VARIABLE if settings.LLM_API_KEY else "",
        "max_concurrency": settings.LLM_CONCURRENCY,
        "tool_calling": settings.LLM_TOOL_CALLING,
        "structured_output": settings.LLM_STRUCTURED_OUTPUT,
    }
    found, _ = Endpoint.objects.get_or_create(name=ENVIRONMENT, defaults=wanted)
    changed = {name for name, value in wanted.items() if getattr(found, name) != value}
    if changed:
        for name in changed:
            setattr(found, name, wanted[name])
        changed |= forget_what_was_learnt(found, changed)
        found.save(update_fields=[*changed, "updated_at"])
    return found


def forget_what_was_learnt(endpoint: Endpoint, changed: set[str]) -> set[str]:
    """What a server took and how its test went says nothing of another server or model.

    Gives the fields that were emptied; the caller saves them.
    """
    emptied: set[str] = set()
    if changed & {"base_url", "model"}:
        endpoint.level, endpoint.learnt = 0.0, {}
        emptied |= {"level", "learnt"}
    if changed & {"base_url", "model", "sampling", "key_variable", "encrypted_key"}:
        endpoint.test_report, endpoint.tested_at = None, None
        emptied |= {"test_report", "tested_at"}
    return emptied


def _own_address() -> str:
    try:
        return read_base_url(settings.LLM_BASE_URL)
    except ConfigurationError as error:
        raise ConfigurationError(f"DIVE_LLM_BASE_URL cannot be used. {error}") from None


def _settings(endpoint: Endpoint, kept: Mapping[str, Any]) -> EndpointSettings:
    return EndpointSettings(
        name=endpoint.name,
        base_url=endpoint.base_url,
        model=kept["model"],
        api_key=_key(endpoint),
        sampling=flat_sampling(kept["sampling"]),
        max_concurrency=endpoint.max_concurrency,
        price_in=kept["price_in"],
        price_out=kept["price_out"],
        tool_calling=kept["tool_calling"],
        structured_output=kept["structured_output"],
        timeout=endpoint.timeout_seconds,
    )


def _key(endpoint: Endpoint) -> str:
    """The key of an endpoint, or nothing when it needs none."""
    if endpoint.key_variable:
        key = keys.from_environment(endpoint.key_variable)
        if not key:
            raise ConfigurationError(
                f"The endpoint {endpoint.name} takes its key from {endpoint.key_variable}, which "
                "is not set here. Set it for web, workers and commands, and start them again."
            )
        return key
    if not endpoint.encrypted_key:
        return ""
    try:
        return keys.decrypt(endpoint.encrypted_key)
    except ConfigurationError as error:
        raise ConfigurationError(f"Endpoint {endpoint.name}: {error}") from None


def _gone(run: Run, role: Role, name: str) -> str:
    if name == ENVIRONMENT:
        return (
            f"Run {run.pk} was planned with the {role} of the environment, but DIVE_LLM_BASE_URL "
            "and DIVE_LLM_MODEL are not set. Set both and start web and workers again."
        )
    return (
        f"The endpoint {name}, which is the {role} of run {run.pk}, was removed. "
        "Add an endpoint of that name, then resume the run."
    )
