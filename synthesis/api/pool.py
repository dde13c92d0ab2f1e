"""``pool/``: what is known of the tool pool as a whole."""

from __future__ import annotations

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from synthesis.api.resource import Resource
from synthesis.api.strict import StrictSerializer, read_query
from synthesis.services import pool_reports
from synthesis.tools import provenance, reaching

ONE = OpenApiTypes.OBJECT
MANY = {"type": "array", "items": {"type": "object", "additionalProperties": {}}}


class NoFilters(StrictSerializer):
    """These resources take no parameters."""


class PoolResource(Resource):
    """A report on the pool, made anew for each request."""

    serializer_class = NoFilters
    pagination_class = None


class Validation(PoolResource):
    """Tools by domain, kind and status, failing checks, and what is quarantined and why."""

    @extend_schema(operation_id="pool_validation", responses=ONE)
    def get(self, request: Request) -> Response:
        read_query(request, NoFilters)
        return Response(pool_reports.as_json(pool_reports.pool_report()))


class Chains(PoolResource):
    """How many chains of two and three tools there are, and the tools in the fewest."""

    @extend_schema(operation_id="pool_chains", responses=ONE)
    def get(self, request: Request) -> Response:
        read_query(request, NoFilters)
        return Response(reaching.report())


class Provenance(PoolResource):
    """Libraries, data, licences and dates of every pack."""

    @extend_schema(operation_id="pool_provenance", responses={200: MANY})
    def get(self, request: Request) -> Response:
        read_query(request, NoFilters)
        return Response(provenance.of_pool())
