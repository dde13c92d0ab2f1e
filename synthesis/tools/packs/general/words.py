"""Words and numbers as they are written: plurals, hyphens, spelling distance, numerals."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.common import Integer
from synthesis.tools.entities.geography import EnglishWord
from synthesis.tools.packs.general import lexicon

if TYPE_CHECKING:
    from inflect import engine as Engine

PACK = Pack(
    title="Words and numerals",
    distributions=("inflect", "pyphen", "rapidfuzz", "num2words", "oyemi"),
    licence="MIT, LGPL-2.1-or-later",
    data="Hyphenation patterns of the LibreOffice dictionaries; words of WordNet 3.0",
    data_licence="LGPL-2.1-or-later, WordNet-3.0",
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


class Numeral(Result):
    words: Annotated[str, Asks("the {form} of {number} written out in {language}")]


@tool(
    kind="processing",
    examples=[
        Example(word="analysis", gives={"plural": "analyses"}),
        Example(word="mouse", gives={"plural": "mice"}),
    ],
)
def english_plural(word: Word) -> Plural:
    """Plural of an English noun, with its irregular forms."""
    if "noun" not in {lexicon.part_of(code) for code in lexicon.codes_of(word)}:
        raise ToolError(f"{word[:60]!r} is no noun, so it has no plural.")
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
    examples=[
        Example(
            number=342,
            form="cardinal number",
            language="English",
            gives={"words": "three hundred and forty-two"},
        ),
        Example(
            number=71,
            form="cardinal number",
            language="French",
            gives={"words": "soixante et onze"},
        ),
        Example(
            number=42, form="ordinal number", language="English", gives={"words": "forty-second"}
        ),
    ],
)
def number_in_words(
    number: Annotated[
        int,
        "Whole number, 0 to 999,999",
        Integer,
        Draws(71, 96, 342, 781, 1515, 1999, 80000),
        Field(ge=0, le=999_999),
    ],
    form: Annotated[Literal["cardinal number", "ordinal number"], "Kind of numeral"],
    language: Annotated[
        Literal["English", "French", "German", "Spanish", "Italian"], "Language of the words"
    ],
) -> Numeral:
    """A whole number ("forty-two") or its ordinal ("forty-second") in words of a language."""
    from num2words import num2words

    ordinal = form == "ordinal number"
    return Numeral(words=str(num2words(number, ordinal=ordinal, lang=LANGUAGES[language])))


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
