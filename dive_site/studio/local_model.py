"""The small bundled model beside the studio, where DIVE_LOCAL_MODEL asks for it."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings

from dive_site.studio.claims import claim_port
from synthesis.engines.local.model import model_file
from synthesis.services import local_model


def check() -> None:
    """Raises ``ConfigurationError`` where it is not installed, ``Claimed`` for a taken port."""
    model_file()
    claim_port(settings.LOCAL_MODEL_PORT, "DIVE_LOCAL_MODEL_PORT").close()


def offer(say: Callable[[str], None]) -> None:
    """Keep it among the endpoints, and give it the roles that nobody plays."""
    roles = local_model.register(f"http://127.0.0.1:{settings.LOCAL_MODEL_PORT}/v1")
    if roles:
        say(f"The bundled model is the endpoint “{local_model.NAME}”: {', '.join(roles)}.")
