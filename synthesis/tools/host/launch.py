"""How the host and its children are started: their commands and environments."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from synthesis.tools.host.limits import Limits, as_arguments

ROOT = Path(__file__).resolve().parents[3]

_KEPT = ("PATH", "LD_LIBRARY_PATH", "DIVE_TOOL_PACKS")
_THREADS = (
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "NUMEXPR_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
    "RAYON_NUM_THREADS",
    "POLARS_MAX_THREADS",
)


def host_command(socket: Path, children: int, limits: Limits, stay: bool = False) -> list[str]:
    """The command that starts a host."""
    command = [sys.executable, "-P", "-m", "synthesis.tools.host"]
    command += ["--socket", str(socket), "--children", str(children), *as_arguments(limits)]
    return [*command, "--stay"] if stay else command


def host_environment() -> dict[str, str]:
    """The environment of a host: no secret of the caller's is in it."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return {**kept, "PYTHONPATH": os.pathsep.join(_import_path()), "LC_ALL": "C.UTF-8", "TZ": "UTC"}


def child_environment(home: str, hash_seed: int) -> dict[str, str]:
    """The environment of a child: one thread a library, and caches under ``home``.

    The hash seed is fixed so that the order of a set never depends on the process; the
    fresh lane has another one, so that replay finds the tool that lets such an order out.
    """
    places = ("HOME", "TMPDIR", "MPLCONFIGDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")
    return {
        **host_environment(),
        **dict.fromkeys(_THREADS, "1"),
        **dict.fromkeys((*places, "XDG_DATA_HOME", "NUMBA_CACHE_DIR"), home),
        "PYTHONHASHSEED": str(hash_seed),
    }


def _import_path() -> Iterator[str]:
    """The repository, and whatever else the caller's interpreter was told to look in."""
    yield str(ROOT)
    yield from _absolute(os.environ.get("PYTHONPATH", "").split(os.pathsep))


def _absolute(entries: Iterable[str]) -> Iterator[str]:
    return (str(Path(entry).absolute()) for entry in entries if entry and entry != str(ROOT))
