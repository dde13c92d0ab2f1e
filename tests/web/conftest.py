"""Somebody in each role, signed in, and tasks to look at."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from review.models import ReviewItem
from synthesis.core.permissions import Role
from tests.review.factories import make_items


@pytest.fixture
def signed_in(
    make_person: Callable[..., User], client_of: Callable[[User], Client]
) -> Callable[..., Client]:
    """``signed_in(Role.REVIEWER)``: the browser of a new person with these roles."""
    made = iter(range(1000))

    def make(*roles: Role) -> Client:
        return client_of(make_person(f"person{next(made)}", *roles))

    return make


@pytest.fixture
def reviewing(reviewer: User, client_of: Callable[[User], Client]) -> Client:
    """The browser of a reviewer called "reviewer"."""
    return client_of(reviewer)


@pytest.fixture
def items(db: None) -> list[ReviewItem]:
    """Three pending tasks."""
    return make_items(3)
