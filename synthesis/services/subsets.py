"""Saving and removing pool subsets: a curator's selections of the tool pool."""

from __future__ import annotations

from collections.abc import Collection

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from synthesis.core.errors import ConfigurationError
from synthesis.models import PoolSubset
from synthesis.tools import catalogue

LONGEST_NAME = 100


def save_subset(name: str, tools: Collection[str], owner: User | None = None) -> PoolSubset:
    """Keep a selection under a new name.

    Raises ``ConfigurationError`` for a name that is missing, too long or taken, for an
    empty selection, and for a tool that the pool does not hold.
    """
    name = name.strip()
    if not name:
        raise ConfigurationError("Give the subset a name.")
    if len(name) > LONGEST_NAME:
        raise ConfigurationError(f"The name is longer than {LONGEST_NAME} characters.")
    if not tools:
        raise ConfigurationError("The subset is empty; choose at least one tool.")
    for tool in tools:
        catalogue.spec(tool)
    try:
        with transaction.atomic():
            return PoolSubset.objects.create(name=name, tools=sorted(set(tools)), owner=owner)
    except IntegrityError:
        raise ConfigurationError(
            f"There is a subset called {name!r} already; choose another name."
        ) from None


def delete_subset(subset: PoolSubset) -> None:
    """Forget a selection; runs keep the list of tools that they were planned with."""
    subset.delete()
