"""What the resources of review read and give."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from rest_framework import serializers

from review.core.states import ItemState
from review.models import Edit, Release, ReviewItem, Vote
from synthesis.api.strict import Choice, Items, JsonObject, StrictSerializer, Text, Whole
from synthesis.core.difficulty import BANDS
from synthesis.core.values import DOMAINS


class TaskFilters(serializers.Serializer[Any]):
    """What the list of tasks may be narrowed by."""

    status = serializers.ChoiceField([state.value for state in ItemState], required=False)
    domain = serializers.ChoiceField(DOMAINS, required=False)
    run = serializers.IntegerField(required=False, min_value=1)
    form = serializers.CharField(required=False)
    depth_min = serializers.IntegerField(required=False, min_value=0)
    difficulty = serializers.ChoiceField(
        BANDS, required=False, help_text="How often solvers were right."
    )
    q = serializers.CharField(required=False, help_text="Text in the query, or a record's id.")
    release = serializers.IntegerField(required=False, min_value=1, help_text="Its number.")


class TaskBrief(serializers.ModelSerializer[ReviewItem]):
    """A task as lists show it."""

    status = serializers.CharField()
    answer = serializers.CharField(source="answer_text")
    claimed_by = serializers.SerializerMethodField()
    decided_by: serializers.StringRelatedField[User] = serializers.StringRelatedField()

    class Meta:
        model = ReviewItem
        fields = [
            "id",
            "record_id",
            "run",
            "number",
            "status",
            "version",
            "domain",
            "form",
            "depth",
            "difficulty",
            "query",
            "answer",
            "edited",
            "undetermined",
            "claimed_by",
            "decided_by",
            "decided_at",
        ]

    def get_claimed_by(self, item: ReviewItem) -> str | None:
        holder = item.claimed_by if item.claim_is_live else None
        return holder.get_username() if holder else None


class Timing(serializers.Serializer[Any]):
    started_at = serializers.DateTimeField(allow_null=True)
    finished_at = serializers.DateTimeField(allow_null=True)
    tool_seconds = serializers.FloatField()


class Usage(serializers.Serializer[Any]):
    tool_calls = serializers.IntegerField()
    tries = serializers.IntegerField()


class TaskDetail(TaskBrief):
    """A task with its full record as it reads now."""

    record = serializers.DictField(help_text="The task record, schema 1.", read_only=True)
    timing = Timing(read_only=True)
    usage = Usage(read_only=True)

    class Meta(TaskBrief.Meta):
        fields = [*TaskBrief.Meta.fields, "record", "timing", "usage"]


class VoteBody(StrictSerializer):
    """A reviewer's word on a task, as seen at a version."""

    verdict = Choice(["approve", "reject"])
    version = Whole(min_value=1, help_text="The version of the task that was looked at.")
    reason = Text(required=False, allow_blank=True, default="", help_text="Needed to reject.")
    rating = Whole(required=False, min_value=1, max_value=5)


class VoteShown(serializers.ModelSerializer[Vote]):
    reviewer: serializers.StringRelatedField[User] = serializers.StringRelatedField()

    class Meta:
        model = Vote
        fields = [
            "id",
            "reviewer",
            "verdict",
            "reason",
            "rating",
            "version",
            "created_at",
            "withdrawn_at",
        ]


class DecisionShown(serializers.Serializer[Any]):
    task = serializers.IntegerField()
    record_id = serializers.CharField()
    status = serializers.CharField()
    version = serializers.IntegerField()


class EditBody(StrictSerializer):
    """Changes to a task; parts that are left out stay as they are."""

    version = Whole(min_value=1, help_text="The version of the task that was looked at.")
    reason = Text(required=False, allow_blank=True, default="")
    query = Text(required=False)
    answer = Items(
        child=JsonObject(),
        required=False,
        help_text="All answer values: name, value, and where they change type, unit, tolerance.",
    )
    citations = Items(
        child=JsonObject(),
        required=False,
        help_text="All citations: value, sources [{step, pointer}], transform.",
    )


class EditShown(serializers.ModelSerializer[Edit]):
    author: serializers.StringRelatedField[User] = serializers.StringRelatedField()
    old = serializers.JSONField()
    new = serializers.JSONField()

    class Meta:
        model = Edit
        fields = ["id", "author", "reason", "field", "old", "new", "version", "created_at"]


class ReleaseBody(StrictSerializer):
    """Which approved tasks to freeze; all of them where nothing is said."""

    name = Text(required=False, allow_blank=True, default="", max_length=100)
    run = Whole(required=False, min_value=1)
    domains = Items(child=Choice(DOMAINS), required=False)


class ReleaseShown(serializers.ModelSerializer[Release]):
    created_by: serializers.StringRelatedField[User] = serializers.StringRelatedField()
    manifest = serializers.DictField()
    exports = serializers.SerializerMethodField(help_text="The address of each format.")

    class Meta:
        model = Release
        fields = [
            "number",
            "name",
            "count",
            "sha256",
            "created_by",
            "created_at",
            "manifest",
            "exports",
        ]

    def get_exports(self, release: Release) -> dict[str, str]:
        from django.urls import reverse

        from review.exports import FORMATS

        request = self.context["request"]
        return {
            name: request.build_absolute_uri(reverse("api-export", args=[release.number, name]))
            for name in FORMATS
        }
