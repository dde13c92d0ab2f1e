"""``tools/``: the pool as programs see it, and calling a tool."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from drf_spectacular.utils import extend_schema, inline_serializer
from rest_framework import serializers
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from dive_site.api import Unprocessable
from synthesis.api.paging import page_of_names, page_shape
from synthesis.api.resource import Resource
from synthesis.api.strict import JsonObject, StrictSerializer, read_body, read_query
from synthesis.core.errors import ConfigurationError, ToolError
from synthesis.core.permissions import check_may_call_tools, check_may_look
from synthesis.core.values import DOMAINS, Json, ToolSpec
from synthesis.tools import catalogue, client, execution
from synthesis.tools.reading import Tool

KINDS = ("retrieval", "processing")


class ToolFilters(serializers.Serializer[Any]):
    domain = serializers.ChoiceField(DOMAINS, required=False)
    kind = serializers.ChoiceField(KINDS, required=False)
    q = serializers.CharField(required=False, help_text="Text in the name or the description.")


class ToolSchema(serializers.Serializer[Any]):
    name = serializers.CharField()
    domain = serializers.CharField()
    kind = serializers.CharField()
    pack = serializers.CharField()
    description = serializers.CharField()
    parameters = serializers.DictField(help_text="JSON Schema of the arguments.")
    result = serializers.DictField(help_text="JSON Schema of the result.")
    examples = serializers.ListField(child=serializers.DictField())
    deterministic = serializers.BooleanField()
    version = serializers.CharField()


class CallBody(StrictSerializer):
    arguments = JsonObject()


CallAnswer = inline_serializer(
    "CallAnswer",
    {
        "tool": serializers.CharField(),
        "result": serializers.DictField(),
        "timing": serializers.DictField(child=serializers.FloatField()),
    },
)
ToolPage = page_shape("ToolPage", ToolSchema)


class Tools(Resource):
    """Every tool of the pool, by name."""

    pagination_class = None
    serializer_class = ToolSchema

    @extend_schema(
        operation_id="tools_list",
        parameters=[ToolFilters],
        responses=ToolPage,
    )
    def get(self, request: Request) -> Response:
        wanted = read_query(request, ToolFilters)
        specs = catalogue.specs()
        names = [name for name, spec in specs.items() if _matches(spec, wanted)]
        return page_of_names(request, names, lambda name: tool_json(specs[name]))


class OneTool(Resource):
    """One tool with its schema and worked examples."""

    serializer_class = ToolSchema

    @extend_schema(operation_id="tools_retrieve")
    def get(self, request: Request, name: str) -> Response:
        return Response(tool_json(_spec(name)))


class ToolCall(Resource):
    """Run a tool, as an agent would."""

    checks = {"GET": check_may_look, "POST": check_may_call_tools}
    serializer_class = CallBody

    @extend_schema(operation_id="tools_call", request=CallBody, responses={200: CallAnswer})
    def post(self, request: Request, name: str) -> Response:
        """Arguments that do not fit the schema: 400. A refusal of the tool itself: 422."""
        _spec(name)
        arguments = read_body(request, CallBody)["arguments"]
        try:
            execution.check_arguments(_tool(name), arguments)
        except ToolError as error:
            raise ValidationError({"arguments": [str(error)]}) from error
        outcome = client.call_sync(name, arguments)
        if outcome.error is not None:
            raise Unprocessable(outcome.error)
        timing = {"seconds": outcome.seconds}
        return Response({"tool": name, "result": outcome.result, "timing": timing})


def tool_json(spec: ToolSpec) -> dict[str, Json]:
    """A tool as programs see it."""
    return {
        "name": spec.name,
        "domain": spec.domain,
        "kind": spec.kind,
        "pack": spec.pack,
        "description": spec.description,
        "parameters": spec.parameters,
        "result": spec.result_schema,
        "examples": list(spec.examples),
        "deterministic": spec.deterministic,
        "version": spec.version,
    }


def _matches(spec: ToolSpec, wanted: Mapping[str, str]) -> bool:
    text = wanted.get("q", "").casefold()
    return (
        wanted.get("domain", spec.domain) == spec.domain
        and wanted.get("kind", spec.kind) == spec.kind
        and (text in spec.name.casefold() or text in spec.description.casefold())
    )


def _spec(name: str) -> ToolSpec:
    try:
        return catalogue.spec(name)
    except ConfigurationError as error:
        raise NotFound(str(error)) from error


def _tool(name: str) -> Tool:
    try:
        return catalogue.tool(name)
    except ConfigurationError as error:  # its libraries are not installed
        raise Unprocessable(str(error)) from error
