"""Frequencies of words in several languages, with wordfreq."""

from __future__ import annotations

from functools import cache
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, tool
from synthesis.tools.entities.geography import EnglishWord

PACK = Pack(
    title="wordfreq",
    distributions=("wordfreq",),
    licence="Apache-2.0",
    data="Word frequencies of 42 languages from Wikipedia, subtitles, news, books and the web",
    data_licence="CC-BY-SA-4.0",
    data_date="2021",
    extra="heavy",
)


Word = Annotated[str, "English word", EnglishWord]


class WordFrequency(Result):
    zipf: Annotated[
        float,
        Asks(
            "the Zipf frequency (logarithm of occurrences per billion words) of {word} in English",
            noun="Zipf frequency in English",
            round_to=2,
        ),
    ]


class FrequencyRank(Result):
    rank: Annotated[
        int,
        Asks(
            "the rank of {word} among the most frequent English words in wordfreq",
            noun="rank among the most frequent English words",
        ),
    ]


@tool(kind="retrieval", examples=[Example(word="house", gives={"zipf": 5.7}, rel=0.03)])
def word_frequency(word: Word) -> WordFrequency:
    """Zipf frequency of an English word: 3 is one in a million words, 6 one in a thousand."""
    from math import log10

    return WordFrequency(zipf=round(log10(_frequency(word)) + 9, 2))


@tool(kind="retrieval", examples=[Example(word="the", gives={"rank": 1})])
def word_frequency_rank(word: Word) -> FrequencyRank:
    """Rank of an English word among the most frequent words, the commonest first."""
    rank = _ranks().get(word.strip().lower())
    if rank is None:
        raise ToolError(f"{word[:60]!r} is not among the most frequent English words.")
    return FrequencyRank(rank=rank)


def _frequency(word: str) -> float:
    from wordfreq import word_frequency as frequency

    found = frequency(word[:80], "en", wordlist="small")
    if not found:
        raise ToolError(f"wordfreq gives no frequency of {word[:60]!r} in English.")
    return float(found)


@cache
def _ranks() -> dict[str, int]:
    from wordfreq import top_n_list

    return {word: rank for rank, word in enumerate(top_n_list("en", 30_000, wordlist="small"), 1)}
