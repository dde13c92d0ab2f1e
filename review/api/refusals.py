"""Turns the refusals of review into the statuses and sentences of the API."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict

from dive_site import api
from review.core.errors import Conflict, EditRefused
from synthesis.api.refusals import as_problem
from synthesis.core.errors import StudioError


class CheckFailed(api.Unprocessable):
    """422 for an edit after which a check fails."""

    def __init__(self, refused: EditRefused) -> None:
        super().__init__(str(refused))
        verdicts = {name: asdict(item) for name, item in refused.verdicts.items()}
        self.members = {"checks": verdicts}


@contextmanager
def refusals() -> Iterator[None]:
    """Expected errors become problem JSON; a lost race is a 409."""
    try:
        yield
    except Conflict as error:
        raise api.Conflict(str(error)) from error
    except EditRefused as error:
        raise CheckFailed(error) from error
    except StudioError as error:
        raise as_problem(error) from error
