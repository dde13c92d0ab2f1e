"""Adding, changing and removing endpoints, and giving them roles. Edges let operators only."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from synthesis.core import addresses, model_options
from synthesis.core import endpoint_rules as rules
from synthesis.core.chat import ROLES, Role
from synthesis.core.endpoint_rules import ENVIRONMENT, EndpointRefused
from synthesis.core.errors import ConfigurationError
from synthesis.models import Endpoint, RoleChoice, Run
from synthesis.services import keys
from synthesis.services.endpoints import environment, forget_what_was_learnt

FIELDS: Mapping[str, Callable[[Any], Any]] = {
    "name": rules.read_name,
    "base_url": addresses.read_base_url,
    "model": rules.read_model,
    "sampling": model_options.read_sampling,
    "max_concurrency": lambda value: rules.read_whole(
        "max_concurrency", value, 1, rules.MOST_CONCURRENCY
    ),
    "price_in": lambda value: rules.read_number("price_in", value, 0, rules.MOST_PRICE),
    "price_out": lambda value: rules.read_number("price_out", value, 0, rules.MOST_PRICE),
    "tool_calling": lambda value: rules.read_choice(
        "tool_calling", value, Endpoint.ToolCalling.values
    ),
    "structured_output": lambda value: rules.read_choice(
        "structured_output", value, Endpoint.StructuredOutput.values
    ),
    "timeout_seconds": lambda value: rules.read_number(
        "timeout_seconds", value, 1, rules.LONGEST_TIMEOUT
    ),
    "metrics_url": addresses.read_metrics_url,
}
"""What may be given besides a key, and the rule of each."""

KEY_AGAIN = (
    "The address changed, so give the key again: one that was given for a server is not sent "
    "to another by itself."
)
READ_ONLY = (
    "The endpoint “environment” is described by the DIVE_LLM_ settings; change it there and "
    "start web and workers again."
)


def save_endpoint(
    given: Mapping[str, Any], endpoint: Endpoint | None = None, by: User | None = None
) -> Endpoint:
    """Add an endpoint, or change those fields of one that are given.

    ``given`` may hold any of ``FIELDS``, and either ``key`` (text, kept encrypted) or
    ``key_variable``; an empty one forgets the key. Raises ``EndpointRefused``, which names the
    field.
    """
    values = {name: rule(given[name]) for name, rule in FIELDS.items() if name in given}
    values |= _key_fields(given)
    try:
        with transaction.atomic():
            return _write(values, endpoint, by)
    except IntegrityError:
        raise EndpointRefused(
            "name", f"There is an endpoint called {values['name']} already; choose another name."
        ) from None


def delete_endpoint(endpoint: Endpoint) -> None:
    """Forget an endpoint, its key and its roles.

    Raises ``ConfigurationError`` while a run that is under way uses it.
    """
    _check_ours(endpoint)
    with transaction.atomic():
        locked = _locked(endpoint)
        busy = [run.pk for run in Run.objects.unfinished() if _uses(run, locked)]
        if busy:
            raise ConfigurationError(
                f"Run {busy[0]} is under way with the endpoint {locked.name}. "
                "Pause or cancel it first."
            )
        locked.delete()


def give_role(role: Role, endpoint: Endpoint) -> None:
    """Let an endpoint play a role in runs planned from now on."""
    _check_role(role)
    if endpoint.name == ENVIRONMENT and environment() is None:
        raise EndpointRefused(
            role,
            "The settings describe no endpoint: set DIVE_LLM_BASE_URL and DIVE_LLM_MODEL first.",
        )
    RoleChoice.objects.update_or_create(role=role, defaults={"endpoint": endpoint})


@transaction.atomic
def give_roles(choices: Mapping[Role, str | None]) -> None:
    """Give several roles at once, each to an endpoint by its name; None leaves it.

    Raises ``EndpointRefused``, which names the role, and then gives none.
    """
    for role, name in choices.items():
        if name is None:
            take_role(role)
            continue
        endpoint = Endpoint.objects.filter(name=name).first()
        if endpoint is None:
            raise EndpointRefused(role, f"There is no endpoint {name!r}.")
        give_role(role, endpoint)


def take_role(role: Role) -> None:
    """Leave a role to the endpoint of the environment, if there is one."""
    _check_role(role)
    RoleChoice.objects.filter(role=role).delete()


def _write(values: dict[str, Any], endpoint: Endpoint | None, by: User | None) -> Endpoint:
    if endpoint is None:
        for name in ("name", "base_url", "model"):
            if name not in values:
                FIELDS[name]("")  # refuses, in the words of the rule
        return Endpoint.objects.create(**values, updated_by=by)
    _check_ours(endpoint)
    locked = _locked(endpoint)
    _check_key_given_again(locked, values)
    changed = {name for name, value in values.items() if getattr(locked, name) != value}
    for name in changed:
        setattr(locked, name, values[name])
    forget_what_was_learnt(locked, changed)
    locked.updated_by = by
    locked.save()
    return locked


def _key_fields(given: Mapping[str, Any]) -> dict[str, str]:
    """The columns that a given key comes to; none when no key is given."""
    if "key" not in given and "key_variable" not in given:
        return {}
    key = rules.read_key(given.get("key") or "")
    variable = rules.read_key_variable(given.get("key_variable") or "")
    if key and variable:
        raise EndpointRefused("key", "Give either a key or the variable that holds it, not both.")
    return {"encrypted_key": keys.encrypt(key) if key else "", "key_variable": variable}


def _check_key_given_again(endpoint: Endpoint, values: Mapping[str, Any]) -> None:
    moved = values.get("base_url", endpoint.base_url) != endpoint.base_url
    has_key = bool(endpoint.encrypted_key or endpoint.key_variable)
    if moved and has_key and "key_variable" not in values:
        raise EndpointRefused("key", KEY_AGAIN)


def _check_ours(endpoint: Endpoint) -> None:
    if endpoint.name == ENVIRONMENT:
        raise ConfigurationError(READ_ONLY)


def _check_role(role: str) -> None:
    if role not in ROLES:
        raise ConfigurationError(f"There is no role {role!r}; the roles are {', '.join(ROLES)}.")


def _locked(endpoint: Endpoint) -> Endpoint:
    found = Endpoint.objects.select_for_update().filter(pk=endpoint.pk).first()
    if found is None:
        raise ConfigurationError(f"The endpoint {endpoint.name} was removed meanwhile.")
    return found


def _uses(run: Run, endpoint: Endpoint) -> bool:
    return any(kept["id"] == endpoint.pk for kept in run.endpoints.values())
