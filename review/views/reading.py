"""What the review page shows of an item, gathered for its template."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.utils import timezone

from dive_site.http import PageRequest, person
from review.core.states import ItemState
from review.forms import EditForm
from review.models import ReviewItem
from review.services.deciding import last_decided
from review.services.recording import current_record
from review.views.attempts import difficulty
from review.views.diff import words_changed
from review.views.filters import QueueFilter
from review.views.trace import answers, trace
from synthesis.core.permissions import check_may_review, may
from synthesis.core.serial import Record

UNDO_FOR = timedelta(hours=12)
REASONS = (
    "Answer leaks into the query",
    "Query reads unnaturally",
    "Query is ambiguous",
    "Answer is wrong",
    "Too easy",
    "Evidence does not prove it",
)


def work(request: PageRequest, item: ReviewItem, **extra: Any) -> dict[str, Any]:
    """The context of the whole working area."""
    asked = QueueFilter.read(request.GET)
    record = current_record(item)
    return {
        "item": item,
        "record": record,
        "steps": trace(record),
        "answers": answers(record),
        "used": {step["tool"] for step in record["evidence"]},
        "iterations": record.get("derivations", []),
        "changed": _changed(item, record),
        "tried": difficulty(record),
        "asked": asked,
        "left": ReviewItem.objects.pending().matching(_pending(asked)).count(),
        "last": _last(request, item),
        "may_review": may(check_may_review, person(request.user)),
        "pending": item.status == ItemState.PENDING,
        "reasons": REASONS,
        **extra,
    }


def edit_form(item: ReviewItem, request: PageRequest) -> EditForm:
    """The form over the record as it stands, holding what was sent, if anything was."""
    return EditForm(current_record(item), request.POST if request.method == "POST" else None)


def _pending(asked: QueueFilter) -> Any:
    return replace(asked, status=ItemState.PENDING.value).filters()


def _last(request: PageRequest, item: ReviewItem) -> ReviewItem | None:
    """The decision that "undo" would take back."""
    return last_decided(request.user, timezone.now() - UNDO_FOR)


def _changed(item: ReviewItem, record: Record) -> dict[str, Any] | None:
    """An edited task beside the generated one, word by word."""
    if not item.edited:
        return None
    first = item.candidate.record
    old, new = first["answer"]["text"], record["answer"]["text"]
    return {
        "query": words_changed(first["query"], record["query"]),
        "answer": words_changed(old, new) if old != new else None,
    }
