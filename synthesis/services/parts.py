"""What an episode is worked on with: engine, models, tools and exemplars, made once for a drive."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass

from synthesis import exemplars
from synthesis.core.chat import ChatModel, Role
from synthesis.core.ports import Engine, ToolRunner
from synthesis.core.record import RunInfo
from synthesis.core.values import Exemplar, Json, ToolSpec
from synthesis.core.verification import Rederiver
from synthesis.engines import engine_version, make_engine, make_rederiver
from synthesis.models import Run
from synthesis.services import endpoints
from synthesis.services.ledger import Ledger
from synthesis.tools import catalogue
from synthesis.tools.client import ToolHostClient
from synthesis.version import VERSION


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything from outside the core that a drive needs.

    ``engine_for`` makes the engine of one episode, given what it talks to its models
    through; ``ledger`` is there when models are called.
    """

    engine_for: Callable[[ChatModel | None], Engine]
    runner: ToolRunner
    specs: Mapping[str, ToolSpec]
    exemplars: Mapping[str, Exemplar]
    info: RunInfo
    rederiver: Rederiver | None = None
    ledger: Ledger | None = None


def run_info(run: Run) -> RunInfo:
    """What every record of a run says of the code that made it."""
    versions: dict[str, Json] = {"studio": VERSION, "engine": engine_version(run.engine)}
    if run.prompts:
        versions["prompts"] = {name: prompt["digest"] for name, prompt in run.prompts.items()}
    if run.engine != "builtin":
        versions["strategy"] = run.settings.get("strategy", "evidence-first")
    return RunInfo(run.engine, None, versions)


PartsFor = Callable[[Run], AbstractAsyncContextManager[Parts]]


def parts_for(run: Run) -> AbstractAsyncContextManager[Parts]:
    """The real parts: one connection to the tool host, closed at the end.

    Raises ``ConfigurationError`` at once when an endpoint of the run lacks its key.
    """
    return _opened(run, _ledger(run) if run.endpoints else None)


def _ledger(run: Run) -> Ledger:
    roles: list[Role] = list(run.endpoints)
    settings = {role: endpoints.from_run(run, role) for role in roles}
    return Ledger(run, settings, {role: endpoints.endpoint_of_run(run, role).pk for role in roles})


@asynccontextmanager
async def _opened(run: Run, ledger: Ledger | None) -> AsyncIterator[Parts]:
    specs = catalogue.specs()
    runner = ToolHostClient()
    strategy = run.settings.get("strategy", "evidence-first")
    try:
        yield Parts(
            engine_for=lambda model: make_engine(run.engine, specs, model, strategy),
            runner=runner,
            specs=specs,
            exemplars={exemplar.id: exemplar for exemplar in exemplars.load()},
            info=run_info(run),
            rederiver=make_rederiver(run.engine, specs),
            ledger=ledger,
        )
    finally:
        await runner.close()
