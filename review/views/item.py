"""The review page: evidence beside the task, and everything that can be done to it.

Each action answers with the next thing to look at, so that a decision costs one request.
Without scripts the same forms post and redirect.
"""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_htmx.http import push_url, retarget

from dive_site.http import PageRequest, allowed
from review.core.errors import Conflict, EditRefused, MalformedEdit, MalformedVote
from review.forms import EditForm, VoteForm
from review.models import AuditEvent, Edit, ReviewItem, Vote
from review.services import deciding, editing, queue
from review.services.intake import intake
from review.services.recording import current_record, current_text
from review.views.attempts import attempt_json, trajectory
from review.views.diff import words_changed
from review.views.filters import QueueFilter
from review.views.reading import edit_form, work
from review.views.trace import plain, whole_step
from synthesis.core import permissions
from synthesis.core.serial import Record

SKIPPED = "skipped"
MOST_SKIPPED = 500


@allowed(permissions.check_may_look)
@require_GET
def item(request: PageRequest, pk: int) -> HttpResponse:
    """One task with its evidence; opening a pending one claims it for the reviewer."""
    found = _item(pk)
    context = work(request, found)
    if context["may_review"] and context["pending"]:
        found, sentence = _claimed(found, request)
        context |= {"item": found, "conflict": sentence}
    return _page(request, "work", context)


@allowed(permissions.check_may_look)
@require_GET
def record_of(request: PageRequest, run: int, number: int) -> HttpResponse:
    """The review page of an episode's candidate, which may not have reached review yet."""
    intake()
    found = get_object_or_404(ReviewItem, run_id=run, number=number)
    return redirect(f"{reverse('item', args=[found.pk])}?run={run}")


@allowed(permissions.check_may_review)
@require_GET
def next_item(request: PageRequest) -> HttpResponse:
    """Claim the next task of the filter and go there."""
    found = _next(request)
    return redirect(_address(request, found)) if found else _done(request)


@allowed(permissions.check_may_review)
@require_POST
def vote(request: PageRequest, pk: int) -> HttpResponse:
    """Approve or reject; the answer is the next task."""
    form = VoteForm(request.POST)
    if not form.is_valid():
        return _refused(request, pk, 422, "The vote could not be read; try again.")
    sent = form.cleaned_data
    try:
        deciding.vote(pk, request.user, **sent)
    except MalformedVote as error:
        return _refused(request, pk, 422, str(error))
    except Conflict as error:
        return _refused(request, pk, 409, str(error))
    except ReviewItem.DoesNotExist:
        raise Http404("There is no such task in review.") from None
    return _go_on(request)


@allowed(permissions.check_may_review)
@require_POST
def skip(request: PageRequest, pk: int) -> HttpResponse:
    """Leave the task to others and go on; it does not come back to this person today."""
    queue.release_claim(pk, request.user)
    skipped = [*request.session.get(SKIPPED, []), pk]
    request.session[SKIPPED] = skipped[-MOST_SKIPPED:]
    return _go_on(request)


@allowed(permissions.check_may_review)
@require_POST
def undo(request: PageRequest, pk: int) -> HttpResponse:
    """Take back one's own decision and look at the task again."""
    try:
        deciding.undo(pk, request.user)
    except Conflict as error:
        return _refused(request, pk, 409, str(error))
    except ReviewItem.DoesNotExist:
        raise Http404("There is no such task in review.") from None
    return _show(request, _item(pk))


@allowed(permissions.check_may_review)
@require_http_methods(["GET", "POST"])
def edit(request: PageRequest, pk: int) -> HttpResponse:
    """The task as a form; what is sent is checked again before it is kept."""
    found = _item(pk)
    form = edit_form(found, request)
    if request.method == "GET":
        return _editing(request, found, form, 200)
    try:
        version = int(request.POST.get("version", "")[:9] or 0)
        editing.edit(pk, request.user, form.changes(), form.reason, version)
    except (MalformedEdit, EditRefused) as error:
        form.refuse(error)
        return _editing(request, found, form, 422)
    except Conflict as error:
        form.refuse(error)
        return _editing(request, _item(pk), form, 409)
    return _show(request, _item(pk))


@allowed(permissions.check_may_review)
@require_POST
def heartbeat(request: PageRequest, pk: int) -> HttpResponse:
    """Lengthen the claim while the page is open."""
    queue.extend(pk, request.user)
    return HttpResponse(status=204)


