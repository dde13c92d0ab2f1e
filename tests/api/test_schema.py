"""The OpenAPI schema: valid, without warnings, and telling of every endpoint."""

from __future__ import annotations

from typing import Any

import pytest
from drf_spectacular.drainage import GENERATOR_STATS
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.validation import validate_schema
from rest_framework.test import APIClient

from tests.api.test_access import TABLE


@pytest.fixture(scope="module")
def schema() -> Any:
    GENERATOR_STATS.reset()
    return SchemaGenerator().get_schema(request=None, public=True)


def test_the_schema_is_valid_openapi_3_and_comes_without_warnings(schema: Any) -> None:
    validate_schema(schema)

    assert schema["openapi"].startswith("3.")
    assert not GENERATOR_STATS, GENERATOR_STATS


def test_the_schema_tells_of_every_endpoint_and_its_token(schema: Any) -> None:
    told = sum(len(methods) for methods in schema["paths"].values())

    assert told == len([row for row in TABLE if row.name != "api-schema"])
    assert "knoxApiToken" in schema["components"]["securitySchemes"]


def test_every_operation_has_a_name_of_its_own(schema: Any) -> None:
    names = [
        operation["operationId"]
        for methods in schema["paths"].values()
        for operation in methods.values()
    ]

    assert len(set(names)) == len(names)


def test_the_schema_is_served(as_engineer: APIClient) -> None:
    answer = as_engineer.get("/api/v1/schema/?format=json")

    assert answer.status_code == 200
    assert answer.json()["info"]["title"] == "DIVE Studio"
