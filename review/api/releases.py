"""``releases/``: freezing approved tasks, and downloading them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.urls import reverse
from django.utils.http import parse_etags
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.exceptions import NotFound
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from review import exports
from review.api.refusals import refusals
from review.api.shapes import ReleaseBody, ReleaseShown
from review.core.errors import UnknownFormat
from review.core.permissions import check_may_export, check_may_look, check_may_release
from review.core.releases import Selection
from review.models import Release
from review.services import exporting
from review.services.releasing import create_release
from synthesis.api.paging import newest_first
from synthesis.api.resource import Resource, user_of
from synthesis.api.strict import StrictSerializer, read_body

JSON_LINES = "application/jsonl"


class LinesRenderer(BaseRenderer):
    """Lets clients ask for JSON lines; what it renders itself are only problems."""

    media_type = JSON_LINES
    format = "jsonl"
    charset = "utf-8"

    def render(
        self, data: Any, accepted_media_type: str | None = None, renderer_context: Any = None
    ) -> bytes:
        return json.dumps(data).encode()


class NdjsonRenderer(LinesRenderer):
    """The same lines by their other name."""

    media_type = "application/x-ndjson"
    format = "ndjson"


class Releases(Resource):
    """All releases, newest first; a new one freezes what is approved now."""

    checks = {"GET": check_may_look, "POST": check_may_release}
    pagination_class = newest_first("-number")
    serializer_class = ReleaseShown

    @extend_schema(operation_id="releases_list", responses=ReleaseShown(many=True))
    def get(self, request: Request) -> Response:
        page = self.paginate_queryset(Release.objects.newest_first())
        return self.get_paginated_response(self.get_serializer(page, many=True).data)

    @extend_schema(
        operation_id="releases_create", request=ReleaseBody, responses={201: ReleaseShown}
    )
    def post(self, request: Request) -> Response:
        """A selection without any approved task: 422."""
        asked = read_body(request, ReleaseBody)
        selection = Selection(asked.get("run"), tuple(asked.get("domains", ())))
        with refusals():
            release = create_release(asked["name"], selection, user_of(request))
        address = reverse("api-release", args=[release.number])
        shown = self.get_serializer(release).data
        return Response(shown, status=201, headers={"Location": address})


class OneRelease(Resource):
    """One release with its manifest and the addresses of its exports."""

    serializer_class = ReleaseShown

    @extend_schema(operation_id="releases_retrieve")
    def get(self, request: Request, number: int) -> Response:
        return Response(self.get_serializer(_release(number)).data)


class Export(Resource):
    """A release's tasks in one trainer's format, as a stream of JSON lines."""

    checks: Mapping[str, Any] = {"GET": check_may_export}
    renderer_classes = [JSONRenderer, LinesRenderer, NdjsonRenderer]
    serializer_class = StrictSerializer

    @extend_schema(
        operation_id="releases_export",
        responses={
            (200, JSON_LINES): OpenApiResponse(OpenApiTypes.BINARY, "One JSON object a line."),
            304: OpenApiResponse(description="Unchanged since the ETag that was sent."),
        },
    )
    def get(self, request: Request, number: int, form: str) -> HttpResponseBase:
        """``ETag`` is the SHA-256 of the lines."""
        release, chosen = _release(number), _format(form)
        etag = f'"{exporting.checksum(release, chosen)}"'
        if etag in parse_etags(request.headers.get("If-None-Match", "")):
            return HttpResponse(status=304, headers={"ETag": etag})
        name = f"release-{release.number}-{chosen.name}.jsonl"
        return StreamingHttpResponse(
            exporting.stream(release, chosen),
            content_type=JSON_LINES,
            headers={"ETag": etag, "Content-Disposition": f'attachment; filename="{name}"'},
        )


def _release(number: int) -> Release:
    release = Release.objects.select_related("created_by").filter(number=number).first()
    if release is None:
        raise Http404(f"There is no release {number}.")
    return release


def _format(name: str) -> exports.ExportFormat:
    try:
        return exports.get(name)
    except UnknownFormat as error:
        raise NotFound(str(error)) from error
