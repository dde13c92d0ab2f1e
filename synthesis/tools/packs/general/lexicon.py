"""Synonyms, antonyms and senses of English words from WordNet, as Oyemi ships it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from typing import Annotated, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.geography import EnglishWord

PACK = Pack(
    title="WordNet lexicon of Oyemi",
    distributions=("oyemi",),
    licence="MIT",
    data="Words, synonym sets and antonyms of WordNet 3.0",
    data_licence="WordNet-3.0",
    data_date="2025-12",
)

PARTS = {"1": "noun", "2": "verb", "3": "adjective", "4": "adverb"}
MOST_SEEDS = 1000
_NO_SEEDS = (
    "aegean alaska america andrena april athabascan atlanta august bastard boston california "
    "chicago christ christianity cuba december denver detroit english february france friday "
    "georgia germany guam hawaii holmes homer illinois indian january jesus london mars missouri "
    "monday negro nigger november october ohio pacific pansy paris pennsylvania philadelphia "
    "poland pottery rousseau saturday september shakespeare sunday sweden texas thursday tuesday "
    "virginia voltaire washington wednesday murder murderer killer corpse diarrhea"
)
"""Names that the lexicon has in small letters, and words that no question should turn on."""

Word = Annotated[str, "English word or short phrase", EnglishWord]


class Synonyms(Result):
    synonyms: list[
        Annotated[
            str,
            EnglishWord,
            Asks("the WordNet synonyms of {word} in its commonest sense that has any"),
        ]
    ]


class Antonyms(Result):
    antonyms: list[Annotated[str, EnglishWord, Asks("the WordNet antonyms of {word}")]]


class Senses(Result):
    senses: Annotated[
        int,
        Asks(
            "the number of senses of {word} as {part} in WordNet",
            noun="number of senses as {part}",
        ),
    ]


class WordClass(Result):
    part_of_speech: Annotated[
        str, Asks("the part of speech of {word} in its commonest sense in WordNet")
    ]
    all_parts: list[Annotated[str, Asks("the parts of speech that {word} can be in WordNet")]]


class Anagrams(Result):
    anagrams: list[
        Annotated[
            str,
            EnglishWord,
            Asks("the other words of WordNet that are spelled with the letters of {word}"),
        ]
    ]


class NearWords(Result):
    words: list[
        Annotated[
            str,
            EnglishWord,
            Asks("the other words of WordNet that differ from {word} by one replaced letter"),
        ]
    ]


class Compounds(Result):
    count: Annotated[
        int,
        Asks(
            "the number of WordNet phrases of several words that begin with {word}",
            noun="number of WordNet phrases that begin with it",
        ),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(word="car", gives={"synonyms": ["auto", "automobile", "machine", "motorcar"]}),
        Example(word="fear", gives={"synonyms": ["fearfulness", "fright"]}),
    ],
)
def english_synonyms(word: Word) -> Synonyms:
    """Synonyms of an English word: the others of its commonest WordNet synonym set with any."""
    for code in codes_of(word):
        rows = _rows("select word from lexicon where code = ? and word != ?", code, _key(word))
        found = sorted({row[0] for row in rows if row[0] != _key(word)})
        if found:
            return Synonyms(synonyms=found[:12])
    raise ToolError(f"WordNet has no synonym of {word[:60]!r}.")


@tool(kind="retrieval", examples=[Example(word="happy", gives={"antonyms": ["unhappy"]})])
def english_antonyms(word: Word) -> Antonyms:
    """Antonyms of an English word from WordNet, in either direction."""
    rows = _rows(
        "select antonym from antonyms where word = ?1 union select word from antonyms "
        "where antonym = ?1",
        _key(word),
    )
    found = sorted({row[0] for row in rows})
    if not found:
        raise ToolError(f"WordNet has no antonym of {word[:60]!r}.")
    return Antonyms(antonyms=found[:12])


@tool(kind="retrieval", examples=[Example(word="bank", part="a verb", gives={"senses": 8})])
def english_word_senses(
    word: Word, part: Annotated[Literal["a noun", "a verb"], "Part of speech"]
) -> Senses:
    """Number of senses that WordNet distinguishes for a word as a noun or as a verb."""
    count = sum(part_of(code) == part.removeprefix("a ") for code in codes_of(word))
    if not count:
        raise ToolError(f"WordNet does not know {word[:60]!r} as {part}.")
    return Senses(senses=count)


@tool(
    kind="retrieval",
    examples=[
        Example(word="physician", gives={"part_of_speech": "noun", "all_parts": ["noun"]}),
        Example(word="fear", gives={"part_of_speech": "noun", "all_parts": ["noun", "verb"]}),
    ],
)
def english_word_class(word: Word) -> WordClass:
    """Part of speech of a word in its commonest WordNet sense, and all that it can be."""
    parts = [part_of(code) for code in codes_of(word)]
    return WordClass(part_of_speech=parts[0], all_parts=sorted(set(parts)))


@tool(
    kind="retrieval",
    examples=[Example(word="listen", gives={"anagrams": ["enlist", "silent", "tinsel"]})],
)
def english_anagrams(word: Word) -> Anagrams:
    """Other single words of WordNet that are spelled with the same letters."""
    letters = "".join(sorted(_key(word)))
    found = [other for other in _by_letters().get(letters, ()) if other != _key(word)]
    if not found:
        raise ToolError(f"No other word of WordNet has the letters of {word[:60]!r}.")
    return Anagrams(anagrams=found[:12])


@tool(
    kind="processing",
    examples=[Example(word="quartz", gives={"words": ["quarto"]})],
)
def one_letter_neighbours(word: Word) -> NearWords:
    """Words of WordNet that differ from a word by one replaced letter."""
    key = _key(word)
    if len(key) > 30 or not key.isalpha():
        raise ToolError("One-letter neighbours are given for single words.")
    patterns = [f"{key[:place]}?{key[place + 1 :]}" for place in range(len(key))]
    found = {
        row[0]
        for pattern in patterns
        for row in _rows("select distinct word from lexicon where word glob ?", pattern)
        if row[0].isalpha()
    }
    found.discard(key)
    if not found:
        raise ToolError(f"No word of WordNet differs from {word[:60]!r} by one letter.")
    return NearWords(words=sorted(found)[:50])


@tool(kind="retrieval", examples=[Example(word="physician", gives={"count": 0})])
def english_phrases(word: Word) -> Compounds:
    """Number of WordNet entries of several words that begin with a word ("bank account")."""
    codes_of(word)
    (row,) = _rows(
        "select count(distinct word) from lexicon where word >= ? and word < ?",
        f"{_key(word)} ",
        f"{_key(word)}!",
    )
    return Compounds(count=row[0])


def _key(word: str) -> str:
    return word.strip().lower()


def part_of(code: str) -> str:
    return PARTS[code.split("-")[2]]


def codes_of(word: str) -> list[str]:
    """The codes of a word's senses, the commonest first; raises ``ToolError``."""
    rows = _rows("select code from lexicon where word = ? order by priority desc, code", _key(word))
    if not rows:
        raise ToolError(f"WordNet has no entry for {word[:60]!r}.")
    return [row[0] for row in rows]


