"""Entity types of everyday matters: emoji and colours."""

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
