"""Turns the refusals of review into the statuses and sentences of the API."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from dive_site import api
from review.core.errors import Conflict, EditRefused
from synthesis.api.refusals import as_problem
from synthesis.core.errors import StudioError


@contextmanager
def refusals() -> Iterator[None]:
    """Expected errors become problem JSON; a lost race is a 409.

    A refused edit passes: its answer carries every verdict.
    """
    try:
        yield
    except Conflict as error:
        raise api.Conflict(str(error)) from error
    except EditRefused:
        raise
    except StudioError as error:
        raise as_problem(error) from error
