"""The tool pool: facets and search, and the form that runs a tool."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import pytest
from django.http import QueryDict
from django.test import Client
from django.urls import reverse

from synthesis.core.permissions import Role
from synthesis.core.values import Json, Outcome, ToolSpec
from synthesis.forms.tool_call import ToolCallForm
from synthesis.tools import catalogue
from synthesis.tools import client as tool_client
from synthesis.views.pool import PoolFilter, facets, pool
from tests.support.reports import report_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Mapping[str, Json]]]:
    """Calls that reached the tool host, which answers 46.07 to everything."""
    calls: list[tuple[str, Mapping[str, Json]]] = []

    def call(tool: str, arguments: Mapping[str, Json]) -> Outcome:
        calls.append((tool, arguments))
        return Outcome({"molar_mass_g_per_mol": 46.07}, None, 0.002)

    monkeypatch.setattr(tool_client, "call_sync", call)
    return calls


def spec(**properties: Mapping[str, Json]) -> ToolSpec:
    schema = {"type": "object", "properties": properties, "required": list(properties)}
    return ToolSpec("a_tool", "general", "processing", "general.x", "Does.", schema, {}, (), ())


def arguments(form_of: ToolSpec, **typed: str) -> Mapping[str, Json]:
    form = ToolCallForm(form_of, data={f"a-{name}": value for name, value in typed.items()})
    assert form.is_valid(), form.errors
    return form.arguments()


def test_facets_narrow_the_pool_and_words_search_it(signed_in: Callable[..., Client]) -> None:
    response = signed_in(Role.CURATOR).get(
        reverse("tools"), {"domain": "chemistry", "q": "molar mass"}
    )

    names = [item.spec.name for item in response.context["found"]]
    assert "molar_mass" in names
    assert all(catalogue.spec(name).domain == "chemistry" for name in names)


def test_a_facet_counts_what_each_of_its_values_would_leave() -> None:
    spec = catalogue.spec("molar_mass")
    failing = report_on(spec, "fail", "Wrong.")
    everything = pool(catalogue.specs(), {"molar_mass": failing})
    asked = PoolFilter.read(QueryDict("domain=chemistry"))

    counted = {facet.name: facet for facet in facets(everything, asked)}

    status = {choice.value: choice.count for choice in counted["status"].choices}
    chemistry = [item for item in everything if item.spec.domain == "chemistry"]
    assert status == {"fail": 1, "unchecked": len(chemistry) - 1}
    assert sum(choice.count for choice in counted["domain"].choices) == len(everything)


def test_a_search_that_finds_nothing_says_so(signed_in: Callable[..., Client]) -> None:
    response = signed_in(Role.CURATOR).get(reverse("tools"), {"q": "no such tool anywhere"})

    assert b"No tool matches." in response.content


def test_an_example_fills_the_form(signed_in: Callable[..., Client]) -> None:
    response = signed_in(Role.ENGINEER).get(reverse("tool", args=["molar_mass"]), {"example": "1"})

    assert b'value="CCO"' in response.content


def test_running_a_tool_shows_its_result(
    signed_in: Callable[..., Client], called: list[tuple[str, Mapping[str, Json]]]
) -> None:
    response = signed_in(Role.ENGINEER).post(
        reverse("call-tool", args=["molar_mass"]), {"a-smiles": "CCO"}
    )

    assert called == [("molar_mass", {"smiles": "CCO"})]
    assert b"46.07" in response.content


def test_a_missing_argument_is_a_sentence_and_runs_nothing(
    signed_in: Callable[..., Client], called: list[tuple[str, Mapping[str, Json]]]
) -> None:
    response = signed_in(Role.ENGINEER).post(reverse("call-tool", args=["molar_mass"]), {})

    assert response.status_code == 422
    assert b"Smiles is missing." in response.content
    assert called == []


def test_an_unknown_tool_is_404_with_the_nearest_names(signed_in: Callable[..., Client]) -> None:
    response = signed_in(Role.ENGINEER).get(reverse("tool", args=["molar_mas"]))

    assert response.status_code == 404
    assert b"Did you mean molar_mass" in response.content


def test_whole_numbers_stay_exact() -> None:
    assert arguments(spec(n={"type": "integer"}), n="9007199254740993") == {"n": 9007199254740993}


def test_a_list_is_one_entry_a_line_or_json() -> None:
    numbers = spec(values={"type": "array", "items": {"type": "number"}})

    assert arguments(numbers, values="1\n2.5\n") == {"values": [1, 2.5]}
    assert arguments(numbers, values="[1, 2.5]") == {"values": [1, 2.5]}


def test_an_enumeration_keeps_the_type_of_its_values() -> None:
    assert arguments(spec(size={"enum": [1, 2]}), size="2") == {"size": 2}


def test_a_boolean_is_chosen() -> None:
    assert arguments(spec(open={"type": "boolean"}), open="false") == {"open": False}


@pytest.mark.parametrize(
    ("schema", "typed", "sentence"),
    [
        ({"type": "number"}, "many", "“many” is not a number."),
        ({"type": "integer"}, "1.5", "“1.5” is not a whole number."),
        ({"type": "number"}, "nan", "The number must be finite."),
        ({"type": "array", "items": {"type": "number"}}, "[1,", "This is not JSON"),
    ],
)
def test_what_cannot_be_read_is_a_sentence(
    schema: Mapping[str, Json], typed: str, sentence: str
) -> None:
    form = ToolCallForm(spec(x=schema), data={"a-x": typed})

    assert sentence in " ".join(form.errors["x"])


@pytest.mark.parametrize("name", sorted(catalogue.specs()))
def test_the_first_example_of_every_tool_passes_through_its_form(name: str) -> None:
    found = catalogue.spec(name)
    example = found.examples[0]["arguments"]
    form = ToolCallForm(found, initial=example)
    typed = {
        form.add_prefix(field.name): field.value() for field in form if field.value() is not None
    }

    sent = ToolCallForm(found, data={key: _as_typed(value) for key, value in typed.items()})

    assert sent.is_valid(), sent.errors
    assert sent.arguments() == example


def _as_typed(value: Json) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def test_a_long_list_comes_in_two_parts_and_nothing_twice(
    signed_in: Callable[..., Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("synthesis.views.tools.FIRST", 10)
    curating = signed_in(Role.CURATOR)

    first = curating.get(reverse("tools")).content.decode()
    rest = curating.get(reverse("tools"), {"rest": "1"}, headers={"HX-Request": "true"})

    listed = re.findall(r'href="/tools/(\w+)/"', first)
    following = re.findall(r'href="/tools/(\w+)/"', rest.content.decode())
    assert len(listed) == 10
    assert sorted(listed + following) == sorted(catalogue.specs())


def test_a_filtered_pool_can_still_be_saved(signed_in: Callable[..., Client]) -> None:
    query = {"domain": "chemistry"}

    response = signed_in(Role.CURATOR).get(reverse("tools"), query, headers={"HX-Request": "true"})

    assert b"<html" not in response.content
    assert b"Save as subset" in response.content
