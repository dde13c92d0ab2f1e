"""What is stored: items in review, what people did to them, and releases."""

from __future__ import annotations

from review.models.history import AuditEvent, Edit, Vote
from review.models.item import EditedRecord, ReviewItem
from review.models.release import Release, ReleaseTask
from review.models.token import ApiToken

__all__ = [
    "ApiToken",
    "AuditEvent",
    "Edit",
    "EditedRecord",
    "Release",
    "ReleaseTask",
    "ReviewItem",
    "Vote",
]
