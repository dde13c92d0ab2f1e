"""What became of episodes that gave no candidate, in words for people."""

from __future__ import annotations

from collections.abc import Mapping

_WORDS: Mapping[str, str] = {
    "provider_transient": "The model server stayed out of reach",
    "provider_permanent": "The model server refused for good",
    "context": "More to read than the model takes",
    "budget": "A budget was spent",
    "tool": "A tool could not answer",
    "parse": "A reply could not be read",
    "internal": "A defect of the studio",
    "configuration": "A setting cannot work",
    "exploration": "An exploration ended early",
    "derivation": "The evidence gave no question that holds",
    "derivation: check": "No draft held: citations or wording",
    "derivation: evidence": "Nothing to ask about: no call succeeded",
    "derivation: reply": "The model's draft could not be read",
    "derivation: refusal": "The model refused to derive",
    "derivation: context": "More evidence than the model takes",
    "derivation: no calls": "The model answered without calling a tool",
    "derivation: malformed": "The model's calls could not be read",
    "derivation: loop": "The model asked for the same again and again",
    "derivation: unanswerable": "The invented question has no answer in the evidence",
    "derivation: iterations": "No question after the first iteration",
    "difficulty: always solved": "Left out: the solver always solved it",
    "check: structure": "Check failed: the form of the record",
    "check: grounded": "Check failed: an answer without proof",
    "check: leak": "Check failed: the query gives the answer away",
    "check: stated": "Check failed: the query leaves out what it starts from",
    "check: executable": "Check failed: a call that cannot be made",
    "check: derivable": "Check failed: the answer does not follow",
    "check: replay": "Check failed: a tool answered differently when asked again",
    "check: duplicate": "Check failed: the same task was there before",
}

_EARLY_ENDS: Mapping[str, str] = {
    "context": "more to read than the model takes",
    "refusal": "refused to go on",
    "no calls": "called nothing, though asked twice",
    "malformed": "calls that cannot be read",
    "loop": "asked for the same again and again",
}

_TRIES: Mapping[str, str] = {
    "timeout": "timed out",
    "connection": "connection lost",
    "rate_limited": "too many calls (429)",
    "unavailable": "unavailable (502, 503, 504)",
    "server_error": "server error",
    "truncated": "cut off",
    "unreadable": "unreadable",
    "refused": "refused",
    "bad_request": "not understood (400)",
    "context": "too long",
}


def in_words(kind: str) -> str:
    """A failure's kind ("derivation: check") as a phrase; an unknown one without underscores."""
    return _WORDS.get(kind, kind.replace("_", " "))


def early_end_in_words(why: str) -> str:
    """Why an exploration ended before the model had seen enough, as a phrase."""
    return _EARLY_ENDS.get(why, why)


def try_in_words(outcome: str) -> str:
    """The outcome of a failed try at an endpoint as a phrase."""
    return _TRIES.get(outcome, outcome.replace("_", " "))
