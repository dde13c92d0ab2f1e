"""Pages of pool subsets: all of them, one, and the page that makes one."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dive_site.http import PageRequest, allowed
from synthesis.core import permissions
from synthesis.forms.subsets import SubsetForm
from synthesis.models import PoolSubset
from synthesis.services.subsets import delete_subset
from synthesis.views.pool import PoolFilter, PoolTool
from synthesis.views.tools import whole_pool


@dataclass(frozen=True, slots=True)
class PackOfTools:
    """A pack's tools to tick, and how many of them are ticked."""

    name: str
    tools: list[PoolTool]
    ticked: int

    @property
    def title(self) -> str:
        """Its name within its domain, in words."""
        return self.name.partition(".")[2].replace("_", " ")


@allowed(permissions.check_may_look)
@require_GET
def subsets(request: PageRequest) -> HttpResponse:
    """Every saved selection."""
    found = PoolSubset.objects.by_name().select_related("owner")
    return render(request, "subsets/list.html", {"subsets": found})


@allowed(permissions.check_may_look)
@require_GET
def subset(request: PageRequest, pk: int) -> HttpResponse:
    """The tools of one selection; those that left the pool are named."""
    found = get_object_or_404(PoolSubset, pk=pk)
    by_name = {item.spec.name: item for item in whole_pool()}
    context = {
        "subset": found,
        "groups": _by_domain([item for name, item in by_name.items() if name in found.tools]),
        "gone": [name for name in found.tools if name not in by_name],
    }
    return render(request, "subsets/subset.html", context)


@allowed(permissions.check_may_curate)
@require_http_methods(["GET", "POST"])
def new_subset(request: PageRequest) -> HttpResponse:
    """Tick tools by hand; those that match the facets of the address are ticked already."""
    everything = whole_pool()
    form = SubsetForm(request.POST or None)
    if request.method == "POST":
        ticked = request.POST.getlist("tool")
        saved = form.save(ticked, request.user)
        if saved is not None:
            messages.success(request, f"Saved “{saved.name}” with {len(saved.tools)} tools.")
            return redirect("subset", saved.pk)
    else:
        asked = PoolFilter.read(request.GET)
        ticked = [item.spec.name for item in everything if asked and asked.keeps(item)]
    domains = [(domain, _by_pack(tools, set(ticked))) for domain, tools in _by_domain(everything)]
    context = {"form": form, "domains": domains, "ticked": set(ticked)}
    status = 422 if form.errors else 200
    return render(request, "subsets/new.html", context, status=status)


@allowed(permissions.check_may_curate)
@require_POST
def remove_subset(request: PageRequest, pk: int) -> HttpResponse:
    """Forget a selection."""
    found = get_object_or_404(PoolSubset, pk=pk)
    delete_subset(found)
    messages.success(request, f"Deleted the subset “{found.name}”.")
    return redirect("subsets")


def _by_pack(items: list[PoolTool], ticked: set[str]) -> list[PackOfTools]:
    groups = groupby(sorted(items, key=_pack_and_name), key=lambda item: item.spec.pack)
    packs = [(pack, list(tools)) for pack, tools in groups]
    return [
        PackOfTools(pack, tools, sum(item.spec.name in ticked for item in tools))
        for pack, tools in packs
    ]


def _pack_and_name(item: PoolTool) -> tuple[str, str]:
    return item.spec.pack, item.spec.name


def _by_domain(items: list[PoolTool]) -> list[tuple[str, list[PoolTool]]]:
    groups = groupby(items, key=lambda item: item.spec.domain)
    return [(str(domain), list(tools)) for domain, tools in groups]
