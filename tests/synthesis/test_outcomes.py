"""Outcomes in words: every kind that exists has some."""

from __future__ import annotations

import inspect
import pkgutil

import pytest

from synthesis.core import checks, errors
from synthesis.engines.openai.faults import OUTCOMES
from synthesis.services.outcomes import in_words, try_in_words
from synthesis.services.solving import NotOfInterest

ERRORS = [kind for _, kind in inspect.getmembers(errors, inspect.isclass)]
KINDS = [
    *(kind.kind for kind in ERRORS if issubclass(kind, errors.StudioError)),
    *(f"check: {module.name}" for module in pkgutil.iter_modules(checks.__path__)),
    NotOfInterest.kind,
]


@pytest.mark.parametrize("kind", sorted(set(KINDS)))
def test_every_kind_of_failure_has_words(kind: str) -> None:
    words = in_words(kind)

    assert words != kind.replace("_", " ")
    assert words[0].isupper()


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_every_fault_of_a_server_has_words(outcome: str) -> None:
    assert try_in_words(outcome).strip()
    assert "_" not in try_in_words(outcome)


def test_a_kind_that_nobody_gave_words_to_is_readable_all_the_same() -> None:
    assert in_words("something_new: after_all") == "something new: after all"
