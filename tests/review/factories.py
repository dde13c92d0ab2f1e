"""Items in review, made as the studio makes them: real tool results, real checks, services."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Any

from django.contrib.auth.models import User

from review.models import ReviewItem
from review.services import deciding
from review.services.intake import intake
from synthesis.core import record as records
from synthesis.core.answers import answer_text
from synthesis.core.attempts import Attempt
from synthesis.core.chat import ChatReply, ChatRequest, ToolUse
from synthesis.core.difficulty import difficulty
from synthesis.core.episode import Progress
from synthesis.core.errors import ToolError
from synthesis.core.serial import Record, configuration_to_json
from synthesis.core.solving import attempt
from synthesis.core.transforms import round_to
from synthesis.core.values import (
    AnswerValue,
    Citation,
    Configuration,
    Draft,
    Json,
    Outcome,
    Seed,
    Source,
    Step,
    Verdict,
)
from synthesis.core.verification import verify
from synthesis.models import Episode, Run
from synthesis.services import claiming, episodes, running, settling
from synthesis.tools import catalogue, execution

TOOL = "molar_mass"
FIELD = "molar_mass_g_per_mol"
INFO = records.RunInfo("builtin", None, {"studio": "test", "engine": "test"})


class LocalRunner:
    """Runs tools in this process, for tests that do not look at processes."""

    async def call(self, tool: str, arguments: Mapping[str, Json]) -> Outcome:
        try:
            return Outcome(execution.execute(tool, arguments), None, 0.0, time.monotonic())
        except ToolError as error:
            return Outcome(None, str(error), 0.0, time.monotonic())

    async def replay(self, tool: str, arguments: Mapping[str, Json], after: float) -> Outcome:
        return await self.call(tool, arguments)


def smiles(number: int) -> str:
    """A different alcohol or ether for every number."""
    left, right = number % 60, number // 60
    return "C" * (left + 1) + "O" + "C" * right


def configuration(number: int, random_seed: int = 1, domain: str = "chemistry") -> Configuration:
    return Configuration(
        episode=number,
        random_seed=random_seed,
        domain=domain,  # type: ignore[arg-type]
        seed=Seed(smiles(number), "smiles", "chemistry", "tests"),
        toolset=(TOOL,),
        exemplars=((),),
        iterations=1,
        form="single fact",
    )


def progress(number: int, steps: int = 1) -> Progress:
    """Real calls of ``molar_mass``, and a question about the first."""
    structure = smiles(number)
    arguments = {"smiles": structure}
    result = weighed(structure)
    step = Step(1, 1, TOOL, arguments, result, None)
    others = tuple(_other_step(number, count) for count in range(2, steps + 1))
    value = AnswerValue("molar_mass", round_to(result[FIELD], 2), "number", "g/mol", {"abs": 0.01})
    draft = Draft(
        iteration=1,
        query=f"What is the molar mass, in g/mol, of the molecule with the structure {structure}?",
        answer_text=answer_text([value]),
        values=(value,),
        citations=(
            Citation(
                "molar_mass", (Source(1, f"/result/{FIELD}"),), {"name": "round", "digits": 2}
            ),
        ),
        form="single fact",
    )
    return Progress(1, (step, *others), (draft,), seconds=0.001)


def _other_step(number: int, count: int) -> Step:
    arguments = {"smiles": smiles(number + count)}
    return Step(count, 1, TOOL, arguments, weighed(arguments["smiles"]), None)


@cache
def weighed(structure: str) -> Json:
    """What the real tool gives for a structure."""
    return execution.execute(TOOL, {"smiles": structure})


def build(number: int, random_seed: int = 1, domain: str = "chemistry") -> Record:
    settings = configuration(number, random_seed, domain)
    return records.build(INFO, settings, progress(number), catalogue.specs())


def sealed(number: int = 1) -> Record:
    """A sealed record as review finds it."""
    record = build(number)
    verdicts = asyncio.run(verify(record, catalogue.specs(), LocalRunner(), 0.0))
    return records.seal(record, verdicts)


def make_run(
    count: int,
    random_seed: int = 1,
    domains: Sequence[str] = ("chemistry",),
    steps: int = 1,
    released_until: int = 0,
    answers: Sequence[str | None] = (),
) -> Run:
    """A finished run of ``count`` verified candidates, in the domains by turns.

    ``answers`` are what solvers said of each, one for an attempt; None is no answer.
    """
    run = Run.objects.create(
        name="made by tests",
        engine="builtin",
        random_seed=random_seed,
        settings={},
        plan_digest=str(random_seed),
        released_until=released_until,
    )
    numbers = range(1, count + 1)
    plan = [configuration(n, random_seed, domains[n % len(domains)]) for n in numbers]
    Episode.objects.bulk_create(
        Episode(
            run=run,
            number=item.episode,
            domain=item.domain,
            configuration=configuration_to_json(item),
        )
        for item in plan
    )
    running.lead_run(run.pk, "tests")
    _work(run, plan, steps, answers)
    settling.settle(run.pk)
    return run


def _work(
    run: Run, plan: Sequence[Configuration], steps: int, answers: Sequence[str | None]
) -> None:
    passed = {name: Verdict("pass", "Made by tests.") for name in ("grounded", "leak", "replay")}
    by_number = {item.episode: item for item in plan}
    for episode in claiming.claim(run.pk, "tests", len(plan), leader="tests"):
        settings, done = by_number[episode.number], progress(episode.number, steps)
        record = with_attempts(records.build(INFO, settings, done, catalogue.specs()), answers)
        episodes.save_checkpoint(episode.pk, "tests", done)
        form = done.form or settings.form
        episodes.finish_episode(episode.pk, "tests", record, passed, form)


def with_attempts(record: Record, answers: Sequence[str | None]) -> Record:
    """The record after solvers that call a tool once and then give these answers."""
    tried = [attempt_at(record, n, answer) for n, answer in enumerate(answers, start=1)]
    attempts = [made.to_json() for made in tried]
    return records.with_attempts(record, attempts, difficulty(attempts)) if tried else record


def attempt_at(record: Record, number: int, answer: str | None) -> Attempt:
    """An attempt as the solver makes it, by a model that knows what it will say."""
    arguments = json.dumps(record["evidence"][0]["arguments"])
    call = ChatReply("", (ToolUse("c1", TOOL, arguments),), "tool_calls")
    said = ChatReply("" if answer is None else f"Answer: {answer}", model="scripted")
    judged = ChatReply('{"reason": "Made by tests.", "verdict": "incorrect"}')
    model = Scripted(iter([call, said, judged]))
    going = attempt(number, record, catalogue.specs(), model, LocalRunner(), 5)
    # In a thread of its own, because Playwright's loop runs in that of its tests.
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(asyncio.run, going).result()


class Scripted:
    """A model that says what it was given to say."""

    def __init__(self, lines: Iterator[ChatReply]) -> None:
        self.lines = lines

    async def chat(self, request: ChatRequest) -> ChatReply:
        return next(self.lines)


def make_items(count: int = 1, random_seed: int = 1, **options: Any) -> list[ReviewItem]:
    """Pending items, in the order of the queue."""
    run = make_run(count, random_seed, **options)
    intake()
    return list(ReviewItem.objects.filter(run=run).for_page().oldest_first())


def approve(item: ReviewItem, reviewer: User) -> deciding.Decision:
    return deciding.vote(item.pk, reviewer, "approve", version=item.version)
