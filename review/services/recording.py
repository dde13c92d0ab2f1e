"""Reading an item's record as it stands now, edits included."""

from __future__ import annotations

import json

from review.models import ReviewItem
from synthesis.core.serial import Record


def current_text(item: ReviewItem) -> str:
    """The record as canonical JSON text: what a release would take."""
    edited = getattr(item, "edited_record", None)
    return edited.record if edited is not None else item.candidate.body.record


def current_record(item: ReviewItem) -> Record:
    """The record with every edit in it, sealed."""
    record: Record = json.loads(current_text(item))
    return record
