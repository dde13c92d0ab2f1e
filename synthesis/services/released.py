"""Remembers what was released, so that later runs do not ask it again."""

from __future__ import annotations

from collections.abc import Iterable

from synthesis.core.checks import duplicate
from synthesis.core.serial import Record
from synthesis.models import ReleasedFingerprint


def remember(records: Iterable[Record]) -> None:
    """Keep the fingerprints of released records; runs planned from now on know them.

    Call it in the transaction that makes the release.
    """
    ReleasedFingerprint.objects.bulk_create(
        (
            ReleasedFingerprint(fingerprint=fingerprint, record_id=record["id"])
            for record in records
            for fingerprint in duplicate.fingerprints(record)
        ),
        ignore_conflicts=True,
    )
