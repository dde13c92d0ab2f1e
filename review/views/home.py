"""The start page: what waits for each role, and where to go on."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from dive_site.http import PageRequest, allowed
from review.models import Release, ReviewItem, Vote
from review.services.intake import intake
from synthesis.core import permissions
from synthesis.models import Episode, Run
from synthesis.tools import catalogue
from synthesis.views.bars import bar


@allowed(permissions.check_may_look)
@require_GET
def home(request: PageRequest) -> HttpResponse:
    """Counts of the queue, one's own day, the latest runs and releases."""
    intake()
    recent = Run.objects.newest_first()[:5]
    context = {
        "counts": ReviewItem.objects.counts(),
        "by_domain": ReviewItem.objects.pending().counts_by_domain(),
        "mine": _today(request.user),
        "runs": [(run, bar(Episode.objects.of(run.pk).counts())) for run in recent],
        "releases": Release.objects.newest_first()[:5],
        "tools": len(catalogue.specs()),
    }
    return render(request, "home.html", context)


def _today(user: User) -> dict[str, int]:
    """The votes of a person since midnight (UTC), by verdict."""
    since = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0)
    verdicts = list(Vote.objects.by(user.pk, since).values_list("verdict", flat=True))
    return {"approve": verdicts.count("approve"), "reject": verdicts.count("reject")}
