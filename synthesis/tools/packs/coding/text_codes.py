"""Digests, checksums, encodings and distances of texts."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from typing import Annotated, Literal

from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.coding import HostName, PlainText

PACK = Pack(
    title="Digests, encodings and distances of texts",
    distributions=("rapidfuzz",),
    licence="MIT, PSF-2.0",
)

FOX = "The quick brown fox jumps over the lazy dog"
Text = Annotated[str, "Text; its UTF-8 bytes count", PlainText]


class Digest(Result):
    digest: Annotated[str, Asks("the {algorithm} digest, in hexadecimal, of {text}")]


class Checksum(Result):
    checksum: Annotated[str, Asks("the {algorithm} checksum, in hexadecimal, of {text}")]


class Encoded(Result):
    encoded: Annotated[str, Asks("the {encoding} encoding of {text}")]
    length: Annotated[
        int, Asks("the length of the {encoding} encoding of {text}", noun="length in {encoding}")
    ]


class Blob(Result):
    object_id: Annotated[str, Asks("the Git object id (SHA-1) of a file that holds just {text}")]


class NameUuid(Result):
    uuid: Annotated[str, Asks("the version {version} UUID of {host} in the DNS namespace")]


class Distance(Result):
    edits: Annotated[
        int, Asks("the number of single-character edits (Levenshtein) between {text} and {other}")
    ]
    similarity: Annotated[
        float, Asks("the Jaro-Winkler similarity of {text} and {other}", round_to=4)
    ]


class Measures(Result):
    characters: Annotated[
        int, Asks("the number of characters of {text}", noun="number of characters")
    ]
    utf8_bytes: Annotated[int, Asks("the number of UTF-8 bytes of {text}", noun="UTF-8 bytes")]
    distinct_characters: Annotated[
        int,
        Asks("the number of distinct characters in {text}", noun="number of distinct characters"),
    ]
    entropy_bits: Annotated[
        float,
        Asks(
            "the Shannon entropy of the characters of {text}",
            noun="Shannon entropy of its characters",
            unit="bits per character",
            round_to=3,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(text=FOX, algorithm="MD5", gives={"digest": "9e107d9d372bb6826bd81d3542a419d6"}),
        Example(
            text="abc",
            algorithm="SHA-1",
            gives={"digest": "a9993e364706816aba3e25717850c26c9cd0d89d"},
        ),
        Example(
            text="abc",
            algorithm="SHA-256",
            gives={"digest": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
        ),
    ],
)
def text_digest(
    text: Text,
    algorithm: Annotated[
        Literal["MD5", "SHA-1", "SHA-224", "SHA-256", "SHA3-256", "BLAKE2s"], "Hash function"
    ],
) -> Digest:
    """Digest of a text's UTF-8 bytes (MD5, SHA-1, SHA-2, SHA-3 or BLAKE2s), in hexadecimal."""
    name = {"SHA3-256": "sha3_256"}.get(algorithm, algorithm.replace("-", "").lower())
    return Digest(digest=hashlib.new(name, text.encode(), usedforsecurity=False).hexdigest())


@tool(
    kind="processing",
    examples=[
        Example(text="123456789", algorithm="CRC-32", gives={"checksum": "cbf43926"}),
        Example(text="Wikipedia", algorithm="Adler-32", gives={"checksum": "11e60398"}),
        Example(text="123456789", algorithm="CRC-16/XMODEM", gives={"checksum": "31c3"}),
    ],
)
def text_checksum(
    text: Text,
    algorithm: Annotated[Literal["CRC-32", "Adler-32", "CRC-16/XMODEM"], "Checksum"],
) -> Checksum:
    """Checksum (CRC-32, Adler-32 or CRC-16/XMODEM) of a text's UTF-8 bytes, in hexadecimal."""
    import binascii

    data = text.encode()
    if algorithm == "CRC-32":
        return Checksum(checksum=f"{zlib.crc32(data):08x}")
    if algorithm == "Adler-32":
        return Checksum(checksum=f"{zlib.adler32(data):08x}")
    return Checksum(checksum=f"{binascii.crc_hqx(data, 0):04x}")


@tool(
    kind="processing",
    examples=[
        Example(text="foobar", encoding="Base64", gives={"encoded": "Zm9vYmFy", "length": 8}),
        Example(text="foobar", encoding="Base32", gives={"encoded": "MZXW6YTBOI======"}),
        Example(text="a b&c", encoding="percent", gives={"encoded": "a%20b%26c"}),
        Example(text="Hello", encoding="ROT13", gives={"encoded": "Uryyb"}),
    ],
)
def text_encoding(
    text: Text,
    encoding: Annotated[
        Literal["Base64", "Base32", "Base85", "hexadecimal", "percent", "ROT13"],
        "Encoding (Base64 and Base32 of RFC 4648, percent of RFC 3986)",
    ],
) -> Encoded:
    """A text's UTF-8 bytes in Base64, Base32, Base85, hexadecimal or percent encoding; ROT13."""
    import base64
    import codecs
    from urllib.parse import quote

    data = text.encode()
    encoders = {
        "Base64": lambda: base64.b64encode(data).decode(),
        "Base32": lambda: base64.b32encode(data).decode(),
        "Base85": lambda: base64.b85encode(data).decode(),
        "hexadecimal": data.hex,
        "percent": lambda: quote(text, safe=""),
        "ROT13": lambda: codecs.encode(text, "rot13"),
    }
    found = encoders[encoding]()
    return Encoded(encoded=found, length=len(found))


