"""Edits: checked first, kept afterwards, and only when no check fails."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from review.core import edits as core
from review.core.edits import Changes, FieldEdit
from review.core.errors import Conflict, EditRefused, MalformedEdit
from review.core.policies import CLAIM_LASTS, LONGEST_REASON, check_may_change
from review.models import Edit, EditedRecord, ReviewItem
from review.services import audit
from review.services.checking import judge
from review.services.recording import current_record
from synthesis.core.canonical import canonical
from synthesis.core.ports import ToolRunner
from synthesis.core.record import seal
from synthesis.core.serial import Record
from synthesis.core.verification import failed, failure_reason
from synthesis.tools import catalogue


def edit(
    item_id: int,
    author: User,
    changes: Changes,
    reason: str,
    version: int,
    runner: ToolRunner | None = None,
) -> ReviewItem:
    """Change a pending item as seen at ``version``, and claim it for its author.

    All checks run on the edited record before anything is kept. Raises ``MalformedEdit``
    for what cannot be applied, ``EditRefused`` with every verdict when a check fails, and
    ``Conflict`` when the item changed meanwhile; then nothing is kept.
    """
    _check_reason(reason)
    item = ReviewItem.objects.for_page().get(pk=item_id)
    check_may_change(item.seen(), author.get_username(), version, timezone.now())
    record = current_record(item)
    fields = core.field_edits(record, changes)
    edited = _checked(record, fields, item, author, reason.strip(), runner)
    with transaction.atomic():
        _keep(item, author, reason.strip(), fields, edited)
    return ReviewItem.objects.for_page().get(pk=item_id)


def _check_reason(reason: str) -> None:
    if len(reason) > LONGEST_REASON:
        raise MalformedEdit(f"The reason is longer than {LONGEST_REASON} characters.", "reason")


def _checked(
    record: Record,
    fields: tuple[FieldEdit, ...],
    item: ReviewItem,
    author: User,
    reason: str,
    runner: ToolRunner | None,
) -> Record:
    """The edited record, sealed; raises ``EditRefused`` when a check fails on it."""
    kinds = {name: spec.kind for name, spec in catalogue.specs().items()}
    edited = core.apply(record, fields, author.get_username(), reason, kinds)
    verdicts = judge(edited, item.candidate, runner)
    if failed(verdicts):
        raise EditRefused(f"The edit was not kept. {failure_reason(verdicts)}", verdicts)
    return seal(edited, core.verdicts_after(record, verdicts))


def _keep(
    item: ReviewItem, author: User, reason: str, fields: tuple[FieldEdit, ...], edited: Record
) -> None:
    now = timezone.now()
    unchanged = ReviewItem.objects.pending().filter(pk=item.pk, version=item.version)
    checks = edited["checks"].values()
    kept = unchanged.update(
        version=item.version + 1,
        edited=True,
        query=edited["query"],
        answer_text=edited["answer"]["text"],
        depth=edited["pattern"]["depth"],
        undetermined=sum(check["verdict"] == "undetermined" for check in checks),
        claimed_by=author,
        claimed_until=now + CLAIM_LASTS,
    )
    if not kept:
        raise Conflict("Somebody else changed this task during the checks; nothing was saved.")
    Edit.objects.bulk_create(
        Edit(
            item=item,
            author=author,
            reason=reason,
            field=change.field,
            old=change.old,
            new=change.new,
            version=item.version + 1,
            created_at=now,
        )
        for change in fields
    )
    text = canonical(edited).decode()
    EditedRecord.objects.update_or_create(item=item, defaults={"record": text})
    names = [change.field for change in fields]
    audit.record(author, "edit", item, version=item.version + 1, fields=names, reason=reason)
