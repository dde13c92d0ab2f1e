"""A workshop without libraries: one scale, as many things to weigh as wanted, and an engine
that can be told to stumble."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field

from django.contrib.auth.models import User

from synthesis.core.record import RunInfo
from synthesis.core.sampling import PlanSettings
from synthesis.core.values import (
    AnswerValue,
    Ask,
    Call,
    Citation,
    Configuration,
    Draft,
    EntityType,
    Evidence,
    Exemplar,
    Input,
    Json,
    Outcome,
    Output,
    Seed,
    Source,
    ToolSpec,
)
from synthesis.models import Run
from synthesis.services.parts import Parts
from synthesis.services.planning import plan_run
from synthesis.services.sources import Sources

THING = EntityType("thing", "{}", "a thing", "things", "thing a1b")
WEIGH = ToolSpec(
    name="weigh",
    domain="general",
    kind="retrieval",
    pack="general.workshop",
    description="Weighs a thing.",
    parameters={
        "type": "object",
        "properties": {"thing": {"type": "string"}},
        "required": ["thing"],
        "additionalProperties": False,
    },
    result_schema={"type": "object"},
    inputs=(Input("thing", "The thing", "string", THING),),
    outputs=(Output("/grams", "number", ask=Ask("the weight of {thing}", "its weight")),),
    version="workshop 1",
)
SPECS: Mapping[str, ToolSpec] = {"weigh": WEIGH}
EXEMPLARS = (Exemplar("e1", "What does it weigh?", "fact", "general"),)
INFO = RunInfo("builtin", None, {"studio": "test", "engine": "test"})


def thing(number: int) -> str:
    """A name without a number in it, so that no query gives its weight away."""
    letters = "".join(chr(ord("a") + int(digit)) for digit in str(number))
    return f"thing {letters}"


def weight(name: str) -> int:
    return 1000 + sum(ord(letter) * 7**place for place, letter in enumerate(name)) % 100_003


def sources(things: int) -> Sources:
    """Seeds for that many episodes that differ; with fewer than episodes, some repeat."""
    seeds = tuple(Seed(thing(n), "thing", "general", "Workshop") for n in range(things))
    return Sources(SPECS, seeds, EXEMPLARS)


def settings(count: int, **changes: Json) -> PlanSettings:
    values = {"pool": ("weigh",), "domains": ("general",), "toolset_min": 1, "toolset_max": 1}
    return PlanSettings(count=count, **{**values, "iterations": 2, **changes})


def new_run(count: int, things: int | None = None, by: User | None = None, **changes: Json) -> Run:
    """A planned run of the workshop."""
    return plan_run(settings(count, **changes), by, "workshop", sources(things or count))


@dataclass
class Scale:
    """A tool runner. ``seconds`` is what a call takes; ``wrong_replays`` differ from the call."""

    seconds: float = 0.0
    wrong_replays: frozenset[str] = frozenset()
    calls: list[str] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0

    async def call(self, tool: str, arguments: Mapping[str, Json]) -> Outcome:
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        await asyncio.sleep(self.seconds)
        self.at_once -= 1
        self.calls.append(arguments["thing"])
        result = {"grams": weight(arguments["thing"])}
        return Outcome(result=result, seconds=self.seconds, host_time=time.monotonic())

    async def replay(self, tool: str, arguments: Mapping[str, Json], after: float) -> Outcome:
        name = arguments["thing"]
        return Outcome(result={"grams": weight(name) + (name in self.wrong_replays)})


@dataclass
class HeldScale(Scale):
    """Holds its calls until the drive was asked to stop, so that the stop finds work going on."""

    waiting: int = 0
    asked: asyncio.Event = field(default_factory=asyncio.Event)

    async def call(self, tool: str, arguments: Mapping[str, Json]) -> Outcome:
        self.waiting += 1
        await self.asked.wait()
        return await super().call(tool, arguments)

    def closing(self) -> bool:
        """Asks the drive to stop as soon as a call is going on."""
        if self.waiting:
            self.asked.set()
        return self.waiting > 0


@dataclass
class Weigher:
    """An engine that asks for one weighing an iteration.

    ``stumbles`` gives, by episode, errors that it raises one after the other; ``slow``
    episodes are derived only when all others that were begun have been.
    """

    stumbles: dict[int, list[Exception]] = field(default_factory=dict)
    hold: dict[int, asyncio.Event] = field(default_factory=dict)
    derived: list[tuple[int, int]] = field(default_factory=list)

    async def next_calls(
        self, configuration: Configuration, iteration: int, evidence: Evidence, query: str | None
    ) -> Sequence[Call]:
        if any(step.iteration == iteration for step in evidence):
            return []
        return [Call("weigh", {"thing": configuration.seed.name})]

    async def derive(
        self,
        configuration: Configuration,
        iteration: int,
        evidence: Evidence,
        exemplars: Sequence[Exemplar],
        query: str | None,
    ) -> Draft:
        number = configuration.episode
        if number in self.hold:
            await self.hold[number].wait()
        if self.stumbles.get(number):
            raise self.stumbles[number].pop(0)
        self.derived.append((number, iteration))
        return self._draft(configuration.seed.name, iteration, evidence)

    def _draft(self, name: str, iteration: int, evidence: Evidence) -> Draft:
        grams = evidence[-1].result["grams"]
        return Draft(
            iteration=iteration,
            query=f"How many grams does {name} weigh?",
            answer_text=str(grams),
            values=(AnswerValue("grams", grams, "number"),),
            citations=(Citation("grams", (Source(evidence[-1].step, "/result/grams"),)),),
            form="fact",
        )


def parts(engine: Weigher | None = None, runner: Scale | None = None) -> Parts:
    made = engine or Weigher()
    return Parts(
        engine_for=lambda model: made,
        runner=runner or Scale(),
        specs=SPECS,
        exemplars={item.id: item for item in EXEMPLARS},
        info=INFO,
    )


def parts_for(run: Run) -> AbstractAsyncContextManager[Parts]:
    """What a worker of the kill tests works with: calls slow enough to be killed in."""
    return using(parts(runner=Scale(seconds=0.05)))


@asynccontextmanager
async def using(made: Parts) -> AsyncIterator[Parts]:
    yield made
