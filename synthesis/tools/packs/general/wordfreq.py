"""Frequencies of words in several languages, with wordfreq."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Literal

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
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

LANGUAGES = {"English": "en", "German": "de", "French": "fr", "Spanish": "es", "Italian": "it"}

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


class FrequencyRatio(Result):
    ratio: Annotated[
        float,
        Asks(
            "the ratio of the frequency of {word} to that of {other} in English",
            noun="ratio of the frequency to that of {other}",
            round_to=3,
        ),
    ]


class Occurrences(Result):
    expected: Annotated[
        float,
        Asks(
            "the number of times that {word} is to be expected in an English text of {words}",
            noun="number of times to be expected in an English text of {words}",
            round_to=2,
        ),
    ]


class CommonWords(Result):
    words: list[Annotated[str, Asks("the {count} most frequent words of {language} in wordfreq")]]


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


@tool(
    kind="processing",
    examples=[Example(word="house", other="house", gives={"ratio": 1})],
)
def word_frequency_ratio(
    word: Word, other: Annotated[str, "The other English word", EnglishWord]
) -> FrequencyRatio:
    """How many times as frequent as another an English word is."""
    return FrequencyRatio(ratio=_frequency(word) / _frequency(other))


@tool(
    kind="processing",
    examples=[Example(word="the", words=1000, gives={"expected": 53.7}, rel=0.01)],
)
def expected_occurrences(
    word: Word,
    words: Annotated[
        int,
        "Length of the text in words",
        Draws(10_000, 100_000, 1_000_000, label="the length of the text", unit="words"),
        Field(ge=1, le=10**9),
    ],
) -> Occurrences:
    """Number of times that a word is to be expected in an English text of a length in words."""
    return Occurrences(expected=_frequency(word) * words)


@tool(
    kind="retrieval",
    examples=[
        Example(language="English", count=3, gives={"words": ["the", "to", "and"]}),
        Example(language="Spanish", count=3, gives={"words": ["de", "la", "que"]}),
    ],
)
def most_frequent_words(
    language: Annotated[
        Literal["English", "German", "French", "Spanish", "Italian"], "Language of the words"
    ],
    count: Annotated[int, "How many words", Draws(3, 5, 8), Field(ge=1, le=50)],
) -> CommonWords:
    """Most frequent words of a language in wordfreq, the commonest first."""
    from wordfreq import top_n_list

    return CommonWords(words=top_n_list(LANGUAGES[language], count, wordlist="small"))


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
