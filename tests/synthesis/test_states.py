from __future__ import annotations

import pytest

from synthesis.core.errors import ConfigurationError
from synthesis.models.states import (
    RUN_MOVES,
    RunStatus,
    check_run_move,
)


def test_every_status_has_its_row_in_the_table() -> None:
    assert set(RUN_MOVES) == set(RunStatus)


@pytest.mark.parametrize("old", RunStatus)
@pytest.mark.parametrize("new", RunStatus)
def test_a_run_moves_only_as_the_table_says(old: RunStatus, new: RunStatus) -> None:
    if new in RUN_MOVES[old]:
        check_run_move(3, old, new)
    else:
        with pytest.raises(ConfigurationError, match=f"Run 3 is {old} and cannot become {new}"):
            check_run_move(3, old, new)


def test_the_sentence_of_an_illegal_move_says_what_is_possible() -> None:
    with pytest.raises(ConfigurationError, match="it can only become cancelled or running"):
        check_run_move(1, RunStatus.PLANNED, RunStatus.PAUSED)
    with pytest.raises(ConfigurationError, match="and that is final"):
        check_run_move(1, RunStatus.CANCELLED, RunStatus.RUNNING)
