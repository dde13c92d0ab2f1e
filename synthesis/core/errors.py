"""Errors, named by who can act on them.

Every error carries one sentence that a person can act on; ``kind`` is what is stored
with a failed episode. Stage code raises these; edges translate them once.
"""

import re

_LOSS = re.compile(
    r" did not finish within |^The process that ran | needed more than \d+ MiB of memory"
    r"|^The tool host (?:ended while|did not start)|^The call of \w+ was given up\.$"
    r"|^The tool pool was not read within |^A tool process ended while it started;"
)


def is_loss(sentence: str) -> bool:
    """Whether a tool's error says that its process was lost or stopped at a limit.

    Such an error tells of the machine and its load, not of the arguments.
    """
    return _LOSS.search(sentence) is not None


class StudioError(Exception):
    """Base of every expected error; ``str(error)`` is a sentence for a person."""

    kind = "internal"


class ConfigurationError(StudioError):
    """A setting or request cannot work; the operator or curator changes it."""

    kind = "configuration"


class ProviderTransientError(StudioError):
    """The model server failed in a way that waiting may cure, ``retry_after`` seconds at least."""

    kind = "provider_transient"

    def __init__(self, sentence: str, retry_after: float | None = None) -> None:
        super().__init__(sentence)
        self.retry_after = retry_after


class ProviderPermanentError(StudioError):
    """The model server refused for good; a person must act.

    ``everyone`` says that it would refuse every other request too: a wrong key or address,
    a model that it does not have, no credit.
    """

    kind = "provider_permanent"

    def __init__(self, sentence: str, everyone: bool = False) -> None:
        super().__init__(sentence)
        self.everyone = everyone


class ContextError(StudioError):
    """What a model would have to read is longer than it takes."""

    kind = "context"


class ToolError(StudioError):
    """A tool could not answer this call; the caller can change the arguments."""

    kind = "tool"


class ParseError(StudioError):
    """A reply or a file could not be read."""

    kind = "parse"


class BudgetError(StudioError):
    """A limit on steps, tokens, money or time was reached."""

    kind = "budget"


class ExplorationError(StudioError):
    """A model ended an exploration before it had seen enough, with evidence to derive from.

    ``why`` is "context" (too much to read), "refusal", "no calls" (it called nothing, though
    asked twice), "malformed" (arguments that cannot be read) or "loop" (the same again).
    """

    kind = "exploration"

    def __init__(self, sentence: str, why: str) -> None:
        super().__init__(sentence)
        self.why = why


class DerivationError(StudioError):
    """The evidence gave no question that holds; ``why`` is the kind of reason, in a word or two.

    It is "check" (a citation does not hold, or the query gives something away), "evidence"
    (there is none), "reply" (the model's words could not be read), one of those of
    ``ExplorationError`` where there is no evidence at all, or empty.
    """

    kind = "derivation"

    def __init__(self, sentence: str, why: str = "") -> None:
        super().__init__(sentence)
        self.why = why
        if why:
            self.kind = f"derivation: {why}"