def _rows(query: str, *values: str) -> list[tuple[str | int, ...]]:
    from importlib.metadata import distribution

    path = distribution("oyemi").locate_file("data/lexicon.db")
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
        return database.execute(query, values).fetchall()


@cache
def _by_letters() -> dict[str, tuple[str, ...]]:
    """Words that share their letters with another, by those letters in order."""
    found: dict[str, list[str]] = {}
    for row in _rows(
        "select distinct word from lexicon where word not glob '*[^a-z]*' order by word"
    ):
        found.setdefault("".join(sorted(str(row[0]))), []).append(str(row[0]))
    return {letters: tuple(words) for letters, words in found.items() if len(words) > 1}


@seeds(EnglishWord, source="WordNet, frequent nouns with a synonym")
def nouns() -> Iterator[str]:
    """Frequent nouns of at least four letters that have a synonym in their first sense."""
    rows = _rows(
        "select word, code, max(priority) from lexicon where word not glob '*[^a-z]*' "
        "and length(word) between 4 and 14 group by word order by 3 desc, 1 limit 8000"
    )
    paired = _rows("select code from lexicon group by code having count(*) > 1")
    shared = {row[0] for row in paired}
    found = [row[0] for row in rows if row[1] in shared and part_of(str(row[1])) == "noun"]
    left_out = set(_NO_SEEDS.split())
    yield from sorted(str(word) for word in found[:MOST_SEEDS] if word not in left_out)
