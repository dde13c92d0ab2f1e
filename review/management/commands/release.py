"""``release``: freeze approved tasks into a numbered release, and look at releases."""

from __future__ import annotations

import argparse
from typing import Any

from review.core.releases import Selection
from review.models import Release
from review.services.releasing import create_release
from synthesis.core.errors import ConfigurationError
from synthesis.management.base import StudioCommand, add_format


def find(number: int) -> Release:
    """The release of that number; raises ``ConfigurationError`` when there is none."""
    try:
        return Release.objects.get(number=number)
    except Release.DoesNotExist:
        last = Release.objects.last_number()
        hint = f"the latest is {last}" if last else "there are none yet"
        raise ConfigurationError(f"There is no release {number}; {hint}.") from None


class Command(StudioCommand):
    """Creates, lists and shows releases."""

    help = "Freeze approved tasks into a numbered release; list and show releases."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        create = verbs.add_parser("create", help="freeze the approved tasks now")
        create.add_argument("--run", type=int, help="only tasks of this run")
        create.add_argument(
            "--domain", action="append", default=[], help="only this domain; may be repeated"
        )
        create.add_argument("--name", default="", help="default: 'Release' and its number")
        show = verbs.add_parser("show", help="print a release's manifest")
        show.add_argument("number", type=int)
        for verb in (create, show, verbs.add_parser("list", help="list releases, newest first")):
            add_format(verb)

    def handle(self, *args: Any, **options: Any) -> None:
        if options["verb"] == "list":
            self._list(options["format"])
            return
        if options["verb"] == "show":
            release = find(options["number"])
        else:
            selection = Selection(options["run"], tuple(options["domain"]))
            release = create_release(options["name"], selection)
            self.say(f"Release {release.number} holds {release.count} tasks.")
        self._show(release, options["format"])

    def _list(self, form: str) -> None:
        releases = list(Release.objects.newest_first())
        if form == "json":
            self.print_json([_brief(release) for release in releases])
        elif releases:
            self.print_table([tuple(_brief(releases[0])), *map(_row, releases)])
        else:
            self.say("There are no releases yet.")

    def _show(self, release: Release, form: str) -> None:
        if form == "json":
            self.print_json(release.manifest)
            return
        for key, value in release.manifest.items():
            self.stdout.write(f"{key}: {_plain(value)}")


def _brief(release: Release) -> dict[str, Any]:
    return {
        "number": release.number,
        "name": release.name,
        "count": release.count,
        "sha256": release.sha256,
        "created_at": release.created_at.isoformat(timespec="seconds"),
        "created_by": release.created_by.get_username() if release.created_by else None,
    }


def _row(release: Release) -> tuple[object, ...]:
    return tuple("" if value is None else value for value in _brief(release).values())


def _plain(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} {_plain(item)}" for key, item in value.items()) or "-"
    if isinstance(value, list):
        return ", ".join(map(_plain, value)) or "-"
    return "-" if value is None else str(value)
