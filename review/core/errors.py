"""Refusals of review, each a sentence for the person who asked."""

from __future__ import annotations

from collections.abc import Mapping

from synthesis.core.errors import ConfigurationError, StudioError
from synthesis.core.values import Verdict


class Conflict(StudioError):
    """Somebody else was faster, or the item is not in a state that allows this."""

    kind = "conflict"


class MalformedEdit(StudioError):
    """An edit that cannot be applied; ``field`` is the part that is wrong."""

    kind = "configuration"

    def __init__(self, sentence: str, field: str) -> None:
        super().__init__(sentence)
        self.field = field


class MalformedVote(StudioError):
    """A vote that says too little or too much; ``field`` is the part that is wrong."""

    kind = "configuration"

    def __init__(self, sentence: str, field: str) -> None:
        super().__init__(sentence)
        self.field = field


class EditRefused(StudioError):
    """An edit after which a check fails; ``verdicts`` are those of every check."""

    kind = "configuration"

    def __init__(self, sentence: str, verdicts: Mapping[str, Verdict]) -> None:
        super().__init__(sentence)
        self.verdicts = dict(verdicts)


class NothingToRelease(StudioError):
    """No approved task matches the selection."""

    kind = "configuration"


class UnknownFormat(ConfigurationError):
    """An export format that the registry does not hold."""
