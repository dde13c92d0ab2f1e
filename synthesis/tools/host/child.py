"""What a child of the tool host does: one call at a time, as frames on its connection say."""

from __future__ import annotations

import json
import socket
import time

from synthesis.core.errors import StudioError, ToolError
from synthesis.core.values import Json
from synthesis.tools.execution import execute
from synthesis.tools.host import guard, protocol


def serve(connection: socket.socket, growth: int, largest: int) -> None:
    """Serve calls until the host hangs up.

    A call may use ``growth`` bytes of memory, and its result may have ``largest`` bytes.
    """
    requests = connection.makefile("rb")
    while (frame := protocol.read_blocking(requests)) is not None:
        header, body = frame
        started, used = time.perf_counter(), time.process_time()
        reply, result = _answer(header["tool"], body, growth, largest)
        reply["seconds"] = round(time.perf_counter() - started, 6)
        reply["processor"] = round(time.process_time() - used, 6)
        reply["resident"] = guard.resident_bytes()
        reply["network"] = guard.tried_network()
        connection.sendall(protocol.pack(reply, result))


def _answer(tool: str, body: bytes, growth: int, largest: int) -> tuple[protocol.Header, bytes]:
    """The reply to one call: the boundary at which everything a tool can do is a sentence."""
    try:
        with guard.growth_limit(growth):
            return {}, _encode(tool, _execute(tool, body), largest)
    except StudioError as error:
        return {"error": str(error)}, b""
    except MemoryError:
        return {"error": f"{tool} needed more than {growth >> 20} MiB of memory."}, b""
    except RecursionError:
        return {"error": f"{tool}: the call nests too deeply."}, b""
    except SystemExit:
        return {"error": f"{tool} tried to end its process."}, b""
    except BaseException as error:  # noqa: BLE001  the edge: whatever a library raises
        return {"error": f"{tool} could not answer: {type(error).__name__}: {error}"}, b""


def _execute(tool: str, body: bytes) -> Json:
    try:
        arguments = json.loads(body)
    except ValueError as error:
        raise ToolError(f"The arguments of {tool} are not JSON: {error}.") from None
    return execute(tool, arguments)


def _encode(tool: str, result: Json, largest: int) -> bytes:
    try:
        encoded = json.dumps(
            result, ensure_ascii=False, allow_nan=False, separators=(",", ":")
        ).encode()
    except UnicodeEncodeError:
        raise ToolError(f"The result of {tool} holds text that is not Unicode.") from None
    if len(encoded) > largest:
        raise ToolError(
            f"The result of {tool} has {len(encoded):,} bytes, more than the {largest:,} allowed;"
            " ask for less."
        )
    return encoded
