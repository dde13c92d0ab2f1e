"""How numbers are written and stored: bases, bits and epochs."""

from __future__ import annotations

import struct
from typing import Annotated, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.common import Date, Integer, Number

PACK = Pack(title="Numbers in bases, bits and epochs", distributions=(), licence="PSF-2.0")

LARGEST = 2**63
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"

Whole = Annotated[int, "Integer", Integer, Draws(255, 1000, 4096, 65_537, 123_456)]
Real = Annotated[float, "Number", Number, Draws(0.1, 3.14159, 1e-3, 2.5, 1000.1, -0.75)]


class InBase(Result):
    digits: Annotated[str, Asks("the digits of {number} in base {base}")]
    digit_count: Annotated[int, Asks("the number of digits of {number} in base {base}")]
    digit_sum: Annotated[int, Integer, Asks("the sum of the digits of {number} in base {base}")]


class TwosComplement(Result):
    hexadecimal: Annotated[str, Asks("the {bits} two's complement, in hexadecimal, of {number}")]
    unsigned_value: Annotated[
        int, Asks("the unsigned value of the {bits} two's complement of {number}")
    ]
    bits_set: Annotated[
        int, Asks("the number of bits that are set in the {bits} two's complement of {number}")
    ]


class FloatBits(Result):
    hexadecimal: Annotated[str, Asks("the {precision} IEEE 754 bits, in hexadecimal, of {number}")]
    exponent: Annotated[
        int, Asks("the unbiased exponent of {number} as a {precision} IEEE 754 number")
    ]
    error: Annotated[
        float,
        Asks("the amount by which the nearest {precision} IEEE 754 number exceeds {number}"),
    ]


class Varint(Result):
    bytes_hex: Annotated[str, Asks("the bytes, in hexadecimal, of {number} as a {coding}")]
    byte_count: Annotated[int, Asks("the number of bytes of {number} as a {coding}")]


class Epoch(Result):
    count: Annotated[
        int,
        Integer,
        Asks("the {epoch} value of midnight UTC at the start of {date}"),
    ]


@tool(
    kind="processing",
    examples=[
        Example(number=255, base="2", gives={"digits": "11111111", "digit_sum": 8}),
        Example(number=35, base="36", gives={"digits": "z", "digit_count": 1}),
        Example(number=-26, base="3", gives={"digits": "-222"}),
    ],
)
def integer_in_base(
    number: Whole,
    base: Annotated[Literal["2", "3", "7", "8", "12", "16", "20", "36", "60"], "Base"],
) -> InBase:
    """Digits of an integer in a base up to 36 (base 60: sexagesimal digits parted by colons)."""
    _check(number)
    left, size, places = abs(number), int(base), []
    while left or not places:
        left, digit = divmod(left, size)
        places.append(digit)
    texts = [str(d) if size > len(DIGITS) else DIGITS[d] for d in reversed(places)]
    digits = (":" if size > len(DIGITS) else "").join(texts)
    return InBase(
        digits="-" * (number < 0) + digits, digit_count=len(places), digit_sum=sum(places)
    )


@tool(
    kind="processing",
    examples=[
        Example(number=-1, bits="16-bit", gives={"hexadecimal": "ffff", "unsigned_value": 65535}),
        Example(number=-128, bits="8-bit", gives={"hexadecimal": "80", "bits_set": 1}),
    ],
)
def twos_complement(
    number: Whole, bits: Annotated[Literal["8-bit", "16-bit", "32-bit"], "Word length"]
) -> TwosComplement:
    """Two's complement of an integer in 8, 16 or 32 bits."""
    size = int(bits.removesuffix("-bit"))
    if not -(2 ** (size - 1)) <= number < 2 ** (size - 1):
        raise ToolError(f"{number} does not fit into {size} bits with a sign.")
    value = number % 2**size
    return TwosComplement(
        hexadecimal=f"{value:0{size // 4}x}", unsigned_value=value, bits_set=value.bit_count()
    )


@tool(
    kind="processing",
    examples=[
        Example(
            number=0.1,
            precision="double-precision",
            gives={"hexadecimal": "3fb999999999999a", "exponent": -4, "error": 5.551115e-18},
        ),
        Example(number=1.0, precision="single-precision", gives={"hexadecimal": "3f800000"}),
        Example(
            number=-2.0,
            precision="half-precision",
            gives={"hexadecimal": "c000", "exponent": 1, "error": 0},
        ),
    ],
)
def float_bits(
    number: Real,
    precision: Annotated[
        Literal["half-precision", "single-precision", "double-precision"], "Format of IEEE 754"
    ],
) -> FloatBits:
    """IEEE 754 bits of a number, its exponent, and what rounding to that format adds.

    The number is taken as its shortest decimal form (0.1 as one tenth).
    """
    import math
    from fractions import Fraction

    code = {"half-precision": "e", "single-precision": "f", "double-precision": "d"}[precision]
    try:
        packed = struct.pack(f">{code}", number)
    except OverflowError:
        raise ToolError(f"{number} is too large for {precision}.") from None
    stored = struct.unpack(f">{code}", packed)[0]
    if stored == 0 or not math.isfinite(stored):
        raise ToolError(f"As a {precision} number {number} is zero or infinite.")
    return FloatBits(
        hexadecimal=packed.hex(),
        exponent=math.frexp(stored)[1] - 1,
        error=float(Fraction(stored) - Fraction(repr(number))),
    )


