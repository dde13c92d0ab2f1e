"""The sandbox that runs Python programs: no files, network, clock or chance, and hard limits."""

from __future__ import annotations

import math
import re
from functools import cache
from typing import TYPE_CHECKING, Any

from synthesis.core.errors import ToolError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic_monty import Monty

SECONDS = 2.0
MEMORY_BYTES = 64 << 20
OUTPUT_BYTES = 20_000
LONGEST_RESULT = 4_000

_LIMITS = {
    "max_feed_duration_secs": SECONDS,
    "max_memory": MEMORY_BYTES,
    "max_recursion_depth": 200,
    "max_suspensions": 20,
    "max_total_sleep_secs": 0.0,
}
_NOTHING_FROM_OUTSIDE = {
    "datetime": "call_host",
    "sleep": "call_host",
    "random_start": "call_host",
    "process_time": "zero",
}
"""Clock, sleep and entropy are asked of the host, and no host answers: each is refused."""


_NO_DATA = re.compile(
    r"<(function|module|bound method|built-in|generator|coroutine|class)\b.*>", re.S
)
"""How the sandbox writes what has no value outside it."""


@cache
def _pool() -> Monty:
    """One worker process, started at the first call; a crashed one is replaced."""
    from pydantic_monty import Monty

    pool = Monty(
        min_processes=1,
        max_processes=2,
        checkout_timeout=10.0,
        request_timeout=SECONDS + 2,
        max_checkouts_per_worker=500,
    )
    return pool.__enter__()


def run(
    program: str, inputs: Mapping[str, Any] | None = None, *, check: bool = False
) -> tuple[Any, str]:
    """The value of the last expression (or None) and what was printed; raises ``ToolError``."""
    from pydantic_monty import CollectString, MontyError

    printed = CollectString(max_bytes=OUTPUT_BYTES)
    try:
        session = _pool().checkout(
            limits=_LIMITS,
            os_policy=_NOTHING_FROM_OUTSIDE,
            type_check=check,
            type_check_format="concise" if check else None,
        )
        with session as worker:
            value = worker.feed_run(program, inputs=dict(inputs or {}), print_callback=printed)
    except MontyError as error:
        raise _refusal(error) from None
    return value, printed.output


def shown(value: Any) -> str:
    """A value as a notebook shows it; sets in order, so that no hash order shows."""
    if isinstance(value, (set, frozenset)):
        inside = ", ".join(sorted(shown(item) for item in value))
        return f"{{{inside}}}" if value else "set()"
    if isinstance(value, list):
        return f"[{', '.join(map(shown, value))}]"
    if isinstance(value, tuple):
        return f"({', '.join(map(shown, value))}{',' if len(value) == 1 else ''})"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{shown(k)}: {shown(v)}" for k, v in value.items()) + "}"
    if isinstance(value, str) and _NO_DATA.fullmatch(value):
        raise ToolError("The program ends with a function or a module; end it with plain data.")
    if value is None or isinstance(value, (str, bytes, bool, float)):
        return repr(value)
    if isinstance(value, int):
        return _integer(value)
    raise ToolError(
        f"The program ends with a {type(value).__name__}; end it with plain data, or print it."
    )


def number(value: Any) -> float | int:
    """A value that must be a finite number; raises ``ToolError``."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise ToolError("The program must end with an expression whose value is a number.")
    if isinstance(value, float) and not math.isfinite(value):
        raise ToolError("The program ends with a number that is not finite.")
    return value


def _integer(value: int) -> str:
    if value.bit_length() > 10_000:
        raise ToolError(f"The program ends with an integer of {value.bit_length():,} bits.")
    return str(value)


def _refusal(error: Any) -> ToolError:
    """What went wrong, with the program's own line and nothing of the machine."""
    from pydantic_monty import MontyCrashedError, MontySyntaxError, MontyTypingError

    if isinstance(error, MontyCrashedError):
        return ToolError(
            f"The program did not finish within {SECONDS:g} s and the memory it may use."
        )
    if isinstance(error, MontyTypingError):
        raise error
    said = " ".join(error.display(format="type-msg").split())
    if "time limit" in said:
        return ToolError(f"The program did not finish within {SECONDS:g} s.")
    if f"> {OUTPUT_BYTES} bytes" in said:
        return ToolError(f"The program prints more than the {OUTPUT_BYTES:,} bytes it may.")
    if "memory limit" in said:
        return ToolError(f"The program needs more than the {MEMORY_BYTES >> 20} MiB it may use.")
    frames = error.traceback()
    where = f" in line {frames[-1].line}" if frames and frames[-1].line else ""
    what = "cannot be parsed" if isinstance(error, MontySyntaxError) else "failed"
    said = said if len(said) <= 240 else said[:237] + "..."
    return ToolError(f"The program {what}{where}: {said.rstrip('.')}.")
