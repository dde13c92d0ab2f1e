"""Turns the refusals of services into the statuses and sentences of the API."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rest_framework.exceptions import APIException, PermissionDenied, ValidationError

from dive_site.api import Unprocessable
from synthesis.core.errors import ConfigurationError, StudioError, ToolError
from synthesis.core.permissions import NotAllowed


@contextmanager
def refusals() -> Iterator[None]:
    """Expected errors become problem JSON; whatever is not expected stays a 500."""
    try:
        yield
    except StudioError as error:
        raise as_problem(error) from error


def as_problem(error: StudioError) -> APIException:
    """The API's error for one of the studio's."""
    sentence = str(error)
    field = getattr(error, "field", None)
    if isinstance(error, NotAllowed):
        return PermissionDenied(sentence)
    if isinstance(error, ToolError):
        return Unprocessable(sentence)
    if field is not None:
        return ValidationError({field: [sentence]})
    if isinstance(error, ConfigurationError):
        return ValidationError({"non_field_errors": [sentence]})
    return Unprocessable(sentence)
