"""A language model that follows a script, behind the OpenAI protocol: for benchmarks and tests.

``python -m benchmarks.model_server --port 0 --latency-ms 200 --faults 0.1``

It answers after a fixed time, can queue or refuse what is over a limit, and can meet requests
with every kind of fault. It keeps no bodies: each reply follows from its request alone.
Beside ``/v1/chat/completions`` and ``/v1/models`` there are ``/counts`` (JSON; a POST begins at
nothing again), ``/metrics`` (by vLLM's names) and ``/health``.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import signal
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aiohttp import web

from benchmarks.scripted import faults, saying
from benchmarks.scripted.asked import Asked, Reader
from benchmarks.scripted.caching import PrefixCache
from benchmarks.scripted.faults import FaultSettings
from benchmarks.scripted.model import Script, say
from benchmarks.scripted.tallies import Tallies, Tally

CHAT, MODELS = "/v1/chat/completions", "/v1/models"
LARGEST_BODY = 64 * 1024**2
_HEADERS = {"Content-Type": "application/json"}


@dataclass(frozen=True, slots=True)
class Settings:
    """``latency`` and ``hang`` (how long a timeout lasts) are in seconds, ``context`` in tokens;
    ``capacity`` requests are answered at a time, from ``refuse_over`` on they get a 429. Zero
    is no limit."""

    model: str = "scripted"
    api_key: str = ""
    latency: float = 0.0
    context: int = 0
    capacity: int = 0
    refuse_over: int = 0
    retry_after: str = "1"
    hang: float = 3600.0
    random_seed: int = 0
    faults: FaultSettings = field(default_factory=FaultSettings)
    script: Script = field(default_factory=Script)


class Refused(Exception):
    """A request that gets an error: its outcome, status and what the body says."""

    def __init__(self, outcome: str, status: int, error: object) -> None:
        super().__init__(outcome)
        self.outcome, self.status = outcome, status
        self.error = error if isinstance(error, dict) else _error(str(error), status)


class ModelServer:
    """Answers requests and counts them."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.tallies = Tallies()
        self.reader = Reader()
        self.cache = PrefixCache()
        self.rng = random.Random(settings.random_seed)
        self.places = asyncio.Semaphore(settings.capacity or sys.maxsize)

    async def handle(self, request: web.BaseRequest) -> web.StreamResponse:
        """One request to any path."""
        if request.path == CHAT:
            return await self._chat(request)
        if request.path == MODELS:
            model = {"id": self.settings.model, "object": "model", "owned_by": "scripted"}
            if self._is_known(request):
                return _json({"object": "list", "data": [model]})
            return _json(_error("The key is wrong.", 401), 401)
        if request.path == "/counts":
            counts = self.tallies.counts()
            if request.method == "POST":
                self.tallies = Tallies()
            return _json(counts)
        if request.path == "/metrics":
            return web.Response(text=self.tallies.metrics(self.settings.model))
        if request.path == "/health":
            return _json({"status": "ok"})
        return _json(_error(f"There is nothing at {request.path}.", 404), 404)

    def _is_known(self, request: web.BaseRequest) -> bool:
        wanted = self.settings.api_key
        return not wanted or request.headers.get("Authorization") == f"Bearer {wanted}"

    async def _chat(self, request: web.BaseRequest) -> web.StreamResponse:
        arrived = asyncio.get_running_loop().time()
        body = await request.read()
        tallies = self.tallies
        tally = tallies.begin(body)
        outcome = "abandoned"
        try:
            asked = self._read(request, body)
            tally.prompt_tokens = asked.tokens
            async with self.places:
                if self.settings.capacity:
                    arrived = asyncio.get_running_loop().time()
                tallies.run(tally)
                outcome, response = await self._answer(request, asked, tally, arrived)
                return response
        except Refused as refused:
            outcome = refused.outcome
            headers = {"Retry-After": self.settings.retry_after} if refused.status == 429 else {}
            return _json(refused.error, refused.status, headers)
        finally:
            tallies.end(tally, outcome)

    def _read(self, request: web.BaseRequest, body: bytes) -> Asked:
        """The request, if it may be made; raises ``Refused``."""
        settings = self.settings
        if not self._is_known(request):
            raise Refused("unauthorised", 401, "The key is wrong.")
        if settings.refuse_over and self.tallies.in_flight > settings.refuse_over:
            raise Refused("over_limit", 429, "Too many requests at once.")
        try:
            asked = self.reader.read(body)
        except ValueError as error:
            raise Refused("unreadable", 400, error) from None
        if asked.model != settings.model:
            raise Refused("no_model", 404, f"The model `{asked.model}` does not exist.")
        if asked.stream:
            raise Refused("unreadable", 400, "This server does not stream.")
        if settings.context and asked.tokens > settings.context:
            words = faults.context_error(asked.tokens, settings.context, self.rng)
            raise Refused("too_long", 400, words)
        return asked

    async def _answer(
        self, request: web.BaseRequest, asked: Asked, tally: Tally, arrived: float
    ) -> tuple[str, web.StreamResponse]:
        """The outcome and the response, when it is time for it."""
        role, said = say(asked, self.settings.script, self.rng)
        self.tallies.roles[role] += 1
        fault = faults.choose(self.settings.faults, asked, self.rng)
        if fault in faults.IN_REPLY:
            said = faults.spoil(fault, said, asked, self.rng)
        cost = saying.Cost(asked.tokens, self.cache.look_up(asked))
        reply = saying.body(said, cost, self.settings.model, tally.number)
        rest = arrived + self.settings.latency - asyncio.get_running_loop().time()
        await asyncio.sleep(max(rest, 0))
        if fault in faults.WIRE:
            return fault, await self._break(fault, request, asked, reply)
        self.tallies.answer(tally, said.tokens, cost.cached, len(reply))
        return fault or "answered", web.Response(body=reply, headers=_HEADERS)

    async def _break(
        self, fault: str, request: web.BaseRequest, asked: Asked, reply: bytes
    ) -> web.StreamResponse:
        """The response to a request that meets a fault on the wire."""
        if fault == "timeout":
            with suppress(asyncio.CancelledError):  # the client has given up
                await asyncio.sleep(self.settings.hang)
            return _cut(request, web.Response())
        if fault == "connection_reset":
            return _cut(request, web.Response())
        if fault == "truncated":
            response = web.StreamResponse(headers=_HEADERS)
            response.content_length = len(reply)
            await response.prepare(request)
            await response.write(reply[: len(reply) // 2])
            return _cut(request, response)
        if fault == "invalid_json":
            return web.Response(body=reply[: len(reply) // 2], headers=_HEADERS)
        if fault == "context_overflow":
            limit = max(1, asked.tokens // 2)
            return _json(faults.context_error(asked.tokens, limit, self.rng), 400)
        status = {"rate_limited": 429, "server_error": 500, "unavailable": 503}[fault]
        headers = {"Retry-After": self.settings.retry_after} if fault == "rate_limited" else {}
        return _json(_error(f"A {fault.replace('_', ' ')} of the script.", status), status, headers)


def _cut(request: web.BaseRequest, response: web.StreamResponse) -> web.StreamResponse:
    """Drop the connection, whatever was still to be sent."""
    if request.transport is not None:
        request.transport.abort()
    return response


def _json(
    content: object, status: int = 200, headers: dict[str, str] | None = None
) -> web.Response:
    body = json.dumps(content).encode()
    return web.Response(body=body, status=status, headers={**_HEADERS, **(headers or {})})


def _error(message: str, status: int) -> dict[str, object]:
    return {"error": {"message": message, "type": "error", "param": None, "code": status}}


def arguments() -> argparse.ArgumentParser:
    """The options of the program."""
    parser = argparse.ArgumentParser(prog="model_server", description=__doc__)
    add, script = parser.add_argument, Script()
    add("--host", default="127.0.0.1")
    add("--port", type=int, default=0, help="0 takes a free one")
    add("--ready-file", type=Path, help="where the address is written once it listens")
    add("--model", default="scripted")
    add("--api-key", default="", help="asked for when given")
    add("--latency-ms", type=float, default=0.0)
    add("--context", type=int, default=0, help="longest prompt in tokens")
    add("--capacity", type=int, default=0, help="requests answered at a time; others wait")
    add("--refuse-over", type=int, default=0, help="requests at once from which on they get 429")
    add("--retry-after", default="1", help="what a 429 says, in seconds")
    add("--hang", type=float, default=3600.0, help="seconds that a timeout lasts")
    add("--faults", type=float, default=0.0, metavar="SHARE", help="of any kind")
    add("--fault", default="", choices=("", *faults.KINDS), help="always this one")
    add("--random-seed", type=int, default=0)
    add("--turns", type=int, default=script.turns, help="of exploring; 0 goes on as long as asked")
    add("--parallel", type=int, default=script.parallel, help="calls a turn")
    add("--bad-drafts", type=float, default=script.bad_drafts, metavar="SHARE")
    add("--answerable", type=float, default=script.answerable, metavar="SHARE")
    add("--solver-errs", type=float, default=script.solver_errs, metavar="SHARE")
    return parser


def settings_from(options: argparse.Namespace) -> Settings:
    """What the options say."""
    return Settings(
        model=options.model,
        api_key=options.api_key,
        latency=options.latency_ms / 1000,
        context=options.context,
        capacity=options.capacity,
        refuse_over=options.refuse_over,
        retry_after=options.retry_after,
        hang=options.hang,
        random_seed=options.random_seed,
        faults=FaultSettings(options.faults, options.fault),
        script=Script(
            options.turns,
            options.parallel,
            options.bad_drafts,
            options.answerable,
            options.solver_errs,
        ),
    )


@asynccontextmanager
async def listening(
    settings: Settings, host: str = "127.0.0.1", port: int = 0
) -> AsyncIterator[tuple[str, ModelServer]]:
    """A server in this event loop: its address, ending in ``/v1``, and itself."""
    model = ModelServer(settings)
    server = web.Server(
        model.handle, request_factory=_request, handler_cancellation=True, access_log=None
    )
    runner = web.ServerRunner(server, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, host, port, backlog=1024)
    try:
        await site.start()
        yield "http://{}:{}/v1".format(*runner.addresses[0][:2]), model
    finally:
        await runner.cleanup()


def _request(message: Any, payload: Any, protocol: Any, writer: Any, task: Any) -> web.BaseRequest:
    """A request as aiohttp makes it, but with room for long prompts."""
    loop = asyncio.get_running_loop()
    return web.BaseRequest(
        message, payload, protocol, writer, task, loop, client_max_size=LARGEST_BODY
    )


async def serve(options: argparse.Namespace) -> None:
    """Listen until told to stop."""
    stopped = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    async with listening(settings_from(options), options.host, options.port) as (address, _):
        if options.ready_file:
            _write(options.ready_file, address)
        print(address, flush=True)
        await stopped.wait()


def _write(path: Path, text: str) -> None:
    """All at once, so that nobody reads half of it."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.write_text(text)
    draft.replace(path)


def main(given: Sequence[str] | None = None) -> None:
    """Run the program."""
    asyncio.run(serve(arguments().parse_args(given)))


if __name__ == "__main__":
    main()
