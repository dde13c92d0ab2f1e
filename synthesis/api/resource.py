"""The base of every endpoint: who may use which method, how bodies are read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User
from django.utils.encoding import force_str
from rest_framework.exceptions import NotAuthenticated, ParseError
from rest_framework.generics import GenericAPIView
from rest_framework.parsers import JSONParser
from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from dive_site.api import allow
from synthesis.core.permissions import Check, check_may_look

UNSTORABLE = "The body holds a character that cannot be stored (NUL, or half a character)."


class StrictJSONParser(JSONParser):
    """Reads JSON; what could only fail later, deeper down, is refused here with a sentence."""

    def parse(self, stream: Any, media_type: str | None = None, parser_context: Any = None) -> Any:
        try:
            text = force_str(stream.read(), "utf-8", errors="strict")
            data = json.loads(text, parse_constant=_refuse_constant)
            storable = _storable(data)
        except RecursionError:
            raise ParseError("The body is nested too deeply.") from None
        except ValueError as error:
            raise ParseError(f"The body is not JSON: {error}.") from None
        if not storable:
            raise ParseError(UNSTORABLE)
        return data


class Resource(GenericAPIView[Any]):
    """``checks`` holds the access rule of each method; reading needs any role."""

    checks: Mapping[str, Check] = {}
    parser_classes = [StrictJSONParser]

    def get_permissions(self) -> list[BasePermission]:
        method = (self.request.method if self.request else None) or "GET"
        return [allow(self.checks.get(method, check_may_look))()]


def user_of(request: Request) -> User:
    """The signed-in user; access rules let nobody else come this far."""
    if not isinstance(request.user, User):
        raise NotAuthenticated
    return request.user


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not a JSON number")


def _storable(value: Any) -> bool:
    """Whether every string can be stored by every database and encoded."""
    if isinstance(value, str):
        return "\x00" not in value and not any("\ud800" <= char <= "\udfff" for char in value)
    if isinstance(value, dict):
        return all(_storable(key) and _storable(item) for key, item in value.items())
    if isinstance(value, list):
        return all(_storable(item) for item in value)
    return True
