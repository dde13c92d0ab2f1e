"""Tells whether an exemplar is near a question of a public benchmark.

Texts are compared by their *shingles*: every run of five words, lower case, without
punctuation. What a text shares with a benchmark is the part of its shingles that occur in
any question of it. The benchmarks themselves are not kept here: ``benchmarks.bin`` holds
four bytes of the BLAKE2b hash of each of their shingles, sorted, and ``benchmarks.json``
says which packages they were read from. ``manage.py exemplars read`` makes both.
"""

from __future__ import annotations

import array
import hashlib
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from synthesis.core.values import Exemplar, Json

FOLDER = Path(__file__).parent
HASHES, SOURCES = FOLDER / "benchmarks.bin", FOLDER / "benchmarks.json"
WORDS = 5
NEAR = 0.25
"""The part of shared shingles from which on two texts are near."""
SHORTEST, LONGEST = 20, 1_500
"""Characters of a text that is read as a question; what is longer is a document."""

_WORD = re.compile(r"[a-z0-9]+")
_ASKING = {"content", "question", "query", "instruction", "instructions", "prompt", "task"}


def shingles(text: str) -> frozenset[int]:
    """The hashes of a text's shingles; a text of fewer than five words is one shingle."""
    words = _WORD.findall(text.lower())
    runs = range(max(1, len(words) - WORDS + 1))
    return frozenset(_hash(" ".join(words[start : start + WORDS])) for start in runs)


def shared(text: str, known: frozenset[int]) -> float:
    """The part of a text's shingles that are known, from 0 to 1."""
    own = shingles(text)
    return len(own & known) / len(own)


def near(exemplars: Iterable[Exemplar]) -> list[tuple[Exemplar, float]]:
    """The exemplars that are near a benchmark's question, with the part that they share."""
    known = benchmark_shingles()
    found = ((exemplar, shared(exemplar.query, known)) for exemplar in exemplars)
    return [(exemplar, part) for exemplar, part in found if part >= NEAR]


def alike(exemplars: Iterable[Exemplar]) -> list[tuple[Exemplar, Exemplar]]:
    """Pairs of exemplars of which the later is near the earlier."""
    pairs, seen = [], list[tuple[Exemplar, frozenset[int]]]()
    for exemplar in exemplars:
        own = shingles(exemplar.query)
        pairs += [(old, exemplar) for old, of in seen if len(own & of) / len(own) >= NEAR]
        seen.append((exemplar, own))
    return pairs


@cache
def benchmark_shingles() -> frozenset[int]:
    """The shingles of every benchmark that was read."""
    hashes = array.array("I")
    hashes.frombytes(HASHES.read_bytes())
    if sys.byteorder == "big":
        hashes.byteswap()
    return frozenset(hashes)


def sources() -> list[dict[str, Json]]:
    """The packages that were read: name, version and number of questions."""
    found: list[dict[str, Json]] = json.loads(SOURCES.read_text(encoding="utf-8"))
    return found


def write(read: Mapping[str, tuple[str, list[str]]]) -> None:
    """Keep the shingles of questions, given with its version by package."""
    known = {hash_ for _, texts in read.values() for text in texts for hash_ in shingles(text)}
    hashes = array.array("I", sorted(known))
    if sys.byteorder == "big":
        hashes.byteswap()
    HASHES.write_bytes(hashes.tobytes())
    rows = [
        {"package": name, "version": version, "questions": len(texts)}
        for name, (version, texts) in sorted(read.items())
    ]
    SOURCES.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


def questions(folder: Path) -> list[str]:
    """Every text in a package's JSON files that stands where a question would."""
    found: dict[str, None] = {}
    for path in sorted([*folder.rglob("*.json"), *folder.rglob("*.jsonl")]):
        for document in _documents(path.read_text(encoding="utf-8", errors="replace")):
            found.update(dict.fromkeys(_asked(document)))
    return list(found)


def _documents(text: str) -> Iterator[Json]:
    """A JSON file's one value, or the values of its lines."""
    try:
        yield json.loads(text)
    except ValueError:
        for line in text.splitlines():
            try:
                yield json.loads(line)
            except ValueError:
                continue  # no question stands in a broken line


def _asked(value: Json, key: str = "") -> Iterator[str]:
    if isinstance(value, str):
        if key in _ASKING and SHORTEST <= len(value) <= LONGEST:
            yield value
    elif isinstance(value, list):
        for item in value:
            yield from _asked(item, key)
    elif isinstance(value, dict) and value.get("role") != "system":
        for name, item in value.items():
            yield from _asked(item, name)


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=4).digest(), "little")
