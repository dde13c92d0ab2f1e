"""The inventor of questions: asks about a worked example of a tool, or about what none knows."""

from __future__ import annotations

import json
import random
import re

from benchmarks.scripted import wording
from benchmarks.scripted.asked import Asked
from benchmarks.scripted.pool import spec_of
from benchmarks.scripted.saying import Said
from benchmarks.scripted.solving import known

_SEED = re.compile(r"^Seed: (.*?) \(", re.MULTILINE)
_NAME = re.compile(r"^\W*(\w+)", re.MULTILINE)
QUESTIONS = (
    "What did the most recent newspaper report say about {}?",
    "Who first drew a picture of {}, and in which year?",
    "How many people have heard of {}?",
)


def invent(asked: Asked, answerable: float) -> Said:
    """A question about the seed; a share of them can be answered with the tools."""
    prompt = "\n".join(asked.said_by("user"))
    rng = random.Random(asked.topic())
    seed = _SEED.search(prompt)
    query = rng.choice(QUESTIONS).format(seed[1] if seed else "it")
    tools = [name for name in _NAME.findall(prompt) if spec_of(name) and known(name)]
    if tools and rng.random() < answerable:
        query = wording.question([known(rng.choice(tools))[0].words])
    return Said(text=json.dumps({"query": query}, ensure_ascii=False))
