"""Freezes approved items into numbered releases that nothing changes afterwards."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from review.core import releases as core
from review.core.errors import NothingToRelease
from review.core.releases import LONGEST_NAME, Selection, Summary
from review.models import Release, ReleaseTask, ReviewItem
from review.models.item import ReviewItemQuerySet
from review.services import audit
from review.services.recording import current_text
from synthesis.core.errors import ConfigurationError, StudioError
from synthesis.core.record import digest
from synthesis.models import Run
from synthesis.services.released import remember
from synthesis.tools import provenance

ROWS_AT_ONCE = 200
NUMBERS_TRIED = 5


def create_release(
    name: str, selection: Selection | None = None, user: User | None = None
) -> Release:
    """Freeze every approved item of the selection, edits included, in episode order.

    Raises ``NothingToRelease`` when no approved item matches, ``ConfigurationError`` for a
    selection or a name that cannot be.
    """
    wanted = selection or Selection()
    _check(name, wanted)
    for _ in range(NUMBERS_TRIED):
        try:
            with transaction.atomic():
                return _freeze(name.strip(), wanted, user)
        except IntegrityError:
            continue  # another release took the number; SQLite lets one in at a time
    raise ConfigurationError("Other releases are being created; try again in a moment.")


def approved(selection: Selection) -> ReviewItemQuerySet:
    """The approved items of a selection: what a release of it would take now."""
    items = ReviewItem.objects.approved()
    if selection.run is not None:
        items = items.filter(run_id=selection.run)
    if selection.domains:
        items = items.filter(domain__in=selection.domains)
    return items.in_release_order()


def release_lines(release: Release) -> Iterator[bytes]:
    """The lines of a release, byte for byte as they were approved."""
    for record in ReleaseTask.objects.of(release.pk).records():
        yield record.encode() + b"\n"


def _check(name: str, selection: Selection) -> None:
    if len(name.strip()) > LONGEST_NAME:
        raise ConfigurationError(f"The name is longer than {LONGEST_NAME} characters.")
    for _, sentence in selection.problems():
        raise ConfigurationError(sentence)
    if selection.run is not None and not Run.objects.filter(pk=selection.run).exists():
        raise ConfigurationError(f"There is no run {selection.run}.")


def _freeze(name: str, selection: Selection, user: User | None) -> Release:
    number = Release.objects.last_number() + 1
    release = Release.objects.create(
        number=number,
        name=name or f"Release {number}",
        filters=selection.as_json(),
        created_by=user,
        manifest={},
        sha256="",
        count=0,
    )
    summary = Summary()
    rows = _rows(release, selection, summary)
    while batch := list(islice(rows, ROWS_AT_ONCE)):
        ReleaseTask.objects.bulk_create(batch)
        remember(json.loads(row.record) for row in batch)
    if not summary.count:
        raise NothingToRelease(
            "No approved task matches this selection, so there is nothing to release."
        )
    _describe(release, selection, summary, user)
    return release


def _rows(release: Release, selection: Selection, summary: Summary) -> Iterator[ReleaseTask]:
    items = approved(selection).select_related("candidate__body", "edited_record")
    for item in items.iterator(chunk_size=ROWS_AT_ONCE):
        if not summary.takes(item.record_id):
            continue
        text = current_text(item)
        record = json.loads(text)
        if record["digest"] != digest(record):
            raise StudioError(
                f"The stored record {item.record_id} was damaged: its digest does not fit. "
                "Reject it and try again."
            )
        summary.add(record, text.encode() + b"\n", item.form)
        yield ReleaseTask(
            release=release,
            position=summary.count,
            item=item,
            record_id=item.record_id,
            record=text,
        )


def _describe(release: Release, selection: Selection, summary: Summary, user: User | None) -> None:
    maker = user.get_username() if user else "the command line"
    release.manifest = core.manifest(
        release.number,
        release.name,
        maker,
        selection.as_json(),
        summary,
        provenance.of_tools(summary.tools),
    )
    release.sha256, release.count = summary.sha256, summary.count
    release.save()
    told = {"number": release.number, "count": release.count, "sha256": release.sha256}
    audit.record(user, "release", release, **told)
