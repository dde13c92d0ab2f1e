"""``prepare``: what a deployment needs before its services start."""

from __future__ import annotations

from typing import Any

from dive_site.studio.prepare import prepare
from synthesis.management.base import StudioCommand


class Command(StudioCommand):
    help = (
        "Bring the tables up to date, collect static files, build the seeds and make the first "
        "administrator. Safe to repeat; `studio` does it by itself."
    )
    requires_system_checks = "__all__"

    def handle(self, *args: Any, **options: Any) -> None:
        admin = prepare(self.say)
        if admin:
            self.stdout.write(
                f"The administrator is {admin.name}; the password is in {admin.password_file}"
            )
