"""``tasks/``: candidates in review, with the votes and edits on them."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.http import Http404, HttpResponseBase
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from dive_site.http import problem
from review.api.refusals import refusals
from review.api.shapes import (
    DecisionShown,
    EditBody,
    EditShown,
    TaskBrief,
    TaskDetail,
    TaskFilters,
    VoteBody,
    VoteShown,
)
from review.core.edits import Changes
from review.core.errors import EditRefused
from review.core.filters import Filters
from review.core.permissions import check_may_look, check_may_review
from review.core.states import ItemState
from review.models import Edit, ReviewItem, Vote
from review.services import deciding, editing
from review.services.recording import current_record
from synthesis.api.paging import Pages, newest_first
from synthesis.api.resource import Resource, user_of
from synthesis.api.strict import read_body, read_query

InQueueOrder = newest_first("id")


class Tasks(Resource):
    """Tasks in review, oldest first, without their records."""

    pagination_class = InQueueOrder
    serializer_class = TaskBrief

    @extend_schema(
        operation_id="tasks_list", parameters=[TaskFilters], responses=TaskBrief(many=True)
    )
    def get(self, request: Request) -> Response:
        wanted = read_query(request, TaskFilters)
        if "status" in wanted:
            wanted["status"] = ItemState(wanted["status"])
        page = self.paginate_queryset(
            ReviewItem.objects.matching(Filters(**wanted)).for_list().oldest_first()
        )
        return self.get_paginated_response(TaskBrief(page, many=True).data)


class OneTask(Resource):
    """One task with its full record as it reads now, edits included."""

    serializer_class = TaskDetail

    @extend_schema(operation_id="tasks_retrieve")
    def get(self, request: Request, task: str) -> Response:
        """By its number, or by its record's id; of two runs that made the same, the later."""
        return Response(task_json(find(task)))


class Votes(Resource):
    """The votes on a task; a new one decides it."""

    checks = {"GET": check_may_look, "POST": check_may_review}
    pagination_class = Pages
    serializer_class = VoteShown

    @extend_schema(operation_id="votes_list", responses=VoteShown(many=True))
    def get(self, request: Request, task: str) -> Response:
        page = self.paginate_queryset(Vote.objects.of(find(task).pk))
        return self.get_paginated_response(VoteShown(page, many=True).data)

    @extend_schema(operation_id="votes_create", request=VoteBody, responses={201: DecisionShown})
    def post(self, request: Request, task: str) -> Response:
        """A task that was changed or decided since it was looked at: 409."""
        said = read_body(request, VoteBody)
        with refusals():
            made = deciding.vote(find(task).pk, user_of(request), **said)
        answer = {
            "task": made.item_id,
            "record_id": made.record_id,
            "status": made.status.value,
            "version": made.version,
        }
        return Response(answer, status=201)


class Edits(Resource):
    """The edits of a task; a new one is kept only when every check holds after it."""

    checks = {"GET": check_may_look, "POST": check_may_review}
    pagination_class = Pages
    serializer_class = EditShown

    @extend_schema(operation_id="edits_list", responses=EditShown(many=True))
    def get(self, request: Request, task: str) -> Response:
        page = self.paginate_queryset(Edit.objects.of(find(task).pk))
        return self.get_paginated_response(EditShown(page, many=True).data)

    @extend_schema(operation_id="edits_create", request=EditBody, responses={201: TaskDetail})
    def post(self, request: Request, task: str) -> HttpResponseBase:
        """An edit after which a check fails: 422 with every verdict. A lost race: 409."""
        said = read_body(request, EditBody)
        version, reason = said.pop("version"), said.pop("reason")
        try:
            with refusals():
                item = editing.edit(
                    find(task).pk, user_of(request), Changes(**said), reason, version
                )
        except EditRefused as error:
            checks = {name: asdict(verdict) for name, verdict in error.verdicts.items()}
            return problem(422, str(error), checks=checks)
        return Response(task_json(item), status=201)


def find(task: str) -> ReviewItem:
    """The item by its number or its record's id; raises ``Http404``."""
    wanted = {"pk": int(task)} if task.isdecimal() and len(task) < 19 else {"record_id": task}
    item = ReviewItem.objects.for_page().filter(**wanted).order_by("id").last()
    if item is None:
        raise Http404(f"There is no task {task}.")
    return item


def task_json(item: ReviewItem) -> dict[str, Any]:
    """A task as programs see it: what lists show, the record, and what it took."""
    episode = item.candidate.episode
    record = current_record(item)
    return {
        **TaskBrief(item).data,
        "record": record,
        "timing": {
            "started_at": episode.started_at,
            "finished_at": episode.finished_at,
            "tool_seconds": episode.seconds,
        },
        "usage": {"tool_calls": len(record["evidence"]), "tries": episode.tries + 1},
    }
