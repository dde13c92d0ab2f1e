"""Articles, participles, sound codes and numerals: how words and numbers are spelled."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.common import Year
from synthesis.tools.entities.geography import EnglishWord
from synthesis.tools.packs.general import lexicon
from synthesis.tools.packs.general.words import LANGUAGES, inflector

PACK = Pack(
    title="Spelling of words and numbers",
    distributions=("inflect", "num2words", "rapidfuzz", "oyemi"),
    licence="MIT, LGPL-2.1",
    data="Words of WordNet 3.0",
    data_licence="WordNet-3.0",
    data_date="2025-12",
)

SOUNDEX = {
    letter: digit
    for digit, letters in enumerate(("BFPV", "CGJKQSXZ", "DT", "L", "MN", "R"), 1)
    for letter in letters
}
TILES = {
    letter: points
    for points, letters in (
        (1, "AEILNORSTU"), (2, "DG"), (3, "BCMP"), (4, "FHVWY"), (5, "K"), (8, "JX"), (10, "QZ"),
    )
    for letter in letters
}  # fmt: skip
_SIGNS = (
    ".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- "
    ".-- -..- -.-- --.."
)
MORSE = dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", _SIGNS.split(" "), strict=True))
ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip

Word = Annotated[str, "English word or short phrase", EnglishWord]


class Article(Result):
    article: Annotated[str, Asks("the indefinite article that goes before {word}")]


class Participle(Result):
    participle: Annotated[str, Asks("the present participle of {word} as a verb")]


class Soundex(Result):
    soundex: Annotated[str, Asks("the American Soundex code of {word}")]


class WordSimilarity(Result):
    similarity: Annotated[
        float,
        Asks(
            "the Jaro-Winkler similarity (0 to 1) of {word} and {other}",
            noun="Jaro-Winkler similarity to {other}",
            round_to=3,
        ),
    ]


class CommonLetters(Result):
    length: Annotated[
        int,
        Asks(
            "the length of the longest common subsequence of letters of {word} and {other}",
            noun="length of the longest common subsequence with {other}",
        ),
    ]


class TileScore(Result):
    score: Annotated[
        int,
        Asks(
            "the sum of the English Scrabble tile values of {word}",
            noun="sum of English Scrabble tile values",
            additive=True,
        ),
    ]


class MorseCode(Result):
    morse: Annotated[str, Asks("the international Morse code of {word}")]
    units: Annotated[
        int,
        Asks(
            "the length of {word} in international Morse code, in dot units",
            noun="length in international Morse code in dot units",
        ),
    ]


class Roman(Result):
    roman: Annotated[str, Asks("the year {year} in Roman numerals")]


class Ordinal(Result):
    words: Annotated[str, Asks("the ordinal of {number} written out in {language}")]


class Amount(Result):
    words: Annotated[str, Asks("the amount of {amount} {currency} written out in {language} words")]


@tool(
    kind="processing",
    examples=[
        Example(word="hour", gives={"article": "an"}),
        Example(word="university", gives={"article": "a"}),
    ],
)
def indefinite_article(word: Word) -> Article:
    """Whether an English word takes "a" or "an", by its sound."""
    return Article(article=str(inflector().a(word)).split()[0])


@tool(
    kind="processing",
    examples=[
        Example(word="run", gives={"participle": "running"}),
        Example(word="hope", gives={"participle": "hoping"}),
    ],
)
def present_participle(word: Word) -> Participle:
    """Present participle (-ing form) of an English word that WordNet knows as a verb."""
    if "verb" not in {lexicon.part_of(code) for code in lexicon.codes_of(word)}:
        raise ToolError(f"{word[:60]!r} is no verb, so it has no present participle.")
    return Participle(participle=str(inflector().present_participle(word)))


@tool(
    kind="processing",
    examples=[
        Example(word="Robert", gives={"soundex": "R163"}),
        Example(word="Ashcraft", gives={"soundex": "A261"}),
        Example(word="Tymczak", gives={"soundex": "T522"}),
    ],
)
def soundex_code(word: Word) -> Soundex:
    """American Soundex code of a word (one letter and three digits), by the NARA rules."""
    letters = [letter for letter in word.upper() if "A" <= letter <= "Z"]
    if not letters:
        raise ToolError("Soundex codes are given for words of Latin letters.")
    digits, last = [], SOUNDEX.get(letters[0])
    for letter in letters[1:]:
        digit = SOUNDEX.get(letter)
        if digit and digit != last:
            digits.append(str(digit))
        if letter not in "HW":
            last = digit
    return Soundex(soundex=(letters[0] + "".join(digits) + "000")[:4])


@tool(
    kind="processing",
    examples=[Example(word="MARTHA", other="MARHTA", gives={"similarity": 0.9611})],
)
def word_similarity(
    word: Word, other: Annotated[str, "The other word", EnglishWord]
) -> WordSimilarity:
    """Jaro-Winkler similarity (0 to 1) of the spelling of two words."""
    from rapidfuzz.distance import JaroWinkler

    return WordSimilarity(similarity=JaroWinkler.similarity(word[:500], other[:500]))


@tool(
    kind="processing",
    examples=[Example(word="nematode", other="empty", gives={"length": 3})],
)
def common_letters(
    word: Word, other: Annotated[str, "The other word", EnglishWord]
) -> CommonLetters:
    """Length of the longest common subsequence of letters of two words (case is ignored)."""
    from rapidfuzz.distance import LCSseq

    return CommonLetters(length=LCSseq.similarity(word[:500].casefold(), other[:500].casefold()))


@tool(kind="processing", examples=[Example(word="quiz", gives={"score": 22})])
def scrabble_score(word: Word) -> TileScore:
    """Sum of the values of a word's letters on the tiles of the English Scrabble game."""
    return TileScore(score=sum(TILES.get(letter, 0) for letter in word.upper()))