@allowed(permissions.check_may_look)
@require_GET
def history(request: PageRequest, pk: int) -> HttpResponse:
    """Everything that was done to the task."""
    found = get_object_or_404(ReviewItem.objects.for_list(), pk=pk)
    edits = [
        (change, words_changed(_shown(change.old), _shown(change.new)))
        for change in Edit.objects.of(pk)
    ]
    context = {
        "item": found,
        "votes": Vote.objects.of(pk),
        "edits": edits,
        "events": AuditEvent.objects.about("reviewitem", pk),
    }
    page = "review/history.html#history" if request.htmx else "review/history.html"
    return render(request, page, context)


@allowed(permissions.check_may_look)
@require_GET
def step(request: PageRequest, pk: int, number: int) -> HttpResponse:
    """A step with every row of its long result."""
    found = _item(pk)
    view = whole_step(current_record(found), number)
    if view is None:
        raise Http404(f"The task has no step {number}.")
    page = "review/step.html#step" if request.htmx else "review/step.html"
    return render(request, page, {"item": found, "step": view})


@allowed(permissions.check_may_look)
@require_GET
def attempt(request: PageRequest, pk: int, number: int) -> HttpResponse:
    """The conversation of one attempt of a solver."""
    found = _item(pk)
    record, made = _attempt(found, number)
    context = {
        "item": found,
        "attempt": made,
        "messages": trajectory(made, record["toolset"]),
    }
    page = "review/attempt.html#trajectory" if request.htmx else "review/attempt.html"
    return render(request, page, context)


@allowed(permissions.check_may_look)
@require_GET
def attempt_whole(request: PageRequest, pk: int, number: int) -> HttpResponse:
    """One attempt as the record holds it, nothing cut."""
    _, made = _attempt(_item(pk), number)
    return JsonResponse(made, json_dumps_params={"ensure_ascii": False, "indent": 1})


@allowed(permissions.check_may_look)
@require_GET
def raw(request: PageRequest, pk: int) -> HttpResponse:
    """The task record as JSON, as a release would take it."""
    return HttpResponse(current_text(_item(pk)), content_type="application/json")


def _item(pk: int) -> ReviewItem:
    return get_object_or_404(ReviewItem.objects.for_page(), pk=pk)


def _attempt(found: ReviewItem, number: int) -> tuple[Record, dict[str, Any]]:
    """The record and its attempt of that number; raises ``Http404``."""
    record = current_record(found)
    made = attempt_json(record, number)
    if made is None:
        raise Http404(f"The task has no attempt {number}.")
    return record, made


def _claimed(found: ReviewItem, request: PageRequest) -> tuple[ReviewItem, str]:
    """The item in this person's hands, or the sentence that says whose it is."""
    try:
        return queue.claim(found.pk, request.user), ""
    except Conflict as error:
        return _item(found.pk), str(error)


def _next(request: PageRequest) -> ReviewItem | None:
    filters = QueueFilter.read(request.GET).filters()
    skipped = request.session.get(SKIPPED, [])
    return queue.next_item(request.user, filters, skipped)


def _address(request: PageRequest, found: ReviewItem) -> str:
    return reverse("item", args=[found.pk]) + QueueFilter.read(request.GET).query()


def _go_on(request: PageRequest) -> HttpResponse:
    found = _next(request)
    return _show(request, found) if found else _done(request)


def _show(request: PageRequest, found: ReviewItem) -> HttpResponse:
    if not request.htmx:
        return redirect(_address(request, found))
    response = _page(request, "work", work(request, found))
    return push_url(response, _address(request, found))


def _done(request: PageRequest) -> HttpResponse:
    asked = QueueFilter.read(request.GET)
    context = {"asked": asked, "skipped": len(request.session.get(SKIPPED, []))}
    page = "review/done.html#work" if request.htmx else "review/done.html"
    response = render(request, page, context)
    return push_url(response, reverse("next-item") + asked.query()) if request.htmx else response


def _refused(request: PageRequest, pk: int, status: int, sentence: str) -> HttpResponse:
    """The same task as it is now, the sentence, and what was typed."""
    typed = {name: request.POST.get(name, "") for name in ("reason", "rating")}
    context = work(request, _item(pk), conflict=sentence, typed=typed)
    return _page(request, "work", context, status)


def _editing(request: PageRequest, found: ReviewItem, form: EditForm, status: int) -> HttpResponse:
    context = work(request, found, form=form)
    if not request.htmx:
        return _page(request, "work", context, status)
    return retarget(_page(request, "task", context, status), "#task")


def _page(
    request: PageRequest, region: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    name = f"review/item.html#{region}" if request.htmx else "review/item.html"
    return render(request, name, context, status=status)


def _shown(value: Any) -> str:
    return plain(value)
