"""System checks: each bad combination is named by its id, with what to do."""

from __future__ import annotations

from typing import Any

import pytest

from dive_site.checks import check_settings


def ids() -> set[str]:
    messages = check_settings(None)
    assert all(message.hint for message in messages)
    return {str(message.id) for message in messages}


def test_the_defaults_raise_nothing() -> None:
    assert ids() == set()


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"VAR_DIR": "/nowhere/at/all"}, {"dive.E001"}),
        ({"DEBUG": True, "ALLOWED_HOSTS": ["a.example"]}, {"dive.E002", "dive.W002"}),
        ({"SECRET_KEY": "short"}, {"dive.E003"}),
        ({"ALLOWED_HOSTS": ["*"], "HTTPS": True}, {"dive.W001"}),
        ({"ALLOWED_HOSTS": ["a.example"]}, {"dive.W002"}),
        ({"REDIS_URL": "redis://far.example:6379/0"}, {"dive.W003"}),
        ({"REDIS_URL": "redis://localhost:6379/0"}, set()),
        ({"LLM_BASE_URL": "http://localhost:8000/v1"}, {"dive.W004"}),
        ({"LLM_MODEL": "some-model"}, {"dive.W004"}),
    ],
)
def test_bad_combinations_are_named(
    settings: Any, changes: dict[str, Any], expected: set[str]
) -> None:
    settings.ALLOWED_HOSTS = ["localhost"]
    for name, value in changes.items():
        setattr(settings, name, value)
    assert ids() == expected


def test_a_misspelt_variable_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIVE_LLM_BASEURL", "http://localhost:8000/v1")
    assert "dive.W005" in ids()
