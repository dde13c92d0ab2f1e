"""Units as they are written, brought to one form; nothing is ever converted."""

from __future__ import annotations

import re

from synthesis.core.wording import tidy

Unit = frozenset[tuple[str, str]]
"""Each symbol with its power, as text: g/mol is {("g", "1"), ("mol", "-1")}."""

_PHRASES = (
    (re.compile(r"\bper\s*cent\b", re.IGNORECASE), "%"),
    (re.compile(r"\b(?:degrees?|deg\.?)\s*(celsius|c)\b", re.IGNORECASE), "°C"),
    (re.compile(r"\b(?:degrees?|deg\.?)\s*(fahrenheit|f)\b", re.IGNORECASE), "°F"),
    (re.compile(r"\b(?:us dollars?|u\.s\. dollars?)(?!\w)|us\$", re.IGNORECASE), "USD"),
    (re.compile(r"\bsquare\s+(\w+)", re.IGNORECASE), r"\1^2"),
    (re.compile(r"\bcubic\s+(\w+)", re.IGNORECASE), r"\1^3"),
    (re.compile(r"(?:^|\s+)per\s+"), "/"),
    (re.compile("[·⋅*]"), " "),
)
_WORDS = {
    "gram": "g",
    "kilogram": "kg",
    "milligram": "mg",
    "microgram": "μg",
    "tonne": "t",
    "mole": "mol",
    "hour": "h",
    "hr": "h",
    "minute": "min",
    "second": "s",
    "sec": "s",
    "day": "d",
    "year": "yr",
    "meter": "m",
    "metre": "m",
    "kilometer": "km",
    "kilometre": "km",
    "centimeter": "cm",
    "centimetre": "cm",
    "millimeter": "mm",
    "millimetre": "mm",
    "liter": "L",
    "litre": "L",
    "l": "L",
    "milliliter": "mL",
    "millilitre": "mL",
    "ml": "mL",
    "kelvin": "K",
    "celsius": "°C",
    "dalton": "Da",
    "joule": "J",
    "kilojoule": "kJ",
    "watt": "W",
    "volt": "V",
    "electronvolt": "eV",
    "degree": "°",
    "deg": "°",
    "euro": "EUR",
    "€": "EUR",
    "£": "GBP",
    "$": "USD",
    "basepair": "bp",
}
_PART = re.compile(
    r"\s*(?P<over>/)?\s*(?:(?P<open>\()|(?P<close>\))|"
    r"(?P<symbol>\d[\d,.]*|[^\s/^()\d+-]+)(?:\^\(?(?P<power>[-+]?\d+(?:\.\d+)?)\)?)?)"
)
CURRENCIES = ("US$", "$", "€", "£")


def unit(text: str) -> Unit | None:
    """A unit in one form; None for text that does not read as one. No text is no unit: empty."""
    text = tidy(text)
    for wanted, instead in _PHRASES:
        text = wanted.sub(instead, text)
    powers: dict[str, list[str]] = {}
    at, under, opened = 0, False, False
    text = text.strip()
    while at < len(text):
        part = _PART.match(text, at)
        if part is None or part.end() == at:
            return None
        at = part.end()
        if part["open"] or part["close"]:
            if bool(part["open"]) == opened:
                return None
            opened = not opened
            under = bool(opened and part["over"])
            continue
        power = part["power"] or "1"
        if bool(part["over"]) != under:
            power = power[1:] if power.startswith("-") else "-" + power.lstrip("+")
        powers.setdefault(_symbol(part["symbol"]), []).append(power.lstrip("+"))
    if opened or (text and not powers):
        return None
    return frozenset((symbol, "&".join(sorted(found))) for symbol, found in powers.items())


def _symbol(text: str) -> str:
    """A symbol for a word: "hours" is "h"; a word that is no known unit loses its plural."""
    if text in _WORDS:
        return _WORDS[text]
    word = text.casefold()
    if len(word) < 3 or not word.isalpha():
        return text
    single = word[:-1] if len(word) > 3 and word.endswith("s") else word
    if single in _WORDS:
        return _WORDS[single]
    return single if len(word) > 3 and text[1:].islower() else text
