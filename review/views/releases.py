"""Pages of releases: all of them, what a new one would hold, one with its manifest, its files."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from dive_site.http import PageRequest, allowed
from review import exports
from review.core.errors import UnknownFormat
from review.core.releases import Selection
from review.models import Release
from review.services import exporting, releasing
from synthesis.core import permissions
from synthesis.core.errors import StudioError
from synthesis.core.values import DOMAINS
from synthesis.models import Run


class ReleaseForm(forms.Form):
    """Which approved tasks to freeze, and under what name."""

    name = forms.CharField(required=False, help_text="Left empty, it is called by its number.")
    run = forms.ModelChoiceField(Run.objects.newest_first(), required=False, empty_label="All runs")
    domains = forms.MultipleChoiceField(
        choices=[(domain, domain) for domain in DOMAINS],
        required=False,
        help_text="None ticked: all.",
        widget=forms.CheckboxSelectMultiple,
    )

    def selection(self) -> Selection:
        run = self.cleaned_data.get("run")
        domains = tuple(self.cleaned_data.get("domains") or ())
        return Selection(run.pk if run else None, domains)


@allowed(permissions.check_may_look)
@require_GET
def releases(request: PageRequest) -> HttpResponse:
    """Every release, newest first."""
    found = Release.objects.newest_first()
    return render(request, "releases/list.html", {"releases": found})


@allowed(permissions.check_may_release)
@require_http_methods(["GET", "POST"])
def new_release(request: PageRequest) -> HttpResponse:
    """Choose approved tasks, see how many they are, freeze them."""
    form = ReleaseForm(request.POST if request.method == "POST" else request.GET)
    valid = form.is_valid()
    if request.method == "POST" and valid:
        try:
            data = form.cleaned_data
            made = releasing.create_release(data["name"], form.selection(), request.user)
        except StudioError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"Release {made.number} is frozen with {made.count} tasks.")
            return redirect("release", made.number)
    return _form_page(request, form)


@allowed(permissions.check_may_look)
@require_GET
def release(request: PageRequest, number: int) -> HttpResponse:
    """A release: what it holds, its checksum, and its files."""
    found = get_object_or_404(Release.objects.select_related("created_by"), number=number)
    context = {"release": found, "by": found.manifest["by"], "formats": exports.FORMATS}
    return render(request, "releases/release.html", context)


@allowed(permissions.check_may_export)
@require_GET
def download(request: PageRequest, number: int, format_name: str) -> HttpResponseBase:
    """The main file of one format, streamed."""
    found = get_object_or_404(Release, number=number)
    try:
        form = exports.get(format_name)
    except UnknownFormat as error:
        raise Http404(str(error)) from None
    response = StreamingHttpResponse(
        exporting.stream(found, form), content_type="application/x-ndjson"
    )
    name = f"release-{number}-{form.main_file}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _form_page(request: PageRequest, form: ReleaseForm) -> HttpResponse:
    selection = form.selection() if hasattr(form, "cleaned_data") else Selection()
    counts = releasing.approved(selection).counts_by_domain()
    context: dict[str, Any] = {"form": form, "counts": counts, "total": sum(counts.values())}
    refused = request.method == "POST"
    page = "releases/new.html#would-hold" if request.htmx else "releases/new.html"
    return render(request, page, context, status=422 if refused else 200)
