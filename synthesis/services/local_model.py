"""The bundled model as an endpoint, ready for whoever has no other."""

from __future__ import annotations

from django.conf import settings

from synthesis.core.chat import ROLES
from synthesis.engines.local.model import MODEL, SAMPLING
from synthesis.engines.local.server import ServerOptions
from synthesis.models import Endpoint, RoleChoice
from synthesis.services.endpoint_edits import give_role, save_endpoint

NAME = "local"


def register(base_url: str) -> list[str]:
    """Keep the endpoint ``local`` at this address; gives the roles that it was given.

    It is given the roles that nobody plays: none where the settings describe an endpoint,
    since that one plays what is not chosen. What an operator changed stays, and an endpoint of
    that name with another model is left alone.
    """
    endpoint = Endpoint.objects.filter(name=NAME).first()
    if endpoint is None:
        endpoint = save_endpoint(_as_new(base_url))
    elif endpoint.model != MODEL:
        return []
    elif endpoint.base_url != base_url:
        save_endpoint({"base_url": base_url}, endpoint)
    return _give_free_roles(endpoint)


def _as_new(base_url: str) -> dict[str, object]:
    return {
        "name": NAME,
        "base_url": base_url,
        "model": MODEL,
        "sampling": dict(SAMPLING),
        "max_concurrency": ServerOptions().parallel,
        # Its template shows the model no tools; a grammar makes it name one of them.
        "tool_calling": Endpoint.ToolCalling.JSON,
        "structured_output": Endpoint.StructuredOutput.JSON_SCHEMA,
    }


def _give_free_roles(endpoint: Endpoint) -> list[str]:
    if settings.LLM_BASE_URL and settings.LLM_MODEL:
        return []
    taken = set(RoleChoice.objects.values_list("role", flat=True))
    free = [role for role in ROLES if role not in taken]
    for role in free:
        give_role(role, endpoint)
    return list(free)
