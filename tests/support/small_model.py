"""A model server with chosen weaknesses, in a thread of the test, for what tests endpoints."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

METRICS = "# TYPE vllm:num_requests_running gauge\nvllm:num_requests_running 0\n"


@dataclass
class SmallModel:
    """What the server can do, and what it was asked. ``models`` None: it has no list."""

    key: str = ""
    models: list[dict[str, Any]] | None = field(default_factory=lambda: [{"id": "small"}])
    tools: bool = True
    forms: tuple[str, ...] = ("json_schema", "json_object", "prompt")
    usage: bool = True
    metrics: bool = True
    chat_status: int = 200
    redirect_to: str = ""
    base_url: str = ""
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys_seen: list[str] = field(default_factory=list)

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """Any request."""
        key = request.headers.get("Authorization", "")
        self.keys_seen.append(key)
        if self.redirect_to:
            raise web.HTTPTemporaryRedirect(self.redirect_to + request.path)
        if request.path == "/metrics":
            return web.Response(text=METRICS) if self.metrics else web.Response(status=404)
        if self.key and key != f"Bearer {self.key}":
            error = {"error": {"message": f"Incorrect API key provided: {key.partition(' ')[2]}"}}
            return web.json_response(error, status=401)
        if request.path == "/v1/models":
            if self.models is None:
                return web.Response(status=404)
            return web.json_response({"object": "list", "data": self.models})
        body = await request.json()
        self.asked.append(body)
        if self.chat_status != 200:
            return web.json_response({"error": {"message": "no"}}, status=self.chat_status)
        return self._chat(body)

    def _chat(self, body: dict[str, Any]) -> web.StreamResponse:
        message: dict[str, Any] = {"role": "assistant", "content": "ready"}
        wanted = _form(body)
        if body.get("tools") and self.tools:
            call = {"name": "get_weather", "arguments": json.dumps({"city": "Lisbon"})}
            message = {
                "role": "assistant",
                "content": None,
                "tool_calls": [{"id": "one", "type": "function", "function": call}],
            }
        elif wanted and wanted not in self.forms:
            error = {"error": {"message": f"{wanted} is not supported"}}
            return web.json_response(error, status=400)
        elif wanted:
            message["content"] = json.dumps(_fitting(body))
        usage = {"prompt_tokens": 9, "completion_tokens": body.get("max_tokens", 16)}
        answer = {
            "model": "small",
            "choices": [{"index": 0, "finish_reason": "stop", "message": message}],
        }
        return web.json_response(answer | ({"usage": usage} if self.usage else {}))


def _form(body: dict[str, Any]) -> str:
    """How the request asks for a form."""
    kind: str = body.get("response_format", {}).get("type", "")
    in_words = "JSON Schema:" in str(body["messages"][-1]["content"])
    return kind or ("prompt" if in_words else "")


def _fitting(body: dict[str, Any]) -> dict[str, Any]:
    """What keeps the form that is asked for."""
    if "letters" in json.dumps(body.get("response_format", {})) + str(body["messages"][-1]):
        return {"city": "Lisbon", "letters": 6}
    call = {"tool": "get_weather", "arguments": {"city": "Lisbon"}}
    return {"calls": [call], "text": ""}


@contextmanager
def small_model(**options: Any) -> Iterator[SmallModel]:
    """A server with these weaknesses, gone at the end."""
    model = SmallModel(**options)
    loop = asyncio.new_event_loop()
    stop, ready = asyncio.Event(), threading.Event()

    async def serve() -> None:
        app = web.Application()
        app.router.add_route("*", "/{anything:.*}", model.answer)
        runner = web.AppRunner(app)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        model.base_url = f"http://127.0.0.1:{runner.addresses[0][1]}/v1"
        ready.set()
        await stop.wait()
        await runner.cleanup()

    thread = threading.Thread(target=lambda: loop.run_until_complete(serve()), daemon=True)
    thread.start()
    try:
        assert ready.wait(20), "The small model server did not start."
        yield model
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join(20)
        loop.close()
