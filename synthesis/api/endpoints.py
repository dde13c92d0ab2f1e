"""``endpoints/``: where language models are and who plays which role; keys only go in."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from drf_spectacular.utils import extend_schema, inline_serializer
from rest_framework import serializers
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from synthesis.api.paging import page_of_names, page_shape
from synthesis.api.refusals import refusals
from synthesis.api.resource import Resource, user_of
from synthesis.api.strict import (
    Amount,
    Choice,
    JsonObject,
    StrictSerializer,
    Text,
    Whole,
    read_body,
    read_query,
)
from synthesis.core.chat import ROLES
from synthesis.core.errors import ConfigurationError
from synthesis.core.permissions import check_may_look, check_may_operate
from synthesis.models import Endpoint
from synthesis.services import endpoint_edits, endpoint_reading
from synthesis.services.endpoint_reading import ShownEndpoint, one_endpoint

KEY_HELP = "The key itself, stored encrypted and never given back; empty forgets it."
VARIABLE_HELP = "DIVE_LLM_API_KEY, or a variable that begins with DIVE_KEY_; empty for none."


class NoFilter(serializers.Serializer[Any]):
    """The list takes no parameters but those of paging."""


class EndpointChanges(StrictSerializer):
    """What of an endpoint can be given; what is left out stays.

    A changed ``base_url`` demands ``key`` or ``key_variable`` again.
    """

    name = Text(required=False)
    base_url = Text(required=False)
    model = Text(required=False)
    key = Text(required=False, allow_blank=True, write_only=True, help_text=KEY_HELP)
    key_variable = Text(required=False, allow_blank=True, help_text=VARIABLE_HELP)
    sampling = JsonObject(required=False)
    max_concurrency = Whole(required=False)
    price_in = Amount(required=False, help_text="Per million prompt tokens.")
    price_out = Amount(required=False, help_text="Per million tokens of replies.")
    tool_calling = Choice(Endpoint.ToolCalling.values, required=False)
    structured_output = Choice(Endpoint.StructuredOutput.values, required=False)
    timeout_seconds = Amount(required=False)
    metrics_url = Text(required=False, allow_blank=True)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if not attrs:
            raise serializers.ValidationError("Send at least one field.")
        return attrs


class EndpointBody(EndpointChanges):
    """A new endpoint."""

    name = Text(help_text="Small letters, digits, dots and dashes.")
    base_url = Text(help_text="As http://localhost:8001/v1.")
    model = Text(help_text="As the server calls it.")


TestReport = inline_serializer(
    "TestReport",
    {
        "passed": serializers.BooleanField(),
        "seconds": serializers.FloatField(),
        "probes": serializers.ListField(child=serializers.DictField()),
        "suggestions": serializers.DictField(child=serializers.CharField()),
    },
)


class EndpointShown(serializers.Serializer[Any]):
    """An endpoint as programs see it; ``key`` says only where the key is."""

    name = serializers.CharField()
    base_url = serializers.CharField()
    model = serializers.CharField()
    key = serializers.ChoiceField(["none", "stored", "environment"])
    key_variable = serializers.CharField()
    sampling = serializers.DictField()
    max_concurrency = serializers.IntegerField()
    price_in = serializers.FloatField()
    price_out = serializers.FloatField()
    tool_calling = serializers.CharField()
    structured_output = serializers.CharField()
    timeout_seconds = serializers.FloatField()
    metrics_url = serializers.CharField()
    level = serializers.FloatField(help_text="Calls at once that it was last found to take.")
    from_settings = serializers.BooleanField(help_text="Described by the DIVE_LLM_ settings.")
    roles = serializers.ListField(child=serializers.CharField())
    in_flight = serializers.IntegerField()
    test_report = serializers.DictField(allow_null=True)
    tested_at = serializers.DateTimeField(allow_null=True)


EndpointPage = page_shape("EndpointPage", EndpointShown)
PlaysRole = inline_serializer(
    "PlaysRole",
    {
        "chosen": serializers.CharField(allow_null=True),
        "plays": serializers.CharField(allow_null=True),
    },
)
RolesShown = inline_serializer(
    "Roles",
    {"explorer": PlaysRole, "deriver": PlaysRole, "judge": PlaysRole, "solver": PlaysRole},
)


class RolesBody(StrictSerializer):
    """The name of the endpoint that plays each role; null leaves it to the settings."""

    explorer = Text(required=False, allow_null=True)
    deriver = Text(required=False, allow_null=True)
    judge = Text(required=False, allow_null=True)
    solver = Text(required=False, allow_null=True)


class Endpoints(Resource):
    """Every endpoint, without its key; operators add one."""

    checks = {"GET": check_may_look, "POST": check_may_operate}
    pagination_class = None
    serializer_class = EndpointBody

    @extend_schema(operation_id="endpoints_list", responses=EndpointPage)
    def get(self, request: Request) -> Response:
        read_query(request, NoFilter)
        by_name = {shown.endpoint.name: shown for shown in endpoint_reading.every_endpoint()}
        return page_of_names(request, list(by_name), lambda name: by_name[name].to_json())

    @extend_schema(
        operation_id="endpoints_create", request=EndpointBody, responses={201: EndpointShown}
    )
    def post(self, request: Request) -> Response:
        given = read_body(request, EndpointBody)
        with refusals():
            saved = endpoint_edits.save_endpoint(given, by=user_of(request))
        address = reverse("api-endpoint", args=[saved.name])
        shown = _found(saved.name).to_json()
        return Response(shown, status=201, headers={"Location": address})


class OneEndpoint(Resource):
    """One endpoint; operators change and remove it."""

    checks = {
        "GET": check_may_look,
        "PATCH": check_may_operate,
        "DELETE": check_may_operate,
    }
    serializer_class = EndpointChanges

    @extend_schema(operation_id="endpoints_retrieve", responses=EndpointShown)
    def get(self, request: Request, name: str) -> Response:
        return Response(_found(name).to_json())

    @extend_schema(
        operation_id="endpoints_change", request=EndpointChanges, responses=EndpointShown
    )
    def patch(self, request: Request, name: str) -> Response:
        endpoint = _found(name).endpoint
        given = read_body(request, EndpointChanges)
        with refusals():
            saved = endpoint_edits.save_endpoint(given, endpoint, user_of(request))
        return Response(_found(saved.name).to_json())

    @extend_schema(operation_id="endpoints_remove", responses={204: None})
    def delete(self, request: Request, name: str) -> Response:
        """While a run that is under way uses it: 400."""
        endpoint = _found(name).endpoint
        with refusals():
            endpoint_edits.delete_endpoint(endpoint)
        return Response(status=204)


class TestEndpoint(Resource):
    """Try what runs ask of an endpoint: a handful of small calls, half a minute at most."""

    checks = {"POST": check_may_operate}
    serializer_class = EndpointChanges

    @extend_schema(operation_id="endpoints_test", request=None, responses=TestReport)
    def post(self, request: Request, name: str) -> Response:
        """The report says whether it passed; 400 where its key is missing."""
        # It brings the clients of HTTP along, which nothing else of the API needs.
        from synthesis.services.probing import examine

        endpoint = _found(name).endpoint
        with refusals():
            return Response(examine(endpoint).to_json())


class Roles(Resource):
    """Who plays which role in runs planned from now on."""

    checks = {"GET": check_may_look, "PUT": check_may_operate}
    pagination_class = None
    serializer_class = RolesBody

    @extend_schema(operation_id="roles_retrieve", responses=RolesShown)
    def get(self, request: Request) -> Response:
        return Response(_roles())

    @extend_schema(operation_id="roles_give", request=RolesBody, responses=RolesShown)
    def put(self, request: Request) -> Response:
        """Roles that are left out stay as they are."""
        given = read_body(request, RolesBody)
        if not given:
            raise ValidationError({"non_field_errors": ["Name at least one role."]})
        with refusals():
            endpoint_edits.give_roles({role: given[role] for role in ROLES if role in given})
        return Response(_roles())


def _roles() -> dict[str, Any]:
    return {
        cast.role: {"chosen": cast.chosen, "plays": cast.plays} for cast in endpoint_reading.roles()
    }


def _found(name: str) -> ShownEndpoint:
    try:
        return one_endpoint(name)
    except ConfigurationError as error:
        raise NotFound(str(error)) from None
