"""Pages about the pool as a whole: its validation, its chains, and where it comes from."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from dive_site.http import PageRequest, allowed
from synthesis.core import permissions
from synthesis.services.pool_reports import pool_report
from synthesis.tools import provenance, reaching


@allowed(permissions.check_may_look)
@require_GET
def validation(request: PageRequest) -> HttpResponse:
    """What the last validation found, and how the pool hangs together."""
    context = {"report": pool_report(), "chains": reaching.report()}
    return render(request, "tools/validation.html", context)


@allowed(permissions.check_may_look)
@require_GET
def provenance_of_pool(request: PageRequest) -> HttpResponse:
    """Libraries, data, licences and dates, pack by pack."""
    return render(request, "tools/provenance.html", {"packs": provenance.of_pool()})
