"""A child of the tool host: runs one call at a time, as frames on its pipes say.

``python -m synthesis.tools.host.child PARENT_PID GROWTH_BYTES RESULT_BYTES``
"""

from __future__ import annotations

import gc
import json
import signal
import sys
import time
from typing import BinaryIO

from synthesis.core.errors import StudioError, ToolError
from synthesis.core.values import Json
from synthesis.tools.host import guard, protocol


def main() -> None:
    """Serve calls until the host closes the pipe."""
    parent, growth, largest = (int(argument) for argument in sys.argv[1:4])
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    requests, replies = guard.take_streams()
    guard.block_network()
    # After the namespace: a change of credentials would clear the parent-death signal.
    guard.die_with_parent(parent)
    replies.write(protocol.pack(_hello()))
    guard.silence_stderr()
    gc.freeze()  # the declarations stay: the collector need not go through them at every call
    _serve(requests, replies, growth, largest)


def _hello() -> protocol.Header:
    """Which pack each tool is in, so that the host knows a first call; or why there is none."""
    from synthesis.tools import catalogue

    try:
        packs = {name: spec.pack for name, spec in catalogue.specs().items()}
        return {"packs": packs, "processor": time.process_time()}
    except StudioError as error:
        return {"failed": str(error)}
    except Exception as error:  # noqa: BLE001  the edge: whatever a declaration does
        return {"failed": f"The tool pool cannot be read: {type(error).__name__}: {error}"}


def _serve(requests: BinaryIO, replies: BinaryIO, growth: int, largest: int) -> None:
    while (frame := protocol.read_blocking(requests)) is not None:
        header, body = frame
        started, used = time.perf_counter(), time.process_time()
        reply, result = _answer(header["tool"], body, growth, largest)
        reply["seconds"] = round(time.perf_counter() - started, 6)
        reply["processor"] = round(time.process_time() - used, 6)
        reply["resident"] = guard.resident_bytes()
        reply["network"] = guard.tried_network()
        replies.write(protocol.pack(reply, result))


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
    from synthesis.tools.execution import execute

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


if __name__ == "__main__":
    main()
