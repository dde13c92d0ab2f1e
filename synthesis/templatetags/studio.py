"""What every page shows around its content: theme, links by role, and small filters."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import template
from django.http import HttpRequest
from django.urls import reverse

from synthesis.core import permissions
from synthesis.core.permissions import Check, Person
from synthesis.core.values import Json

register = template.Library()

THEMES = ("light", "dark")

_LINKS: tuple[tuple[str, str, Check], ...] = (
    ("Tools", "tools", permissions.check_may_look),
    ("Subsets", "subsets", permissions.check_may_look),
    ("Endpoints", "endpoints", permissions.check_may_look),
    ("Runs", "runs", permissions.check_may_look),
    ("Review", "queue", permissions.check_may_look),
    ("Releases", "releases", permissions.check_may_look),
)


@dataclass(frozen=True)
class Link:
    """One entry of the top bar."""

    title: str
    url: str
    current: bool


@dataclass(frozen=True)
class Page:
    """What the base template needs to know about the request."""

    theme: str
    links: tuple[Link, ...]
    roles: str


@register.simple_tag(takes_context=True)
def studio_page(context: dict[str, Any]) -> Page:
    """The theme that was chosen, the links that this person may follow, and the roles."""
    request: HttpRequest | None = context.get("request")
    if request is None:
        return Page(theme="", links=(), roles="")
    theme = request.COOKIES.get("theme", "")
    who = _person(context)
    return Page(
        theme=theme if theme in THEMES else "",
        links=_links(who, request.path),
        roles=", ".join(sorted(role.value for role in who.roles)) or "no role yet",
    )


@register.simple_tag(takes_context=True)
def may(context: dict[str, Any], what: str) -> bool:
    """Whether the person may do it: ``{% may "review" as may_review %}``."""
    check: Check = getattr(permissions, f"check_may_{what}")
    return permissions.may(check, _person(context))


@register.filter
def pretty_json(value: Json) -> str:
    """A JSON value, indented, as a person reads it."""
    return json.dumps(value, indent=2, ensure_ascii=False)


@register.filter
def compact_json(value: Json) -> str:
    """A JSON value on one line; strings stay as they are."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


@register.filter
def words(name: str) -> str:
    """``molar_mass`` as "molar mass"."""
    return name.replace("_", " ")


@register.filter
def duration(seconds: float | None) -> str:
    """Seconds as "4 s", "3 min" or "2 h 5 min"."""
    if seconds is None:
        return "unknown"
    whole = max(0, round(seconds))
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{round(whole / 60)} min"
    return f"{whole // 3600} h {whole % 3600 // 60} min"


def _person(context: Mapping[str, Any]) -> Person:
    """The person of the context processor; nobody on pages rendered without one."""
    who = context.get("person")
    return who if isinstance(who, Person) else Person("", frozenset())


def _links(who: Person, path: str) -> tuple[Link, ...]:
    allowed = (
        (title, reverse(name)) for title, name, check in _LINKS if permissions.may(check, who)
    )
    return tuple(Link(title, url, _is_at(path, url)) for title, url in allowed)


def _is_at(path: str, url: str) -> bool:
    """Whether a page belongs to a link; those of the pool as a whole belong to the tools."""
    return path.startswith(url) or (url == reverse("tools") and path.startswith("/pool/"))
