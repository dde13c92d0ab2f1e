"""What the registry reads out of a declared function."""

from __future__ import annotations

import pytest

from synthesis.core.errors import ConfigurationError
from synthesis.core.values import DOMAINS, ToolSpec
from synthesis.tools import catalogue
from synthesis.tools.entities.common import Country, CountryCode, Date
from synthesis.tools.reading import LONGEST_STRING
from tests.tools.conftest import FIXTURE_PACKS


@pytest.fixture
def spec(fixture_registry: None) -> ToolSpec:
    return catalogue.spec("everything")


def test_a_tool_is_named_and_described_by_its_function(spec: ToolSpec) -> None:
    assert spec.name == "everything"
    assert spec.description == "Everything about a country, made up for the tests."
    assert (spec.domain, spec.pack, spec.kind) == ("general", "general.twin", "retrieval")
    assert spec.version.startswith("pydantic 2.")
    assert spec.deterministic


def test_its_signature_becomes_a_schema_that_says_everything(spec: ToolSpec) -> None:
    assert spec.parameters["type"] == "object"
    assert spec.parameters["required"] == ["country", "day"]
    assert spec.parameters["additionalProperties"] is False
    assert spec.parameters["properties"]["country"] == {
        "type": "string",
        "description": "Name of the country",
        "maxLength": LONGEST_STRING,
    }
    assert spec.parameters["properties"]["method"]["enum"] == ["fast", "exact"]


def test_its_inputs_know_what_fills_them(spec: ToolSpec) -> None:
    assert spec.input("country").entity == Country
    assert spec.input("day").entity == Date
    assert spec.input("method").draws == ("fast", "exact")
    assert (spec.input("method").required, spec.input("method").default) == (False, "exact")


def test_its_outputs_know_their_types_and_words(spec: ToolSpec) -> None:
    code, since, size, neighbours, island = spec.outputs

    assert (code.type, code.entity) == ("string", CountryCode)
    assert (since.type, since.entity, since.ask) == ("date", Date, None)
    assert (neighbours.type, neighbours.many, neighbours.entity) == ("list", True, Country)
    assert island.type == "boolean"
    assert size.ask is not None
    assert (size.ask.noun, size.ask.unit, size.ask.round_to) == ("size", "km²", 1)


def test_a_phrase_stands_for_the_value_unless_the_field_refers_to_something_else(
    spec: ToolSpec,
) -> None:
    code, _, size, _, _ = spec.outputs
    assert code.ask is not None
    assert size.ask is not None
    assert code.ask.refers == "{country}"
    assert size.ask.refers == size.ask.phrase


def test_an_unknown_tool_is_refused_with_the_nearest_name(fixture_registry: None) -> None:
    with pytest.raises(ConfigurationError, match=r"Did you mean everything\?"):
        catalogue.tool("everythin")


def test_one_name_in_two_packs_is_refused_naming_both(
    fixture_registry: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DIVE_TOOL_PACKS", f"{FIXTURE_PACKS},{FIXTURE_PACKS}")

    with pytest.raises(ConfigurationError, match=r"Two packs declare the tool .* and general"):
        catalogue.pool()


def test_every_domain_has_at_least_eight_tools() -> None:
    counts = dict.fromkeys(DOMAINS, 0)
    for spec in catalogue.specs().values():
        counts[spec.domain] += 1

    assert min(counts.values()) >= 8, counts
    assert sum(counts.values()) >= 60


def test_a_drawn_number_has_one_way_to_be_written(spec: ToolSpec) -> None:
    drawn = [value for item in spec.inputs for value in item.draws]

    assert not [value for value in drawn if isinstance(value, float) and value.is_integer()]
