"""Who is asked, told by the prompt, and what that one says."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from functools import cache

from benchmarks.scripted.asked import Asked
from benchmarks.scripted.deriving import derive
from benchmarks.scripted.exploring import explore
from benchmarks.scripted.inventing import invent
from benchmarks.scripted.pool import made_up
from benchmarks.scripted.saying import Said, Use
from benchmarks.scripted.solving import judge, solve
from synthesis.core.prompting import prompts


@dataclass(frozen=True)
class Script:
    """What the model does: ``turns`` of exploring (0: as long as it is asked) with ``parallel``
    calls each; the share of first drafts that do not hold, of invented questions that the tools
    can answer, and of the solver's answers that are given up."""

    turns: int = 0
    parallel: int = 1
    bad_drafts: float = 0.0
    answerable: float = 0.3
    solver_errs: float = 0.0


def say(asked: Asked, script: Script, chance: random.Random) -> tuple[str, Said]:
    """The role that the request is for, and its reply."""
    role = role_of(asked)
    if role == "explorer":
        return role, explore(asked, script.turns, script.parallel)
    if role == "deriver":
        return role, derive(asked, script.bad_drafts)
    if role == "query_first":
        return role, invent(asked, script.answerable)
    if role == "solver":
        return role, solve(asked, script.solver_errs, chance)
    if role == "judge":
        return role, judge(asked)
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
        return Said(uses=(Use(first, json.dumps(made_up(asked.parameters.get(first, {})))),))
    if asked.schema is not None:
        return Said(text=json.dumps(made_up(asked.schema)))
    return Said(text="Hello, I am a script.")
