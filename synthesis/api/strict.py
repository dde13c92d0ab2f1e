"""Strict inputs: unknown keys, wrong types and nulls are refused, naming the field.

DRF's own fields are kind: they take "5" for 5 and true for 1, and drop what they do not
know. A program that sends such things has a mistake, and hears of it here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rest_framework import serializers
from rest_framework.request import Request

PAGING = ("cursor", "limit")


class StrictSerializer(serializers.Serializer[Any]):
    """A JSON object with exactly the declared fields."""

    def to_internal_value(self, data: Any) -> Any:
        unknown = sorted(set(data) - set(self.fields))
        if unknown:
            raise serializers.ValidationError(
                {name: ["There is no such field."] for name in unknown}
            )
        return super().to_internal_value(data)


class Text(serializers.CharField):
    """A JSON string; numbers are not taken for one."""

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            raise serializers.ValidationError("Must be a string.")
        return super().to_internal_value(data)


class Whole(serializers.IntegerField):
    """A JSON integer; strings, true and 1.5 are not taken for one."""

    def to_internal_value(self, data: Any) -> int:
        if isinstance(data, bool) or not isinstance(data, int):
            raise serializers.ValidationError("Must be a whole number.")
        return super().to_internal_value(data)


class Amount(serializers.FloatField):
    """A finite JSON number; strings and true are not taken for one."""

    def to_internal_value(self, data: Any) -> float:
        if isinstance(data, bool) or not isinstance(data, int | float):
            raise serializers.ValidationError("Must be a number.")
        return super().to_internal_value(data)


class Choice(serializers.ChoiceField):
    """One of a few strings."""

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            raise serializers.ValidationError("Must be a string.")
        value: str = super().to_internal_value(data)
        return value


class Items(serializers.ListField):
    """A JSON array; nothing else is wrapped into one."""

    def to_internal_value(self, data: Any) -> Any:
        if not isinstance(data, list):
            raise serializers.ValidationError("Must be an array.")
        return super().to_internal_value(data)


class JsonObject(serializers.DictField):
    """A JSON object with any keys."""


def read_body(request: Request, shape: type[StrictSerializer]) -> dict[str, Any]:
    """The body as ``shape`` declares it; raises ``ValidationError`` naming the field."""
    if not isinstance(request.data, Mapping):
        raise serializers.ValidationError({"non_field_errors": ["Send a JSON object."]})
    serializer = shape(data=request.data)
    serializer.is_valid(raise_exception=True)
    return dict(serializer.validated_data)


def read_query(request: Request, shape: type[serializers.Serializer[Any]]) -> dict[str, Any]:
    """The query string as ``shape`` declares it; raises ``ValidationError`` naming the part."""
    serializer = shape(data=request.query_params)
    unknown = sorted(set(request.query_params) - set(serializer.fields) - set(PAGING))
    if unknown:
        raise serializers.ValidationError({name: ["There is no such filter."] for name in unknown})
    serializer.is_valid(raise_exception=True)
    return dict(serializer.validated_data)