@tool(
    kind="processing",
    examples=[
        Example(
            text="what is up, doc?",
            gives={"object_id": "bd9dbf5aae1a3862dd1526723246b20206e5fc37"},
        )
    ],
)
def git_blob_id(text: Text) -> Blob:
    """Id that Git gives a file with this text and no newline at its end (SHA-1 of the blob)."""
    data = text.encode()
    header = f"blob {len(data)}\0".encode()
    return Blob(object_id=hashlib.sha1(header + data, usedforsecurity=False).hexdigest())


@tool(
    kind="processing",
    examples=[
        Example(
            host="python.org",
            version="5",
            gives={"uuid": "886313e1-3b8a-5372-9b90-0c9aee199e5d"},
        ),
        Example(
            host="python.org",
            version="3",
            gives={"uuid": "6fa459ea-ee8a-3ca4-894e-db77e160355e"},
        ),
    ],
)
def host_uuid(
    host: Annotated[str, "Host name", HostName],
    version: Annotated[Literal["3", "5"], "Version of the UUID: 3 with MD5, 5 with SHA-1"],
) -> NameUuid:
    """Name-based UUID of a host name in the DNS namespace (RFC 9562)."""
    import uuid

    make = uuid.uuid5 if version == "5" else uuid.uuid3
    return NameUuid(uuid=str(make(uuid.NAMESPACE_DNS, host)))


@tool(
    kind="processing",
    examples=[
        Example(text="kitten", other="sitting", gives={"edits": 3}),
        Example(text="MARTHA", other="MARHTA", gives={"edits": 2, "similarity": 0.9611}),
    ],
)
def text_distance(text: Text, other: Annotated[str, "Other text", PlainText]) -> Distance:
    """Levenshtein distance and Jaro-Winkler similarity (0 to 1) of two texts."""
    from rapidfuzz.distance import JaroWinkler, Levenshtein

    return Distance(
        edits=Levenshtein.distance(text, other), similarity=JaroWinkler.similarity(text, other)
    )


@tool(
    kind="processing",
    examples=[
        Example(
            text="aabb",
            gives={"characters": 4, "distinct_characters": 2, "entropy_bits": 1},
        ),
        Example(text="naïve", gives={"characters": 5, "utf8_bytes": 6}),
    ],
)
def text_measures(text: Text) -> Measures:
    """Characters, UTF-8 bytes, distinct characters and Shannon entropy of a text."""
    import math
    from collections import Counter

    shares = [count / len(text) for _, count in sorted(Counter(text).items())]
    return Measures(
        characters=len(text),
        utf8_bytes=len(text.encode()),
        distinct_characters=len(shares),
        entropy_bits=math.fsum(-share * math.log2(share) for share in shares),
    )


@seeds(PlainText, source="pangrams, test vectors of standards, and well-known sentences")
def texts() -> Iterator[str]:
    """Texts whose digests standards print, pangrams, and first lines."""
    yield from (
        FOX, "abc", "123456789", "foobar", "message digest", "what is up, doc?", "Hello, World!",
        "abcdefghijklmnopqrstuvwxyz", "kitten", "sitting", "hello", "Hello, world", "test",
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "password", "admin",
        "Pack my box with five dozen liquor jugs", "Sphinx of black quartz, judge my vow",
        "How vexingly quick daft zebras jump", "The five boxing wizards jump quickly",
        "Portez ce vieux whisky au juge blond qui fume", "Zwölf Boxkämpfer jagen Viktor",
        "Victor jagt zwölf Boxkämpfer quer über den großen Sylter Deich", "naïve café",
        "Lorem ipsum dolor sit amet", "Call me Ishmael.", "All happy families are alike",
        "It was the best of times, it was the worst of times", "To be, or not to be",
        "We hold these truths to be self-evident", "Cogito, ergo sum", "E = mc²", "ACGTACGTACGT",
        "0123456789abcdef", "a+b=c&d=e f", "user@example.com", "https://example.com/?q=a b",
        "Order 66 was placed on 2024-05-01 and shipped on 2024-05-03 by DHL",
        "GET /index.html 200 from 192.168.0.17 at 23:59 by curl, then 10.0.0.1 at 00:05",
        "Write to ada@example.org or grace.hopper@navy.example before 09:30",
        "Colours #ff8800, #0af and #123456 on a white (#FFFFFF) page",
        "Releases 1.4.2, 2.0.0-rc.1 and 10.3.0 are out; 0.9.1 is not",
        "See https://docs.example.org/guide and http://example.com for AAA and BBB",
        "Paris in the the spring of 1999: a well-known slip that that readers miss",
        "ISBN 9780306406157 and 9783161484100 were found; IBAN DE89370400440532013000 too",
        "Chapter XIV of MMXXIV ends; chapter IX began in MCMXCIV",
        "Ids 6ba7b810-9dad-11d1-80b4-00c04fd430c8 and 886313e1-3b8a-5372-9b90-0c9aee199e5d",
        "Diagnoses E11.9, I10 and J45.909 were coded in 2023-07-15",
        "Beeswax, bookkeeper, balloon and committee have double letters",
        "rhythm and myth have no vowels but y; queue and audio have many",
        "Rates: USD 1.0842, GBP 0.8561, JPY 161.32 on 2024-03-28",
        "Passw0rd and Tr0ub4dor are weak; correcthorsebatterystaple is long",
        "2001-09-09T01:46:40Z", "Jackdaws love my big sphinx of quartz", "Blowzy frights vex",
    )  # fmt: skip
