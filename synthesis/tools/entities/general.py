"""Entity types of everyday matters: emoji, colours, written dates, films and the weather."""

from __future__ import annotations

from synthesis.core.values import EntityType

Emoji = EntityType(
    name="emoji",
    mention="the emoji {}",
    unknown="an emoji",
    plural="emoji",
    example="🦉",
)
ColourName = EntityType(
    name="colour_name",
    mention="the CSS colour {}",
    unknown="a CSS colour",
    plural="CSS colours",
    example="rebeccapurple",
    pattern=r"[a-z]+",
)
HexColour = EntityType(
    name="hex_colour",
    mention="the colour {}",
    unknown="a colour",
    plural="colours",
    example="#6495ed",
    pattern=r"#[0-9a-f]{6}",
)
RomanNumeral = EntityType(
    name="roman_numeral",
    mention="the Roman numeral {}",
    unknown="a Roman numeral",
    plural="Roman numerals",
    example="MCMXCIV",
    pattern=r"[IVXLCDM]{1,15}",
)
WrittenDate = EntityType(
    name="written_date",
    mention="the date written “{}”",
    unknown="a written date",
    plural="written dates",
    example="12 de março de 2020",
)
WindSpeed = EntityType(
    name="wind_speed_kmh",
    mention="a wind of {} km/h",
    unknown="a wind speed",
    plural="wind speeds",
    example="40",
)
AirTemperature = EntityType(
    name="air_temperature_c",
    mention="an air temperature of {} °C",
    unknown="an air temperature",
    plural="air temperatures",
    example="30",
)
Film = EntityType(
    name="film",
    mention="the film {}",
    unknown="a film",
    plural="films",
    example="Jaws (1975)",
)
FilmDirector = EntityType(
    name="film_director",
    mention="{}",
    unknown="a film director",
    plural="film directors",
    example="Akira Kurosawa",
)
