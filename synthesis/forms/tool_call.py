"""A form made from a tool's JSON Schema, and back from the form to JSON arguments."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any

from django import forms

from synthesis.core.values import Json, ToolSpec

_UNSET = [("", "not given")]
_BOOLEANS = [("true", "yes"), ("false", "no")]


class NumberField(forms.CharField):
    """A finite number; whole numbers of any size stay exact."""

    def __init__(self, *, whole: bool, **options: Any) -> None:
        super().__init__(widget=forms.TextInput(attrs={"inputmode": "decimal"}), **options)
        self.whole = whole

    def to_python(self, value: Any) -> Json:
        text = super().to_python(value) or ""
        return None if text == "" else self._number(text)

    def _number(self, text: str) -> int | float:
        try:
            return int(text)
        except ValueError:
            pass
        try:
            number = float(text)
        except ValueError:
            raise forms.ValidationError(f"“{text}” is not a number.") from None
        if not math.isfinite(number):
            raise forms.ValidationError("The number must be finite.")
        if self.whole:
            raise forms.ValidationError(f"“{text}” is not a whole number.")
        return number


class ListField(forms.CharField):
    """A list: one entry a line, or JSON when it begins with a bracket."""

    def __init__(self, *, items: Mapping[str, Json], **options: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": 3}), **options)
        self.items = items

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, list):
            return value
        if all(isinstance(item, str) for item in value):
            return "\n".join(value)
        return json.dumps(value, ensure_ascii=False)

    def to_python(self, value: Any) -> Json:
        text = super().to_python(value) or ""
        if text.startswith("["):
            return _json(text)
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        if self.items.get("type") in {"number", "integer", "boolean", "object", "array"}:
            return [_json(line) for line in lines]
        return lines


class JsonField(forms.CharField):
    """Any other shape, written as JSON."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": 4}), **options)

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, str | None) else json.dumps(value, ensure_ascii=False)

    def to_python(self, value: Any) -> Json:
        text = super().to_python(value) or ""
        return None if text == "" else _json(text)


class ToolCallForm(forms.Form):
    """One field an argument, in the order of the schema."""

    def __init__(self, spec: ToolSpec, **options: Any) -> None:
        super().__init__(prefix="a", **options)
        self.spec = spec
        required = spec.parameters.get("required", [])
        for name, schema in spec.parameters.get("properties", {}).items():
            self.fields[name] = _field(name, schema, name in required)

    def arguments(self) -> dict[str, Json]:
        """The JSON arguments; fields left empty are left out, so that defaults apply."""
        required = self.spec.parameters.get("required", [])
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if name in required or value not in ("", None, [])
        }


def _field(name: str, schema: Mapping[str, Json], required: bool) -> forms.Field:
    schema = _without_null(schema)
    common: dict[str, Any] = {
        "label": name.replace("_", " "),
        "help_text": _help(schema, required),
        "required": required,
        "error_messages": {"required": f"{name.replace('_', ' ').capitalize()} is missing."},
    }
    return _typed_field(schema, common)


def _typed_field(schema: Mapping[str, Json], common: dict[str, Any]) -> forms.Field:
    kind = schema.get("type")
    if "enum" in schema:
        values = {str(value): value for value in schema["enum"]}
        choices = [(text, text) for text in values]
        return forms.TypedChoiceField(
            choices=choices if common["required"] else _UNSET + choices,
            coerce=values.__getitem__,
            **common,
        )
    if kind == "boolean":
        choices = _BOOLEANS if common["required"] else _UNSET + _BOOLEANS
        return forms.TypedChoiceField(
            choices=choices, coerce=lambda text: text == "true", empty_value=None, **common
        )
    if kind in {"number", "integer"}:
        return NumberField(whole=kind == "integer", **common)
    if kind == "array":
        return ListField(items=schema.get("items", {}), **common)
    if kind == "string":
        long = schema.get("maxLength", 0) and "sequence" in common["label"]
        widget = forms.Textarea(attrs={"rows": 3}) if long else forms.TextInput()
        return forms.CharField(strip=False, widget=widget, **common)
    return JsonField(**common)


def _without_null(schema: Mapping[str, Json]) -> Mapping[str, Json]:
    """``anyOf: [X, null]``, which pydantic writes for an optional argument, as X."""
    others = [item for item in schema.get("anyOf", []) if item.get("type") != "null"]
    if len(others) != 1:
        return schema
    return {
        **others[0],
        **{key: schema[key] for key in ("description", "default") if key in schema},
    }


def _help(schema: Mapping[str, Json], required: bool) -> str:
    parts = [str(schema.get("description", "")).rstrip(".")]
    if schema.get("type") == "array":
        parts.append("one a line, or JSON")
    if "minimum" in schema or "maximum" in schema:
        low, high = schema.get("minimum", "any"), schema.get("maximum", "any")
        parts.append(f"from {low} to {high}")
    if not required:
        default = schema.get("default")
        parts.append("optional" if default is None else f"{json.dumps(default)} when left empty")
    return "; ".join(filter(None, parts))


def _json(text: str) -> Json:
    try:
        return json.loads(text)
    except ValueError as error:
        raise forms.ValidationError(f"This is not JSON: {error}.") from None
