"""Lists in parts: an explicit ``limit``, and ``next`` as the address of the following part."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urlencode

from drf_spectacular.utils import inline_serializer
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from dive_site.api import Cursor

DEFAULT, MOST = 50, 500


class Pages(Cursor):
    """Parts of a table, by position in a stable order."""

    page_size = DEFAULT
    page_size_query_param = "limit"
    page_size_query_description = f"How many rows to give, 1 to {MOST}."
    max_page_size = MOST

    def get_page_size(self, request: Request) -> int:
        return limit_of(request)

    def get_paginated_response(self, data: Any) -> Response:
        links = {"next": self.get_next_link(), "previous": self.get_previous_link()}
        return Response({**links, "limit": self.page_size, "results": data})

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        address = {"type": "string", "nullable": True, "format": "uri"}
        return {
            "type": "object",
            "required": ["next", "previous", "limit", "results"],
            "properties": {
                "next": address,
                "previous": address,
                "limit": {"type": "integer"},
                "results": schema,
            },
        }


def newest_first(field: str = "-id") -> type[Pages]:
    """Pages in another order than by id."""
    return type("OrderedPages", (Pages,), {"ordering": field})


def limit_of(request: Any) -> int:
    """The asked-for number of rows; raises ``ValidationError`` for what is no such number."""
    given = request.query_params.get("limit")
    if given is None:
        return DEFAULT
    if not given.isdecimal() or not 1 <= int(given[:6]) <= MOST:
        raise ValidationError({"limit": [f"Must be a whole number from 1 to {MOST}."]})
    return int(given)


def page_of_names(request: Request, names: Sequence[str], shown: Callable[[str], Any]) -> Response:
    """A part of sorted names, each as it is shown: paging without a table."""
    limit, after = limit_of(request), _after(request)
    rest = [name for name in names if name > after]
    results = [shown(name) for name in rest[:limit]]
    following = _address_after(request, rest[limit - 1]) if len(rest) > limit else None
    links = {"next": following, "previous": None, "limit": limit}
    return Response({**links, "results": results})


def page_shape(name: str, row: type[serializers.Serializer[Any]]) -> serializers.Serializer[Any]:
    """How the schema calls and describes what ``page_of_names`` answers with."""
    return inline_serializer(
        name,
        {
            "next": serializers.URLField(allow_null=True),
            "previous": serializers.URLField(allow_null=True),
            "limit": serializers.IntegerField(),
            "results": row(many=True),
        },
    )


def _address_after(request: Request, name: str) -> str:
    cursor = base64.urlsafe_b64encode(name.encode()).decode()
    query = {**request.query_params.dict(), "cursor": cursor}
    return request.build_absolute_uri(f"{request.path}?{urlencode(query)}")


def _after(request: Request) -> str:
    try:
        return base64.urlsafe_b64decode(request.query_params.get("cursor", "")).decode()
    except (binascii.Error, UnicodeDecodeError, ValueError):
        raise ValidationError({"cursor": ["This cursor was not made here."]}) from None
