"""Letting solver models try a verified task, as often as its run asks for."""

from __future__ import annotations

from collections.abc import Mapping

from synthesis.core.chat import ChatModel
from synthesis.core.difficulty import difficulty, keeps
from synthesis.core.errors import StudioError
from synthesis.core.ports import ToolRunner
from synthesis.core.record import with_attempts
from synthesis.core.serial import Record
from synthesis.core.solving import attempt
from synthesis.core.values import Json, ToolSpec


class NotOfInterest(StudioError):
    """The task is not of the difficulty that the run keeps."""

    kind = "difficulty: always solved"


async def try_solving(
    record: Record,
    settings: Mapping[str, Json],
    model: ChatModel,
    specs: Mapping[str, ToolSpec],
    runner: ToolRunner,
) -> Record:
    """The record with its attempts and their difficulty; as it was, where none are asked for.

    Attempts are made one after the other: other episodes fill the time. Raises
    ``NotOfInterest`` with the reason when the run does not keep such a task.
    """
    numbers = range(1, settings.get("attempts", 0) + 1)
    if not numbers:
        return record
    turns = settings["solver_turns"]
    made = [
        (await attempt(number, record, specs, model, runner, turns)).to_json() for number in numbers
    ]
    found = difficulty(made)
    reason = keeps(found, settings["keep"])
    if reason is not None:
        raise NotOfInterest(reason)
    return with_attempts(record, made, found)
