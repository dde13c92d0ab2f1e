"""File types: what an extension means, and the bytes that a file begins with."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.coding import FileExtension, MimeType
from synthesis.tools.packs import _lists

PACK = Pack(
    title="File types",
    distributions=("identify", "puremagic"),
    licence="MIT",
    data="343 extensions of identify; 1,437 file signatures of puremagic; Python's MIME types",
    data_licence="MIT; signatures partly from Gary Kessler's list",
    data_date="2025",
)

SHORTEST_SIGNATURE = 3
FIRST_BYTES = (
    "89504e470d0a1a0a", "255044462d312e37", "474946383961", "1f8b0800", "cafebabe", "425a6839",
    "377abcaf271c", "4f676753", "664c6143", "fd377a585a00", "49492a00", "4d4d002a",
)  # fmt: skip
"""First bytes as a hex viewer shows them."""

Extension = Annotated[str, "File extension without its dot, such as png", FileExtension]


class Tags(Result):
    tags: list[Annotated[str, Asks("the tags that identify gives to {extension}")]]
    is_text: Annotated[bool, Asks("whether identify counts {extension} as text")]


class Signature(Result):
    signature_count: Annotated[
        int,
        Asks(
            "the number of signatures of {extension} in puremagic's table",
            noun="number of signatures in puremagic's table",
        ),
    ]
    shortest_signature_hex: Annotated[
        str, Asks("the shortest signature, in hexadecimal, of {extension} in puremagic's table")
    ]
    offset: Annotated[
        int, Asks("the offset at which the shortest signature of {extension} stands in a file")
    ]
    format_name: Annotated[str, Asks("the name of the format of {extension} in puremagic's table")]


class FromBytes(Result):
    extensions: list[
        Annotated[
            str,
            FileExtension,
            Asks("the file extensions whose signature is the start of the bytes {first_bytes}"),
        ]
    ]


class Mime(Result):
    mime_type: Annotated[
        str,
        MimeType,
        Asks(
            "the MIME type of {extension} in Python's table", refers="the MIME type of {extension}"
        ),
    ]


class Extensions(Result):
    extensions: list[
        Annotated[str, FileExtension, Asks("the file extensions of {mime_type} in Python's table")]
    ]
    extension_count: Annotated[
        int,
        Asks(
            "the number of file extensions of {mime_type} in Python's table",
            noun="number of file extensions in Python's table",
        ),
    ]


@tool(
    kind="retrieval",
    examples=[Example(extension="rs", gives={"tags": ["rust", "text"], "is_text": True})],
)
def file_tags(extension: Extension) -> Tags:
    """Tags (language or format, text or binary) of a file extension, from identify."""
    from identify.extensions import EXTENSIONS

    found = EXTENSIONS.get(extension.lower())
    if found is None:
        raise ToolError(f"identify has no tags for the extension .{extension}.")
    return Tags(tags=sorted(found), is_text="text" in found)


@tool(
    kind="retrieval",
    examples=[
        Example(extension="pdf", gives={"shortest_signature_hex": "25504446", "offset": 0}),
        Example(extension="gif", gives={"signature_count": 2}),
    ],
)
def file_signature(extension: Extension) -> Signature:
    """Bytes by which files of an extension are known, their offset and the format's name."""
    found = _signatures().get(extension.lower())
    if not found:
        raise ToolError(f"puremagic has no signature for the extension .{extension}.")
    best = min(found, key=lambda item: (len(item[0]), item[1], item[0]))
    return Signature(
        signature_count=len(found),
        shortest_signature_hex=best[0],
        offset=best[1],
        format_name=best[2],
    )


@tool(
    kind="retrieval",
    examples=[
        Example(first_bytes="89504e470d0a1a0a", gives={"extensions": ["png"]}),
        Example(first_bytes="377abcaf271c", gives={"extensions": ["7z", "cb7"]}),
    ],
)
def file_type_of_bytes(
    first_bytes: Annotated[str, "First bytes of a file, in hexadecimal", Draws(*FIRST_BYTES)],
) -> FromBytes:
    """File extensions whose signature (from the file's first byte) some bytes begin with."""
    text = "".join(first_bytes.split()).lower()
    try:
        bytes.fromhex(text)
    except ValueError:
        raise ToolError(
            "The bytes must be pairs of hexadecimal digits, such as '89504e47'."
        ) from None
    found = {
        extension
        for extension, rows in _signatures(keep_case=True).items()
        for pattern, offset, _ in rows
        if offset == 0 and len(pattern) >= 2 * SHORTEST_SIGNATURE and text.startswith(pattern)
    }
    if not found:
        raise ToolError("No signature that is known here begins those bytes.")
    return FromBytes(extensions=_lists.complete(sorted(found), "extensions"))


@tool(
    kind="retrieval",
    examples=[
        Example(extension="svg", gives={"mime_type": "image/svg+xml"}),
        Example(extension="csv", gives={"mime_type": "text/csv"}),
    ],
)
def mime_type_of(extension: Extension) -> Mime:
    """MIME type of a file extension, from the table in Python's mimetypes module."""
    found = _mime_types().get(f".{extension.lower()}")
    if found is None:
        raise ToolError(f"Python's table has no MIME type for the extension .{extension}.")
    return Mime(mime_type=found)


@tool(
    kind="retrieval",
    examples=[
        Example(mime_type="image/tiff", gives={"extensions": ["tif", "tiff"], "extension_count": 2})
    ],
)
def mime_type_extensions(
    mime_type: Annotated[str, "MIME type, such as image/png", MimeType],
) -> Extensions:
    """File extensions that Python's mimetypes module knows for a MIME type."""
    found = sorted(ext[1:] for ext, kind in _mime_types().items() if kind == mime_type)
    if not found:
        raise ToolError(f"Python's table has no extension for the MIME type {mime_type[:60]}.")
    return Extensions(extensions=found, extension_count=len(found))


@cache
def _mime_types() -> dict[str, str]:
    """The module's own table, not that of the machine."""
    from mimetypes import MimeTypes

    return dict(sorted(MimeTypes(filenames=()).types_map[True].items()))


@cache
def _signatures(keep_case: bool = False) -> dict[str, list[tuple[str, int, str]]]:
    """Hexadecimal pattern, offset and format by extension without its dot."""
    data = json.loads((resources.files("puremagic") / "magic_data.json").read_text())
    found: dict[str, list[tuple[str, int, str]]] = {}
    for pattern, offset, extension, _, name in data["headers"]:
        if extension.startswith(".") and offset >= 0:
            key = extension[1:] if keep_case else extension[1:].lower()
            found.setdefault(key, []).append((pattern.lower(), offset, name))
    return found


@seeds(FileExtension, source="identify and puremagic")
def extensions() -> Iterator[str]:
    """Extensions with a signature, tags or a MIME type."""
    import re

    from identify.extensions import EXTENSIONS

    known = {*EXTENSIONS, *_signatures(), *(item[1:] for item in _mime_types())}
    yield from sorted(name for name in known if re.fullmatch(r"[a-z0-9_+\-]{1,8}", name))


@seeds(MimeType, source="Python's mimetypes module")
def mime_types() -> Iterator[str]:
    """MIME types with two or more extensions."""
    from collections import Counter

    counts = Counter(_mime_types().values())
    yield from sorted(kind for kind, count in counts.items() if count > 1)
