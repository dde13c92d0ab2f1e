"""Who is asked, told by the prompt, and what that one says."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from functools import cache

from benchmarks.scripted.asked import Asked
from benchmarks.scripted.exploring import explore
from benchmarks.scripted.pool import made_up
from benchmarks.scripted.saying import Said, Use

try:
    from synthesis.core.prompting import prompts
except ImportError:  # not written yet
    prompts = dict


@dataclass(frozen=True, slots=True)
class Script:
    """What the model does: ``turns`` of exploring with ``parallel`` calls each; the share of
    first drafts that do not hold, and of invented queries that its tools can answer."""

    turns: int = 4
    parallel: int = 1
    bad_drafts: float = 0.0
    answerable: float = 0.3


def say(asked: Asked, script: Script) -> tuple[str, Said]:
    """The role that the request is for, and its reply."""
    role = role_of(asked)
    if role == "explorer":
        return role, explore(asked, script.turns, script.parallel)
    return role, _anyone(asked)


def role_of(asked: Asked) -> str:
    """The name of the prompt that the request begins with, "anyone" where it is none of ours."""
    return _first_lines().get(asked.system.partition("\n")[0].strip(), "anyone")


@cache
def _first_lines() -> dict[str, str]:
    return {prompt.text.partition("\n")[0].strip(): name for name, prompt in prompts().items()}


def _anyone(asked: Asked) -> Said:
    """Calls the first tool that it is given once, fills a schema, or greets."""
    if asked.tools and not asked.results():
        first = asked.tools[0]
        return Said(uses=(Use(first["name"], json.dumps(made_up(first.get("parameters", {})))),))
    if asked.schema is not None:
        return Said(text=json.dumps(made_up(asked.schema)))
    return Said(text="Hello, I am a script.")


def rng_for(asked: Asked) -> random.Random:
    """Chance that depends on the request alone."""
    return random.Random(asked.topic() * 1_000 + len(asked.messages))
