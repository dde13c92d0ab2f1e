#!/usr/bin/env python
"""Runs a management command of DIVE Studio."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run the command; a setting that cannot work is a sentence and exit code 2."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dive_site.settings")
    try:
        from django.core.exceptions import ImproperlyConfigured
        from django.core.management import execute_from_command_line
    except ImportError:
        sys.exit("Django is not installed. Run `make env`, then .venv/bin/python manage.py ...")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(2)


if __name__ == "__main__":
    main()