@tool(
    kind="processing",
    examples=[Example(word="sos", gives={"morse": "... --- ...", "units": 27})],
)
def morse_code(word: Word) -> MorseCode:
    """International Morse code (ITU-R M.1677) of a word, and its length in dot units."""
    letters = [MORSE[letter] for letter in word[:60].upper() if letter in MORSE]
    if not letters:
        raise ToolError("Morse code is given for words of Latin letters.")
    signs = sum(sum(3 if sign == "-" else 1 for sign in code) + len(code) - 1 for code in letters)
    return MorseCode(morse=" ".join(letters), units=signs + 3 * (len(letters) - 1))


@tool(
    kind="processing",
    examples=[
        Example(year=1994, gives={"roman": "MCMXCIV"}),
        Example(year=2024, gives={"roman": "MMXXIV"}),
    ],
)
def year_in_roman_numerals(
    year: Annotated[
        int, "Year, 1 to 3999", Year, Draws(1776, 1848, 1969, 1994), Field(ge=1, le=3999)
    ],
) -> Roman:
    """A year written in Roman numerals."""
    found, rest = "", year
    for value, sign in ROMAN:
        count, rest = divmod(rest, value)
        found += sign * count
    return Roman(roman=found)


@tool(
    kind="processing",
    examples=[
        Example(number=42, language="English", gives={"words": "forty-second"}),
        Example(number=3, language="French", gives={"words": "troisième"}),
    ],
)
def ordinal_in_words(
    number: Annotated[
        int, "Whole number, 1 to 999,999", Draws(3, 12, 21, 42, 100), Field(ge=1, le=999_999)
    ],
    language: Annotated[
        Literal["English", "French", "German", "Spanish", "Italian"], "Language of the words"
    ],
) -> Ordinal:
    """The ordinal of a whole number ("forty-second") in words of a language."""
    from num2words import num2words

    return Ordinal(words=str(num2words(number, ordinal=True, lang=LANGUAGES[language])))


@tool(
    kind="processing",
    examples=[
        Example(
            amount=38.4,
            currency="EUR",
            language="English",
            gives={"words": "thirty-eight euro, forty cents"},
        )
    ],
)
def amount_in_words(
    amount: Annotated[
        float,
        "Amount of money, up to 999 million",
        Draws(38.4, 199.95, 1250.5, 7420.0),
        Field(ge=0, lt=1e9),
    ],
    currency: Annotated[Literal["EUR", "USD"], "Currency"],
    language: Annotated[Literal["English", "German", "French", "Spanish"], "Language of the words"],
) -> Amount:
    """An amount of euros or dollars written out in words, as on a cheque."""
    from num2words import num2words

    words = num2words(round(amount, 2), to="currency", currency=currency, lang=LANGUAGES[language])
    return Amount(words=str(words))
