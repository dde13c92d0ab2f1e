"""Seeds: the real entities that the packs enumerate, built once into a file.

Enumerating imports heavy libraries, so it happens in a process of its own:
``python -m synthesis.tools.seeds OUT PARENT``. Reading the file is light.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import multiprocessing
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from synthesis.core.errors import ConfigurationError, ParseError
from synthesis.core.values import EntityType, Seed
from synthesis.tools import catalogue
from synthesis.tools.catalogue import PackEntry
from synthesis.tools.host import fingerprint, guard, launch
from synthesis.tools.host.starting import var_dir

if TYPE_CHECKING:
    from synthesis.tools.declare import SeedSource

BUILD_SECONDS = 600


def default_path() -> Path:
    """Where this clone keeps its seeds."""
    return var_dir() / "seeds.jsonl"


def enumerate_seeds(refuse: Callable[[str], object]) -> Iterator[Seed]:
    """Every seed of every pack: typed, each once, in order of pack and definition.

    A name that is not of its declared type is left out, and ``refuse`` is told why.
    """
    found: set[tuple[str, str]] = set()
    for (pack, function, source), names in zip(sources(), _all_names(), strict=True):
        for name in names:
            problem = _problem(name, source.entity)
            if problem:
                refuse(f"{pack.name}.{function.__name__} gives {problem}")
            elif (source.entity.name, name) not in found:
                found.add((source.entity.name, name))
                yield Seed(name, source.entity.name, pack.domain, source.source)


def sources() -> tuple[tuple[PackEntry, Callable[[], Iterable[str]], SeedSource], ...]:
    """Every seed enumeration that can run here, in order of pack and definition."""
    from synthesis.tools import registry  # it imports every pack

    return tuple(
        (pack, function, source)
        for pack in catalogue.packs().values()
        if not pack.missing
        for function, source in registry.seed_sources(pack.module)
    )


def _all_names() -> Iterator[list[str]]:
    """What each source gives, in their order; forked workers share them out over the cores."""
    fork = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(
        mp_context=fork, initializer=guard.die_with_parent, initargs=(os.getpid(),)
    ) as workers:
        yield from workers.map(_names, range(len(sources())))


def _names(source: int) -> list[str]:
    _, function, _ = sources()[source]
    return list(function())


def current_fingerprint() -> str:
    """Changes whenever a pack, or a library under one, does."""
    versions = [pack.version for pack in catalogue.packs().values()]
    parts = [fingerprint.of_tools(), *versions]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def write(path: Path, seeds: Iterable[Seed]) -> int:
    """Write a seed file at once or not at all; says how many seeds it holds."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(
        "w", dir=path.parent, prefix=path.name, delete=False, encoding="utf-8"
    ) as out:
        out.write(json.dumps({"fingerprint": current_fingerprint()}) + "\n")
        count = 0
        for seed in seeds:
            out.write(json.dumps(asdict(seed), ensure_ascii=False) + "\n")
            count += 1
    Path(out.name).replace(path)
    return count


def load(path: Path | None = None) -> tuple[Seed, ...]:
    """The seeds of a file; raises ``ParseError`` for one that cannot be read."""
    path = path or default_path()
    try:
        with path.open(encoding="utf-8") as lines:
            json.loads(next(lines))
            return tuple(Seed(**json.loads(line)) for line in lines)
    except (OSError, ValueError, TypeError, StopIteration) as error:
        raise ParseError(
            f"The seed file {path} cannot be read ({error}); build it with"
            " `python manage.py seeds build`."
        ) from error


def is_current(path: Path) -> bool:
    """Whether the file was built from the packs as they are now."""
    try:
        with path.open(encoding="utf-8") as lines:
            header = json.loads(lines.readline())
    except (OSError, ValueError):
        return False
    return isinstance(header, dict) and header.get("fingerprint") == current_fingerprint()


def build(path: Path | None = None) -> tuple[str, ...]:
    """Build the seed file in a process of its own; says which names were left out.

    Raises ``ConfigurationError`` when an enumeration fails.
    """
    path = path or default_path()
    with tempfile.TemporaryDirectory(prefix="dive-seeds-") as home:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "synthesis.tools.seeds", str(path), str(os.getpid())],
            env=launch.child_environment(home, hash_seed=0),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=BUILD_SECONDS,
            check=False,
        )
    if done.returncode:
        last = done.stderr.strip().rpartition("\n")[2]
        raise ConfigurationError(f"The seeds could not be built: {last or 'no reason was given.'}")
    return tuple(done.stdout.splitlines())


def load_or_build(path: Path | None = None) -> tuple[Seed, ...]:
    """The seeds of the packs as they are now, built first where the file is older."""
    path = path or default_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    with Path(f"{path}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not is_current(path):
            build(path)
    return load(path)


def _problem(name: object, entity: EntityType) -> str | None:
    if not isinstance(name, str) or not name.strip():
        return f"{name!r}, which is not a name."
    if entity.pattern is not None and not re.fullmatch(entity.pattern, name):
        return f"{name!r}, which is not a valid {entity.name} (a valid one is {entity.example!r})."
    return None


def main() -> int:
    """Build the file that the command line names, for the process that it names; stdout
    says what was left out, and why."""
    guard.die_with_parent(int(sys.argv[2]))
    guard.block_network()
    out = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # libraries print as they load
    write(Path(sys.argv[1]), enumerate_seeds(lambda why: out.write(f"{why}\n")))
    out.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