@tool(
    kind="processing",
    examples=[
        Example(
            number=624485,
            coding="LEB128 unsigned integer",
            gives={"bytes_hex": "e5 8e 26", "byte_count": 3},
        ),
        Example(number=300, coding="MessagePack integer", gives={"bytes_hex": "cd 01 2c"}),
        Example(
            number=1000000, coding="CBOR unsigned integer", gives={"bytes_hex": "1a 00 0f 42 40"}
        ),
    ],
)
def integer_encoding(
    number: Whole,
    coding: Annotated[
        Literal["LEB128 unsigned integer", "MessagePack integer", "CBOR unsigned integer"],
        "How the integer is stored: LEB128 (also Protocol Buffers), MessagePack, CBOR (RFC 8949)",
    ],
) -> Varint:
    """Bytes that store a non-negative integer in LEB128, MessagePack or CBOR."""
    if not 0 <= number < LARGEST:
        raise ToolError("The integer must lie between 0 and 2**63 - 1.")
    if coding.startswith("LEB128"):
        found = _leb128(number)
    elif coding.startswith("CBOR"):
        found = _stepped(number, 24, 0, (0x18, 0x19, 0x1A, 0x1B))
    else:
        found = _stepped(number, 128, 0, (0xCC, 0xCD, 0xCE, 0xCF))
    return Varint(bytes_hex=found.hex(" "), byte_count=len(found))


@tool(
    kind="processing",
    examples=[
        Example(date="2001-09-09", epoch="Unix time (seconds)", gives={"count": 999993600}),
        Example(date="2024-01-01", epoch="Excel serial day", gives={"count": 45292}),
        Example(
            date="1970-01-01",
            epoch="Macintosh HFS+ time (seconds)",
            gives={"count": 2082844800},
        ),
        Example(date="2000-01-01", epoch="Modified Julian Date", gives={"count": 51544}),
        Example(date="1999-08-22", epoch="GPS week", gives={"count": 1024}),
    ],
)
def date_in_epoch(
    date: Annotated[str, "Date, YYYY-MM-DD", Date],
    epoch: Annotated[
        Literal[
            "Unix time (seconds)",
            "NTP timestamp (seconds)",
            "Macintosh HFS+ time (seconds)",
            "Excel serial day",
            "Modified Julian Date",
            "GPS week",
            "Rata Die day",
        ],
        "How the moment is counted; Excel by the 1900 system, GPS weeks without rollover",
    ],
) -> Epoch:
    """Midnight UTC at the start of a date as computers count it (Unix, NTP, HFS+, Excel...)."""
    from datetime import date as Day

    try:
        day = Day.fromisoformat(date)
    except ValueError:
        raise ToolError(f"{date!r} is not a date of the calendar.") from None
    ordinal = day.toordinal()
    firsts = {
        "Unix time (seconds)": (Day(1970, 1, 1), 86_400, 1),
        "NTP timestamp (seconds)": (Day(1900, 1, 1), 86_400, 1),
        "Macintosh HFS+ time (seconds)": (Day(1904, 1, 1), 86_400, 1),
        "Excel serial day": (Day(1899, 12, 30), 1, 1),
        "Modified Julian Date": (Day(1858, 11, 17), 1, 1),
        "GPS week": (Day(1980, 1, 6), 1, 7),
    }
    if epoch == "Rata Die day":
        return Epoch(count=ordinal)
    first, per_day, days = firsts[epoch]
    earliest = Day(1900, 3, 1) if epoch == "Excel serial day" else first
    if day < earliest and epoch != "Unix time (seconds)":
        raise ToolError(f"The {epoch} counts from {earliest.isoformat()} on.")
    return Epoch(count=(ordinal - first.toordinal()) * per_day // days)


def _check(number: int) -> None:
    if not -LARGEST <= number < LARGEST:
        raise ToolError("The integer must lie between -2**63 and 2**63 - 1.")


def _leb128(number: int) -> bytes:
    found = []
    while True:
        number, low = number >> 7, number & 0x7F
        found.append(low | 0x80 if number else low)
        if not number:
            return bytes(found)


def _stepped(number: int, direct: int, base: int, marks: tuple[int, ...]) -> bytes:
    """A small number in one byte, a larger one after a mark that tells its length."""
    if number < direct:
        return bytes([base + number])
    power = next(step for step in range(4) if number < 1 << (8 << step))
    return bytes([marks[power]]) + number.to_bytes(1 << power, "big")
