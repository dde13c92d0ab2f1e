"""How texts are made comparable: one spelling for signs, quotes and case, and no more than that.

What could change the meaning stays: "3.10" is not "3.1", "CCO" is not "cco".
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_FILL = """
the is are was were it its there answer final result value equals equal total
about approximately approx roughly around exactly of in on be
"""
FILL = frozenset(_FILL.split())
"""Words around a value that say nothing of it."""

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")
_RAISED_RUN = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻]+")
_OF_STRUCTURES = frozenset("bcfhilnoprs")
"""Letters of which a chemical structure may be written: "CCCC" is butane, "cccc" is not."""
_FRACTION = re.compile("[¼-¾⅐-⅞↉]")
_DASHES = re.compile("[‐‑‒–−﹣－]")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "´": "'", "„": '"', "‚": "'"})
_AROUND = ("**", "__", "`", '"', "'", "*", "«»")
_MATHS = (
    (re.compile(r"\\boxed\s*\{([^{}]*)\}"), r"\1"),
    (re.compile(r"\\(?:text|mathrm|mathbf)\s*\{([^{}]*)\}"), r"\1"),
    (re.compile(r"\\(?:times|cdot)(?![a-zA-Z])"), "×"),
    (re.compile(r"\^\s*\{([^{}]*)\}"), r"^\1"),
    (re.compile(r"\\[,;! ]"), " "),
    (re.compile(r"\\%"), "%"),
    (re.compile(r"^\s*\$([^$]*)\$\s*$"), r"\1"),
    (re.compile(r"^\s*\\[(\[](.*)\\[)\]]\s*$"), r"\1"),
)


def single_spaced(text: str) -> str:
    """Without runs of white space, so that no pattern takes long over them; lines stay lines."""
    text = re.sub(r"[^\S\n]+", " ", text.strip())
    return re.sub(r" ?\n[ \n]*", "\n", text)


@lru_cache(maxsize=1_000)
def tidy(text: str) -> str:
    """One spelling for the same signs; raised digits become "^2", lines stay lines."""
    for wanted, instead in _MATHS:
        text = wanted.sub(instead, text)
    text = _RAISED_RUN.sub(lambda run: "^" + run.group().translate(_RAISED), text)
    text = _FRACTION.sub(lambda sign: " " + sign.group(), text)
    text = unicodedata.normalize("NFKC", text).translate(_QUOTES)
    text = _DASHES.sub("-", text)
    return re.sub(r"[^\S\n]+", " ", text).strip()


def bare(text: str) -> str:
    """Without the quotes, emphasis and closing punctuation around it."""
    text = text.strip()
    while True:
        before = text
        for mark in _AROUND:
            opens, closes = (mark[0], mark[-1]) if mark == "«»" else (mark, mark)
            inside = text[len(opens) : -len(closes)]
            if text.startswith(opens) and text.endswith(closes) and _whole(inside, mark):
                text = inside.strip()
        text = text.rstrip(".,; ") if not text.endswith("...") else text
        if text == before:
            return text


def normal(text: str) -> str:
    """A text as it is compared, case apart: tidy, bare, and without a leading article."""
    text = " ".join(bare(tidy(text)).split())
    return re.sub(r"^(?:[Tt]he|THE|an?)\s+(?=\S)", "", text)


def same(one: str, other: str) -> bool | None:
    """Whether two texts say the same; None where only their case differs and it may matter.

    Case may matter in what is no word: formulas ("c1ccccc1"), symbols ("Co"), identifiers.
    """
    first, second = normal(one), normal(other)
    if first == second:
        return bool(first) or None
    if first.casefold() != second.casefold():
        return False
    pairs = zip(first.split(" "), second.split(" "), strict=True)
    alone = " " not in first
    return all(a == b or _same_word(a, b, alone) for a, b in pairs) or None


def words(text: str) -> list[str]:
    """The words of a text, or of a name with underscores, in lower case."""
    return re.findall(r"[^\W\d_]+", text.casefold())


def name_key(name: str) -> str:
    """The name of a value as it is looked up, however it is written."""
    return " ".join(re.sub(r"[_\s]+", " ", bare(tidy(name))).casefold().split())


def _whole(inside: str, mark: str) -> bool:
    """Whether the marks belong together: the text between them holds none."""
    return bool(inside) and not any(sign in inside for sign in mark)


def _same_word(one: str, other: str, alone: bool) -> bool:
    """Whether a word is meant in both cases; a single symbol or structure is none."""
    letters = one.strip("(),;:.'\"").replace("-", "").replace("'", "")
    if not letters.isalpha():
        return False
    if one[1:] == other[1:] and one[1:].islower():
        return len(letters) >= 4 or not alone
    return len(letters) >= 4 and not set(letters.casefold()) <= _OF_STRUCTURES
