"""Colours of CSS: codes, contrast, luminance, hue and nearest names."""

from __future__ import annotations

import colorsys
from collections.abc import Iterator
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.general import ColourName, HexColour

PACK = Pack(
    title="Colours of CSS and WCAG contrast",
    distributions=("webcolors",),
    licence="BSD-3-Clause",
    data="The 147 named colours of CSS3",
    data_licence="W3C Document License",
    data_date="2025-10",
)

Name = Annotated[str, "Name of a CSS colour in small letters", ColourName]
Hex = Annotated[str, "Colour as # and six hexadecimal digits in small letters", HexColour]
Other = Annotated[str, "The other colour as # and six hexadecimal digits", HexColour]


class NamedColour(Result):
    hex: Annotated[str, HexColour, Asks("the hexadecimal code of {name}", refers="{name}")]


class NearestName(Result):
    name: Annotated[
        str, ColourName, Asks("the other named CSS colour that is nearest to {colour} in RGB space")
    ]


class Contrast(Result):
    ratio: Annotated[
        float,
        Asks(
            "the WCAG contrast ratio of {colour} and {other}",
            noun="WCAG contrast ratio with {other}",
            round_to=2,
        ),
    ]
    passes_aa: Annotated[
        bool,
        Asks("whether {colour} and {other} have contrast enough for normal text at WCAG level AA"),
    ]


class Luminance(Result):
    luminance: Annotated[
        float,
        Asks(
            "the WCAG relative luminance (0 to 1) of {colour}",
            noun="WCAG relative luminance",
            round_to=4,
        ),
    ]
    better_text: Annotated[
        str, Asks("the text colour (black or white) that contrasts more with {colour}")
    ]


class Hsl(Result):
    hue_degrees: Annotated[
        float, Asks("the hue of {colour}", noun="hue", unit="degrees", round_to=1)
    ]
    saturation_percent: Annotated[
        float,
        Asks("the HSL saturation of {colour}", noun="HSL saturation", unit="%", round_to=1),
    ]
    lightness_percent: Annotated[
        float, Asks("the HSL lightness of {colour}", noun="HSL lightness", unit="%", round_to=1)
    ]


class Complement(Result):
    complement: Annotated[
        str, HexColour, Asks("the complementary colour (hue turned by 180 degrees) of {colour}")
    ]


class Mixture(Result):
    mixture: Annotated[str, HexColour, Asks("the equal mixture of {colour} and {other} in sRGB")]


class Difference(Result):
    delta_e: Annotated[
        float,
        Asks(
            "the CIE 1976 colour difference (ΔE*ab) of {colour} and {other}",
            noun="CIE 1976 colour difference from {other}",
            round_to=2,
        ),
    ]


@tool(kind="retrieval", examples=[Example(name="cornflowerblue", gives={"hex": "#6495ed"})])
def css_colour(name: Name) -> NamedColour:
    """Hexadecimal code of a named colour of CSS3."""
    import webcolors

    try:
        return NamedColour(hex=webcolors.name_to_hex(name))
    except ValueError:
        raise ToolError(f"CSS3 has no colour called {name[:40]!r}; one is 'teal'.") from None


@tool(kind="processing", examples=[Example(colour="#3a7bd5", gives={"name": "royalblue"})])
def nearest_css_colour(colour: Hex) -> NearestName:
    """Named CSS colour nearest to a colour (but not the same) by Euclidean distance in RGB."""
    import webcolors

    wanted = _rgb(colour)
    return NearestName(
        name=min(
            sorted(
                name for name in webcolors.names("css3") if webcolors.name_to_rgb(name) != wanted
            ),
            key=lambda name: sum(
                (one - two) ** 2
                for one, two in zip(wanted, webcolors.name_to_rgb(name), strict=True)
            ),
        )
    )


@tool(
    kind="processing",
    examples=[
        Example(colour="#000000", other="#ffffff", gives={"ratio": 21, "passes_aa": True}),
        Example(colour="#777777", other="#ffffff", gives={"ratio": 4.478, "passes_aa": False}),
    ],
)
def contrast_ratio(colour: Hex, other: Other) -> Contrast:
    """Contrast ratio of two colours by WCAG 2, and whether it suffices for text at level AA."""
    darker, lighter = sorted((_luminance(colour), _luminance(other)))
    ratio = (lighter + 0.05) / (darker + 0.05)
    return Contrast(ratio=ratio, passes_aa=ratio >= 4.5)


@tool(
    kind="processing",
    examples=[Example(colour="#ff0000", gives={"luminance": 0.2126, "better_text": "black"})],
)
def relative_luminance(colour: Hex) -> Luminance:
    """Relative luminance of a colour by WCAG 2, and which of black and white text reads better."""
    luminance = _luminance(colour)
    black, white = (luminance + 0.05) / 0.05, 1.05 / (luminance + 0.05)
    return Luminance(luminance=luminance, better_text="black" if black >= white else "white")


@tool(
    kind="processing",
    examples=[
        Example(
            colour="#6495ed",
            gives={"hue_degrees": 218.54, "saturation_percent": 79.19, "lightness_percent": 66.08},
        )
    ],
)
def hue_of_colour(colour: Hex) -> Hsl:
    """Hue (degrees), saturation (%) and lightness (%) of a colour in HSL."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*(part / 255 for part in _rgb(colour)))
    return Hsl(
        hue_degrees=hue * 360,
        saturation_percent=saturation * 100,
        lightness_percent=lightness * 100,
    )


@tool(
    kind="processing",
    examples=[
        Example(colour="#ff0000", gives={"complement": "#00ffff"}),
        Example(colour="#0000ff", gives={"complement": "#ffff00"}),
    ],
)
def complementary_colour(colour: Hex) -> Complement:
    """Complementary colour: the same saturation and lightness with the opposite hue."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*(part / 255 for part in _rgb(colour)))
    turned = colorsys.hls_to_rgb((hue + 0.5) % 1, lightness, saturation)
    return Complement(complement=_hex([part * 255 for part in turned]))


@tool(
    kind="processing",
    examples=[Example(colour="#ff0000", other="#0000ff", gives={"mixture": "#800080"})],
)
def mixed_colour(colour: Hex, other: Other) -> Mixture:
    """Colour halfway between two colours in sRGB."""
    pairs = zip(_rgb(colour), _rgb(other), strict=True)
    return Mixture(mixture=_hex([(one + two) / 2 + 1e-9 for one, two in pairs]))


@tool(
    kind="processing",
    examples=[Example(colour="#ffffff", other="#000000", gives={"delta_e": 100})],
)
def colour_difference(colour: Hex, other: Other) -> Difference:
    """Colour difference ΔE*ab (CIE 1976) of two sRGB colours under D65."""
    from math import dist

    return Difference(delta_e=dist(_lab(colour), _lab(other)))


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _hex(parts: list[float]) -> str:
    return "#" + "".join(f"{min(255, max(0, int(part + 0.5))):02x}" for part in parts)


def _linear(colour: str) -> list[float]:
    shares = [part / 255 for part in _rgb(colour)]
    return [
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    ]


def _luminance(colour: str) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _lab(colour: str) -> tuple[float, float, float]:
    red, green, blue = _linear(colour)
    x = (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047
    y = 0.2126729 * red + 0.7151522 * green + 0.0721750 * blue
    z = (0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883
    x, y, z = (
        part ** (1 / 3) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116
        for part in (x, y, z)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@seeds(ColourName, source="CSS3")
def css_colours() -> Iterator[str]:
    """The named colours of CSS3, with one spelling of each grey."""
    import webcolors

    yield from sorted(name for name in webcolors.names("css3") if "grey" not in name)
