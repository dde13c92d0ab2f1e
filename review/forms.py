"""What a reviewer sends: a vote, or an edit of the task."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict

from review.core.edits import Changes
from review.core.errors import MalformedEdit
from synthesis.core.serial import Record
from synthesis.core.values import Json
from synthesis.core.values import Verdict as CheckVerdict


class VoteForm(forms.Form):
    """A verdict on the version that was seen."""

    verdict = forms.CharField(max_length=20)
    reason = forms.CharField(required=False, strip=True)
    rating = forms.IntegerField(required=False)
    version = forms.IntegerField()


class TokenForm(forms.Form):
    """The name of a new API token."""

    name = forms.CharField(
        required=False,
        label="What is it for?",
        widget=forms.TextInput(
            attrs={"placeholder": "Nightly training job", "autocomplete": "off"}
        ),
    )


@dataclass(frozen=True)
class ValueField:
    """One answer value as text to edit."""

    index: int
    name: str
    type: str
    text: str

    @property
    def many(self) -> bool:
        return self.type in {"list", "set"}


@dataclass(frozen=True)
class SourceField:
    """One source of a citation as text to edit."""

    citation: int
    index: int
    value: str
    step: str
    pointer: str


class EditForm:
    """The task as text fields, from the record or from what was sent, and back to changes.

    It is written by hand rather than as a Django form because its fields follow the record,
    and because whatever was typed must come back exactly, readable or not.
    """

    def __init__(self, record: Record, data: QueryDict | None = None) -> None:
        self.record = record
        self.data = data
        self.errors: dict[str, str] = {}
        self.verdicts: Mapping[str, CheckVerdict] = {}

    @property
    def query(self) -> str:
        return self._typed("query", self.record["query"])

    @property
    def reason(self) -> str:
        return self._typed("reason", "")

    @property
    def values(self) -> list[ValueField]:
        return [
            ValueField(
                index, item["name"], item["type"], self._typed(f"value-{index}", _text(item))
            )
            for index, item in enumerate(self.record["answer"]["values"])
        ]

    @property
    def sources(self) -> Iterator[SourceField]:
        for at, citation in enumerate(self.record["citations"]):
            for index, source in enumerate(citation["sources"]):
                yield SourceField(
                    citation=at,
                    index=index,
                    value=citation["value"],
                    step=self._typed(f"step-{at}-{index}", str(source["step"])),
                    pointer=self._typed(f"pointer-{at}-{index}", source["pointer"]),
                )

    def changes(self) -> Changes:
        """What was asked for; raises ``MalformedEdit`` for a value that cannot be read."""
        return Changes(query=self.query, answer=self._answer(), citations=self._citations())

    def refuse(self, error: Any) -> None:
        """Keep a refusal beside the field that it is about."""
        self.errors[getattr(error, "field", "")] = str(error)
        self.verdicts = getattr(error, "verdicts", {})

    @property
    def failing(self) -> list[tuple[str, str]]:
        return [(n, v.reason) for n, v in self.verdicts.items() if v.verdict == "fail"]

    def _answer(self) -> list[dict[str, Json]]:
        values = self.record["answer"]["values"]
        typed = zip(values, self.values, strict=True)
        return [{"name": old["name"], "value": _value(old, field)} for old, field in typed]

    def _citations(self) -> list[dict[str, Json]]:
        found: list[dict[str, Json]] = [{**c, "sources": []} for c in self.record["citations"]]
        for field in self.sources:
            if not field.step.isdecimal():
                sentence = f"“{field.step}” is not the number of a step."
                raise MalformedEdit(sentence, "citations")
            source = {"step": int(field.step[:9]), "pointer": field.pointer.strip()}
            found[field.citation]["sources"].append(source)
        return found

    def _typed(self, name: str, otherwise: str) -> str:
        typed = self.data.get(name) if self.data is not None else None
        return otherwise if typed is None else typed.replace("\r\n", "\n")


def _text(item: Mapping[str, Json]) -> str:
    value = item["value"]
    if isinstance(value, list):
        return "\n".join(_one(entry) for entry in value)
    return _one(value)


def _one(value: Json) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _value(old: Mapping[str, Json], field: ValueField) -> Json:
    if field.text == _text(old):
        return old["value"]
    if field.many:
        strings = all(isinstance(entry, str) for entry in old["value"])
        lines = [line.strip() for line in field.text.splitlines() if line.strip()]
        return lines if strings else [_json(field.name, line) for line in lines]
    if field.type in {"number", "boolean"}:
        return _json(field.name, field.text.strip())
    return field.text.strip()


def _json(name: str, text: str) -> Json:
    try:
        return json.loads(text)
    except ValueError:
        raise MalformedEdit(f"“{text}” cannot be the value of {name!r}.", "answer") from None
