"""Variables of the environment are typed, and wrong ones are refused in a sentence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dive_site import env
from dive_site.env import SettingError

Set = Callable[[str], None]


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> Set:
    """Sets the variable X."""
    return lambda value: monkeypatch.setenv("X", value)


def test_an_unset_or_blank_variable_gives_the_default(given: Set) -> None:
    assert env.integer("X", 7, least=1, most=9) == 7
    given("  ")
    assert env.integer("X", 7, least=1, most=9) == 7
    assert env.boolean("X", True)
    assert env.words("X", ["a"]) == ["a"]


@pytest.mark.parametrize(
    ("value", "meaning"), [("1", True), ("Yes", True), ("off", False), ("FALSE", False)]
)
def test_yes_and_no_are_read_in_the_usual_spellings(given: Set, value: str, meaning: bool) -> None:
    given(value)
    assert env.boolean("X", not meaning) is meaning


def test_a_doubtful_yes_is_refused(given: Set) -> None:
    given("maybe")
    with pytest.raises(SettingError, match=r"^X is 'maybe', which is neither .* Set it to 1 or 0"):
        env.boolean("X", False)


@pytest.mark.parametrize("value", ["ten", "0", "10", "1.5"])
def test_a_number_that_is_none_or_out_of_range_is_refused(given: Set, value: str) -> None:
    given(value)
    with pytest.raises(SettingError, match=r"X is .* Set it to a whole number from 1 to 9"):
        env.integer("X", 7, least=1, most=9)


def test_a_list_is_split_at_commas(given: Set) -> None:
    given("a.example, b.example")
    assert env.words("X") == ["a.example", "b.example"]


def test_a_list_with_a_hole_is_refused(given: Set) -> None:
    given("a,,b")
    with pytest.raises(SettingError, match="empty item"):
        env.words("X")


def test_a_choice_outside_the_options_is_refused_naming_them(given: Set) -> None:
    given("LOUD")
    with pytest.raises(SettingError, match="INFO, ERROR"):
        env.choice("X", "INFO", ("INFO", "ERROR"))


def test_a_secret_may_lie_in_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "key").write_text("hush\n")
    monkeypatch.setenv("X_FILE", str(tmp_path / "key"))
    assert env.secret("X") == "hush"


def test_a_secret_file_that_is_missing_or_empty_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("X_FILE", str(tmp_path / "none"))
    with pytest.raises(SettingError, match=r"X_FILE names .*cannot be read"):
        env.secret("X")
    (tmp_path / "empty").touch()
    monkeypatch.setenv("X_FILE", str(tmp_path / "empty"))
    with pytest.raises(SettingError, match="is empty"):
        env.secret("X")


def test_a_secret_given_twice_is_refused_without_being_shown(
    monkeypatch: pytest.MonkeyPatch, given: Set
) -> None:
    given("hush")
    monkeypatch.setenv("X_FILE", "/any")
    with pytest.raises(SettingError, match="Both X and X_FILE") as refusal:
        env.secret("X")
    assert "hush" not in str(refusal.value)


@pytest.mark.parametrize(
    "value",
    ["localhost:5432", "mysql://u:hush@h/db", "postgres://u:hush@h:port/db", "postgres://"],
)
def test_a_wrong_address_is_refused_without_showing_its_password(given: Set, value: str) -> None:
    given(value)
    with pytest.raises(SettingError, match=r"^X ") as refusal:
        env.url("X", "", schemes=("postgres", "sqlite"))
    assert "hush" not in str(refusal.value)


def test_every_variable_that_was_asked_for_is_remembered() -> None:
    env.text("ASKED_FOR_ONCE")
    assert "ASKED_FOR_ONCE" in env.READ
    env.READ.discard("ASKED_FOR_ONCE")
