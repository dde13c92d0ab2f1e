"""How hard a task is: the unbiased pass@k and the band that follows from attempts."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthesis.core.difficulty import band, difficulty, keeps, pass_at


def tried(right: int, wrong: int, none: int = 0, undetermined: int = 0) -> dict[str, Any]:
    verdicts = {"correct": right, "incorrect": wrong, "none": none, "undetermined": undetermined}
    found = difficulty(
        [{"verdict": name} for name, count in verdicts.items() for _ in range(count)]
    )
    assert found is not None
    return found


@given(st.integers(1, 8), st.data())
def test_pass_at_k_is_the_share_of_choices_that_hold_a_right_attempt(n: int, data: Any) -> None:
    c, k = data.draw(st.integers(0, n)), data.draw(st.integers(1, n))
    choices = list(combinations(range(n), k))
    right = sum(any(index < c for index in choice) for choice in choices)
    assert pass_at(n, c, k) == pytest.approx(right / len(choices))


@pytest.mark.parametrize(("n", "c", "k"), [(2, 1, 3), (2, 3, 1), (0, 0, 1), (4, 2, 0)])
def test_pass_at_more_than_was_tried_is_refused(n: int, c: int, k: int) -> None:
    with pytest.raises(ValueError, match="cannot be told"):
        pass_at(n, c, k)


def test_without_attempts_there_is_no_difficulty() -> None:
    assert difficulty([]) is None


def test_one_right_attempt_of_four() -> None:
    assert tried(right=1, wrong=3) == {
        "k": 4,
        "solved": 1,
        "undetermined": 0,
        "pass_at": {"1": 0.25, "2": 0.5, "4": 1.0},
        "band": "sometimes",
        "audit": False,
    }


def test_an_attempt_without_an_answer_did_not_solve_the_task() -> None:
    assert tried(right=1, wrong=0, none=1)["pass_at"] == {"1": 0.5, "2": 1.0}


def test_undetermined_attempts_are_left_out_and_counted() -> None:
    found = tried(right=2, wrong=0, undetermined=3)
    assert (found["k"], found["undetermined"], found["band"]) == (2, 3, "always")


def test_only_undetermined_attempts_leave_the_band_unknown() -> None:
    found = tried(right=0, wrong=0, undetermined=2)
    assert (found["k"], found["pass_at"], found["band"]) == (0, {}, "unknown")


@pytest.mark.parametrize(
    ("right", "wrong", "name"),
    [(4, 0, "always"), (3, 1, "often"), (2, 2, "often"), (1, 3, "sometimes"), (0, 4, "never")],
)
def test_the_bands(right: int, wrong: int, name: str) -> None:
    assert band(right + wrong, right) == tried(right, wrong)["band"] == name


def test_a_task_that_was_never_solved_is_for_audit_and_no_other() -> None:
    assert tried(right=0, wrong=3)["audit"]
    assert not any(tried(right, 1)["audit"] for right in (1, 2))
    assert not tried(right=0, wrong=0, undetermined=1)["audit"]


def test_choosing_by_difficulty_leaves_out_only_what_was_always_solved() -> None:
    found = [tried(2, 0), tried(1, 1), tried(1, 3), tried(0, 2), tried(0, 0, undetermined=1), None]
    left_out = [keeps(item, "sometimes") for item in found]
    assert left_out[0] == "A solver was right in all 2 attempts, so the task teaches nothing."
    assert left_out[1:] == [None] * 5
    assert [keeps(item, "all") for item in found] == [None] * 6
