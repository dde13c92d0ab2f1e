"""Words and numbers as they are written: plurals, hyphens, spelling distance, numerals."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Annotated, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.geography import EnglishWord

if TYPE_CHECKING:
    from inflect import engine as Engine

PACK = Pack(
    title="Words and numerals",
    distributions=("inflect", "pyphen", "rapidfuzz", "num2words"),
    licence="MIT, LGPL-2.1-or-later",
    data="Hyphenation patterns of the LibreOffice dictionaries",
    data_licence="LGPL-2.1-or-later",
    data_date="2026-08",
)

LANGUAGES = {"English": "en", "French": "fr", "German": "de", "Spanish": "es", "Italian": "it"}

Word = Annotated[str, "English word or short phrase", EnglishWord]


class Plural(Result):
    plural: Annotated[str, EnglishWord, Asks("the plural of {word}")]


class Hyphenated(Result):
    hyphenated: Annotated[str, Asks("the hyphenation of {word} in American English")]
    parts: Annotated[
        int,
        Asks(
            "the number of parts into which {word} can be hyphenated in American English",
            noun="number of hyphenation parts",
        ),
    ]


class SpellingDistance(Result):
    edits: Annotated[
        int,
        Asks(
            "the Levenshtein distance between {word} and {other}",
            noun="Levenshtein distance to {other}",
        ),
    ]


class WordLength(Result):
    letters: Annotated[
        int, Asks("the number of letters in {word}", noun="number of letters", additive=True)
    ]
    distinct_letters: Annotated[
        int, Asks("the number of different letters in {word}", noun="number of different letters")
    ]


class Numeral(Result):
    words: Annotated[str, Asks("the number {number} written out in {language} words")]


@tool(
    kind="processing",
    examples=[
        Example(word="analysis", gives={"plural": "analyses"}),
        Example(word="mouse", gives={"plural": "mice"}),
    ],
)
def english_plural(word: Word) -> Plural:
    """Plural of an English noun, with its irregular forms."""
    return Plural(plural=str(inflector().plural_noun(word) or word))


@tool(
    kind="processing",
    examples=[Example(word="hyphenation", gives={"hyphenated": "hy-phen-ation", "parts": 3})],
)
def hyphenate_word(word: Word) -> Hyphenated:
    """Hyphenation points of a word by the American English patterns of LibreOffice."""
    import pyphen

    hyphenated = pyphen.Pyphen(lang="en_US").inserted(word)
    return Hyphenated(hyphenated=hyphenated, parts=hyphenated.count("-") + 1)


@tool(
    kind="processing",
    examples=[Example(word="kitten", other="sitting", gives={"edits": 3})],
)
def spelling_distance(
    word: Word, other: Annotated[str, "The other word", EnglishWord]
) -> SpellingDistance:
    """Levenshtein distance of two words: insertions, deletions and substitutions of letters."""
    from rapidfuzz.distance import Levenshtein

    return SpellingDistance(edits=Levenshtein.distance(word, other))


@tool(
    kind="processing",
    examples=[Example(word="mississippi", gives={"letters": 11, "distinct_letters": 4})],
)
def word_length(word: Word) -> WordLength:
    """Number of letters, and of different letters, in a word or phrase (case is ignored)."""
    letters = [letter for letter in word.casefold() if letter.isalpha()]
    return WordLength(letters=len(letters), distinct_letters=len(set(letters)))


@tool(
    kind="processing",
    examples=[
        Example(number=342, language="English", gives={"words": "three hundred and forty-two"}),
        Example(number=71, language="French", gives={"words": "soixante et onze"}),
    ],
)
def number_in_words(
    number: Annotated[
        int,
        "Whole number, at most 12 digits",
        Draws(71, 96, 342, 781, 1515, 1999, 80000, label="the number"),
    ],
    language: Annotated[
        Literal["English", "French", "German", "Spanish", "Italian"], "Language of the words"
    ],
) -> Numeral:
    """A whole number written out in words in a language."""
    from num2words import num2words

    if abs(number) >= 10**12:
        raise ToolError("Numbers of at most 12 digits can be written out here.")
    return Numeral(words=str(num2words(number, lang=LANGUAGES[language])))


@cache
def inflector() -> Engine:
    import inflect

    return inflect.engine()


@seeds(EnglishWord, source="Nouns of foreign or irregular plural")
def irregular_nouns() -> Iterator[str]:
    """Everyday and learned nouns whose plural is not formed with -s alone."""
    yield from (
        "addendum", "alga", "alumnus", "analysis", "antenna", "apex", "appendix", "axis",
        "bacillus", "bacterium", "basis", "cactus", "calf", "child", "cortex", "crisis",
        "criterion", "curriculum", "datum", "diagnosis", "ellipsis", "emphasis", "erratum",
        "foot", "formula", "fungus", "genus", "goose", "half", "hypothesis", "index", "knife",
        "larva", "leaf", "life", "loaf", "locus", "matrix", "medium", "memorandum", "mongoose",
        "mouse", "nebula", "nucleus", "oasis", "octopus", "parenthesis", "person",
        "phenomenon", "potato", "prognosis", "radius", "ovum", "scarf", "shelf", "species",
        "stimulus", "stratum", "syllabus", "symposium", "synopsis", "synthesis", "thesis",
        "thief", "tomato", "tooth", "vertebra", "vertex", "vortex", "wharf", "wife", "wolf",
        "woman",
    )  # fmt: skip
