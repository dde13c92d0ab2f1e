"""``records``: the task records themselves, and the release's manifest."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from review.exports.shape import ExportFormat, Frozen


def _rows(release: Frozen) -> Iterator[bytes]:
    return release.lines()


def _beside(release: Frozen) -> Mapping[str, bytes]:
    text = json.dumps(release.manifest, indent=2, sort_keys=True, ensure_ascii=False)
    return {"manifest.json": text.encode() + b"\n"}


FORMAT = ExportFormat(
    name="records",
    summary="The task records as approved, one a line, with the release's manifest.",
    main_file="tasks.jsonl",
    rows=_rows,
    beside=_beside,
    same_lines=True,
)
