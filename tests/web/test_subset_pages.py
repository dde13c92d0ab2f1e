"""Saving a selection of the pool, by facet or by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from synthesis.core.permissions import Role
from synthesis.models import PoolSubset
from synthesis.services.subsets import save_subset
from synthesis.tools import catalogue

pytestmark = pytest.mark.django_db


@pytest.fixture
def curating(signed_in: Callable[..., Client]) -> Client:
    return signed_in(Role.CURATOR)


def test_facets_of_the_address_tick_their_tools(curating: Client) -> None:
    response = curating.get(reverse("new-subset"), {"domain": "coding"})

    coding = {name for name, spec in catalogue.specs().items() if spec.domain == "coding"}
    assert response.context["ticked"] == coding


def test_without_facets_nothing_is_ticked(curating: Client) -> None:
    assert curating.get(reverse("new-subset")).context["ticked"] == set()


def test_ticked_tools_are_saved_under_a_name(curating: Client) -> None:
    data = {"name": "Weights", "tool": ["molar_mass"]}

    response = curating.post(reverse("new-subset"), data, follow=True)

    assert PoolSubset.objects.get().tools == ["molar_mass"]
    assert "Saved “Weights” with 1 tools." in response.content.decode()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"name": "", "tool": ["molar_mass"]}, "Give the subset a name."),
        ({"name": "Empty"}, "The subset is empty; choose at least one tool."),
        ({"name": "Odd", "tool": ["molar_mas"]}, "There is no tool called"),
        ({"name": "Taken", "tool": ["molar_mass"]}, "choose another name"),
    ],
)
def test_a_refusal_is_a_sentence_and_keeps_the_ticks(
    curating: Client, data: dict[str, object], sentence: str
) -> None:
    save_subset("Taken", ["molar_mass"])

    response = curating.post(reverse("new-subset"), data)

    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert response.context["ticked"] == set(data.get("tool", []))  # type: ignore[call-overload]
    assert PoolSubset.objects.count() == 1


def test_a_deleted_subset_is_gone(curating: Client) -> None:
    subset = save_subset("Weights", ["molar_mass"])

    curating.post(reverse("delete-subset", args=[subset.pk]))

    assert not PoolSubset.objects.exists()


def test_tools_that_left_the_pool_are_named(curating: Client) -> None:
    subset = PoolSubset.objects.create(name="Old", tools=["long_gone", "molar_mass"])

    page = curating.get(reverse("subset", args=[subset.pk])).content.decode()

    assert "These tools have left the pool" in page
    assert "long_gone" in page
