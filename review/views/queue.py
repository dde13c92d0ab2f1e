"""The review queue: what waits, what was decided, narrowed by the address."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from dive_site.http import PageRequest, allowed
from review.core.states import ItemState
from review.models import ReviewItem
from review.services.intake import intake
from review.views.attempts import band_in_words
from review.views.filters import ALL, QueueFilter
from review.views.item import SKIPPED
from synthesis.core import permissions
from synthesis.core.difficulty import BANDS
from synthesis.core.sampling import FORMS
from synthesis.core.values import DOMAINS
from synthesis.models import Run

PAGE = 50
RUNS_OFFERED = 50


@allowed(permissions.check_may_look)
@require_GET
def queue(request: PageRequest) -> HttpResponse:
    """A page of items after the one that the address names."""
    intake()
    request.session.pop(SKIPPED, None)
    asked = QueueFilter.read(request.GET)
    found = ReviewItem.objects.for_list().matching(asked.filters()).after(_after(request))
    rows = list(found[: PAGE + 1])
    context = {
        "asked": asked,
        "rows": rows[:PAGE],
        "further": rows[PAGE - 1].pk if len(rows) > PAGE else None,
        "counts": ReviewItem.objects.counts(),
        "domains": DOMAINS,
        "forms": FORMS,
        "bands": [(band, band_in_words(band)) for band in BANDS],
        "statuses": [*ItemState, ALL],
        "runs": Run.objects.newest_first().only("id", "name")[:RUNS_OFFERED],
    }
    page = "review/queue.html#results" if _only_results(request) else "review/queue.html"
    return render(request, page, context)


def _after(request: PageRequest) -> int:
    after = request.GET.get("after", "")
    return int(after) if after.isdecimal() and after.isascii() and len(after) < 18 else 0


def _only_results(request: PageRequest) -> bool:
    return bool(request.htmx) and not request.htmx.history_restore_request
