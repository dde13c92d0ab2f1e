"""Who may do what in review: the studio's rules, by the names that review uses."""

from __future__ import annotations

from synthesis.core.permissions import (
    NotAllowed,
    Person,
    Role,
    check_may_export,
    check_may_look,
    check_may_release,
    check_may_review,
    may,
)

__all__ = [
    "NotAllowed",
    "Person",
    "Role",
    "check_may_export",
    "check_may_look",
    "check_may_release",
    "check_may_review",
    "may",
]
