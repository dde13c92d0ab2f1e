"""Entity types of places, journeys, calendars and words."""

from __future__ import annotations

from synthesis.core.values import EntityType

Coordinates = EntityType(
    name="coordinates",
    mention="the point at latitude and longitude {}",
    unknown="a place",
    plural="places",
    example="41.1496,-8.6110",
    pattern=r"-?\d{1,2}(\.\d+)?,-?\d{1,3}(\.\d+)?",
)
AirportCode = EntityType(
    name="airport_code",
    mention="airport {}",
    unknown="an airport",
    plural="airports",
    example="LIS",
    pattern=r"[A-Z0-9]{3}",
)
LanguageCode = EntityType(
    name="language_code",
    mention="the language with code {}",
    unknown="a language",
    plural="languages",
    example="pt",
    pattern=r"[a-z]{2,3}",
)
Language = EntityType(
    name="language",
    mention="{}",
    unknown="a language",
    plural="languages",
    example="Portuguese",
)
ZipCode = EntityType(
    name="zip_code",
    mention="US ZIP code {}",
    unknown="a US ZIP code",
    plural="US ZIP codes",
    example="94103",
    pattern=r"\d{5}",
)
EnglishWord = EntityType(
    name="english_word",
    mention='the word "{}"',
    unknown="a word",
    plural="words",
    example="analysis",
    pattern=r"[A-Za-z][A-Za-z'\- ]*",
)
