"""``prepare``: what a deployment needs before its services start."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from dive_site.studio.prepare import prepare
from synthesis.core.errors import StudioError


class Command(BaseCommand):
    help = (
        "Bring the tables up to date, collect static files, build the seeds and make the first "
        "administrator. Safe to repeat; `studio` does it by itself."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            admin = prepare(self.say)
        except StudioError as trouble:
            raise CommandError(str(trouble)) from None
        if admin:
            self.stdout.write(
                f"The administrator is {admin.name}; the password is in {admin.password_file}"
            )

    def say(self, sentence: str) -> None:
        """Progress for a person, on stderr."""
        self.stderr.write(sentence, lambda text: text)
