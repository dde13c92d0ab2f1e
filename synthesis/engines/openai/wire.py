"""One call of a model over HTTP, in the form of OpenAI's chat completions.

All episodes of a process share one session, and so its open connections. Nothing here waits
or tries again, and neither bodies nor keys are ever logged.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from types import TracebackType

import aiohttp
from multidict import CIMultiDict
from yarl import URL

from synthesis.core.chat import ChatReply, ChatRequest
from synthesis.engines.openai.bodies import Kept, body
from synthesis.engines.openai.endpoint import EndpointSettings
from synthesis.engines.openai.fallback import with_tool_uses, without_tools
from synthesis.engines.openai.faults import Fault, from_error, from_status
from synthesis.engines.openai.replies import read_reply

CONNECT_SECONDS = 10.0
MOST_BYTES = 16 * 2**20
"""The largest reply that is read."""

IDLE_SECONDS = 4.0
"""How long a connection is kept unused: servers close theirs after 5 s, and a call that is
sent just then is lost."""

_AT_ONCE = 2**20
"""aiohttp writes larger bodies in pieces, given as a file."""


@dataclass(frozen=True, slots=True)
class _Door:
    """What every call of an endpoint has in common."""

    endpoint: EndpointSettings
    url: URL
    headers: CIMultiDict[str]
    timeout: aiohttp.ClientTimeout


class Wire:
    """``async with Wire() as wire:`` holds the session of a process.

    Messages and tools that were given once must not be changed: they are encoded once.
    """

    def __init__(self) -> None:
        self._encode = Kept()
        self._doors: dict[int, _Door] = {}

    async def __aenter__(self) -> Wire:
        self._session = aiohttp.ClientSession(
            # The gate limits, not the connector.
            connector=aiohttp.TCPConnector(limit=0, keepalive_timeout=IDLE_SECONDS),
            cookie_jar=aiohttp.DummyCookieJar(),
        )
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._session.close()

    async def send(self, endpoint: EndpointSettings, request: ChatRequest) -> ChatReply:
        """The model's reply; raises ``Fault`` when there is none.

        An endpoint without tool calling is asked in plain messages, and its reply read back.
        """
        if endpoint.tool_calling == "json":
            asked = without_tools(request)
            raw = await self._post(endpoint, body(endpoint, asked))
            return with_tool_uses(read_reply(raw, endpoint), request)
        raw = await self._post(endpoint, body(endpoint, request, self._encode))
        return read_reply(raw, endpoint)

    async def _post(self, endpoint: EndpointSettings, data: bytes) -> bytes:
        try:
            door = self._door(endpoint)
            async with self._session.post(
                door.url,
                data=data if len(data) <= _AT_ONCE else io.BytesIO(data),
                headers=door.headers,
                timeout=door.timeout,
                allow_redirects=False,  # a key is for the one it was given to
            ) as response:
                raw = await _read(response, endpoint)
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
            raise from_error(error, endpoint) from error
        if response.status != 200:
            raise from_status(response.status, response.headers, raw, endpoint)
        return raw

    def _door(self, endpoint: EndpointSettings) -> _Door:
        """Settings are known by identity; there are a handful of them in a process."""
        door = self._doors.get(id(endpoint))
        if door is None:
            door = _Door(
                endpoint,
                URL(endpoint.base_url.rstrip("/") + "/chat/completions"),
                _headers(endpoint),
                aiohttp.ClientTimeout(total=endpoint.timeout, connect=CONNECT_SECONDS),
            )
            self._doors[id(endpoint)] = door
        return door


def _headers(endpoint: EndpointSettings) -> CIMultiDict[str]:
    headers = CIMultiDict({"Content-Type": "application/json", "User-Agent": "dive-studio"})
    if endpoint.api_key:
        headers["Authorization"] = f"Bearer {endpoint.api_key.strip()}"
    return headers


async def _read(response: aiohttp.ClientResponse, endpoint: EndpointSettings) -> bytes:
    parts: list[bytes] = []
    size = 0
    async for part in response.content.iter_any():
        parts.append(part)
        size += len(part)
        if size > MOST_BYTES:
            response.close()
            raise Fault(
                "unreadable",
                f"Endpoint {endpoint.name} answered with more than {MOST_BYTES // 2**20} MiB.",
            )
    return parts[0] if len(parts) == 1 else b"".join(parts)
