"""The app that turns a tool pool into verified candidates."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class SynthesisConfig(AppConfig):
    """Makes sure, after every ``migrate``, that the role groups exist."""

    name = "synthesis"
    verbose_name = "Synthesis"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        post_migrate.connect(create_roles, sender=self, dispatch_uid="synthesis.roles")


def create_roles(sender: Any, using: str = "default", **kwargs: Any) -> None:
    """One group a role.

    After every migrate and flush rather than in a data migration, so that a role added
    to the rules needs no migration, and an emptied database keeps working.
    """
    from django.contrib.auth.models import Group

    from synthesis.core.permissions import Role

    for role in Role:
        Group.objects.using(using).get_or_create(name=role.value)
