"""What an episode is worked on with: engine, tools and exemplars, made once for a drive."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass

from synthesis import exemplars
from synthesis.core.ports import Engine, ToolRunner
from synthesis.core.record import RunInfo
from synthesis.core.values import Exemplar, ToolSpec
from synthesis.core.verification import Rederiver
from synthesis.engines import engine_version, make_engine, make_rederiver
from synthesis.models import Run
from synthesis.tools import catalogue
from synthesis.tools.client import ToolHostClient
from synthesis.version import VERSION


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything from outside the core that a drive needs."""

    engine: Engine
    runner: ToolRunner
    specs: Mapping[str, ToolSpec]
    exemplars: Mapping[str, Exemplar]
    info: RunInfo
    rederiver: Rederiver | None = None


def run_info(engine: str, model: str | None) -> RunInfo:
    """What every record of a run says of the code that made it."""
    return RunInfo(engine, model, {"studio": VERSION, "engine": engine_version(engine)})


PartsFor = Callable[[Run], AbstractAsyncContextManager[Parts]]


@asynccontextmanager
async def parts_for(run: Run) -> AsyncIterator[Parts]:
    """The real parts: one engine and one connection to the tool host, closed at the end."""
    specs = catalogue.specs()
    engine = make_engine(run.engine, specs)
    runner = ToolHostClient()
    try:
        yield Parts(
            engine=engine,
            runner=runner,
            specs=specs,
            exemplars={exemplar.id: exemplar for exemplar in exemplars.load()},
            info=run_info(run.engine, engine.model),
            rederiver=make_rederiver(run.engine, specs),
        )
    finally:
        await runner.close()
