"""JSON documents: packages' metadata as JSON, and what can be asked of a document."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.coding import JsonDocument, PackageRelease
from synthesis.tools.packs import _lists
from synthesis.tools.packs.coding import _documents, _json, _releases

PACK = Pack(
    title="JSON documents",
    distributions=("jmespath", "jsonpath-ng", "jsonschema", "rfc8785", "ruamel.yaml", "tomlkit"),
    licence="MIT, Apache-2.0, BSD-3-Clause",
    data="Metadata of the pinned distributions",
    data_licence="the licences of the distributions",
    data_date="2026-11",
)

Release = Annotated[str, "Package and version, such as 'jmespath 1.1.0'", PackageRelease]
Document = Annotated[str, "JSON document: an object or an array", JsonDocument]


class Metadata(Result):
    name: str
    field_count: Annotated[
        int,
        Asks(
            "the number of core metadata fields, description and links left out, of {release}",
            noun="number of core metadata fields, description and links left out",
        ),
    ]
    document: Annotated[
        str,
        JsonDocument,
        Asks(
            "the core metadata of {release} as JSON",
            refers="the core metadata of {release} as a JSON document",
        ),
    ]


class Shape(Result):
    depth: Annotated[int, Asks("the number of levels of nesting in {document}")]
    value_count: Annotated[
        int, Asks("the number of values that are neither objects nor arrays in {document}")
    ]
    keys: list[Annotated[str, Asks("the top-level keys of {document}")]]


class Canonical(Result):
    size_bytes: Annotated[
        int, Asks("the size of the canonical form (RFC 8785) of {document}", unit="bytes")
    ]
    sha256: Annotated[
        str, Asks("the SHA-256 digest of the canonical form (RFC 8785) of {document}")
    ]


class Found(Result):
    value: Annotated[
        str, Asks("the result, as JSON, of the JMESPath expression {expression} on {document}")
    ]


class Selected(Result):
    values: list[
        Annotated[str, Asks("the values, as JSON, that the JSONPath {path} selects in {document}")]
    ]
    value_count: Annotated[
        int, Asks("the number of values that the JSONPath {path} selects in {document}")
    ]


class Rewritten(Result):
    text: Annotated[str, Asks("{document} written as {notation}")]
    line_count: Annotated[int, Asks("the number of lines of {document} written as {notation}")]


class Schema(Result):
    is_valid: Annotated[bool, Asks("whether {document} is valid as {kind}")]
    problems: list[Annotated[str, Asks("what makes {document} invalid as {kind}")]]


@tool(
    kind="retrieval",
    examples=[
        Example(
            release=_releases.EXAMPLE,
            gives={"name": "jmespath"},
        )
    ],
)
def package_metadata_document(
    release: Release,
) -> Metadata:
    """Core metadata of a pinned package as JSON (PEP 566), description and links left out."""
    found = _metadata(release)
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    if len(text) > 9_000:
        raise ToolError(f"The metadata of {release} are too long for one document.")
    return Metadata(name=found["name"], field_count=len(found), document=text)


@tool(
    kind="processing",
    examples=[
        Example(
            document='{"a": [1, {"b": null}], "c": true}',
            gives={"depth": 3, "value_count": 3, "keys": ["a", "c"]},
        )
    ],
)
def json_shape(document: Document) -> Shape:
    """Depth of nesting, number of plain values and top-level keys of a JSON document."""
    data = _json.load(document)
    return Shape(
        depth=_json.depth(data),
        value_count=_json.leaves(data),
        keys=_lists.complete(sorted(data), "top-level keys") if isinstance(data, dict) else [],
    )


@tool(
    kind="processing",
    examples=[
        Example(
            document="{ }",
            gives={
                "size_bytes": 2,
                "sha256": "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
            },
        ),
        Example(document='{"b": 1.0, "a": "€"}', gives={"size_bytes": 17}),
    ],
)
def json_canonical(document: Document) -> Canonical:
    """Size and SHA-256 of a JSON document in canonical form (RFC 8785, JCS)."""
    import rfc8785

    try:
        text = rfc8785.dumps(_json.load(document))
    except rfc8785.CanonicalizationError as error:
        raise ToolError(f"The document has no canonical form: {error}.") from None
    return Canonical(size_bytes=len(text), sha256=hashlib.sha256(text).hexdigest())


@tool(
    kind="processing",
    examples=[
        Example(
            document='{"p": [{"n": "a", "v": 3}, {"n": "b", "v": 9}]}',
            expression="p[?v > `5`].n",
            gives={"value": '["b"]'},
        )
    ],
)
def json_query(
    document: Document,
    expression: Annotated[
        str, "JMESPath expression", Draws("length(@)", "keys(@)", "type(@)", "sort(keys(@))[0]")
    ],
) -> Found:
    """Result, as JSON, of a JMESPath expression on a JSON document."""
    import jmespath
    from jmespath.exceptions import JMESPathError

    _json.short(expression)
    try:
        found = jmespath.search(expression, _json.load(document))
    except (JMESPathError, RecursionError) as error:
        said = str(error).splitlines()[0] if str(error) else "it nests too deeply"
        raise ToolError(f"The JMESPath expression fails: {said}.") from None
    if found is None:
        raise ToolError("The JMESPath expression finds nothing in the document.")
    text = _json.dump(found)
    if len(text) > 4_000:
        raise ToolError("The JMESPath expression gives more than 4,000 characters.")
    return Found(value=text)


@tool(
    kind="processing",
    examples=[
        Example(
            document='{"s": {"b": [{"t": 1}, {"t": 2}]}}',
            path="$..t",
            gives={"values": ["1", "2"], "value_count": 2},
        )
    ],
)
def json_path(
    document: Document,
    path: Annotated[str, "JSONPath", Draws("$.*", "$..name", "$..version", "$..*", "$[0]")],
) -> Selected:
    """Values that a JSONPath selects in a JSON document, each as JSON."""
    from jsonpath_ng import parse

    _json.short(path)
    data = _json.load(document)
    try:
        found = [item.value for item in parse(path).find(data)]
    except RecursionError:
        raise ToolError("The JSONPath nests too deeply.") from None
    except Exception as error:
        said = str(error).splitlines()[0][:200]
        raise ToolError(f"The JSONPath cannot be read: {said}.") from None
    if not found:
        raise ToolError("The JSONPath selects nothing in the document.")
    texts = [_json.dump(item) for item in _lists.complete(found, "values")]
    if sum(map(len, texts)) > 8_000:
        raise ToolError("The JSONPath selects more than 8,000 characters.")
    return Selected(values=texts, value_count=len(texts))


@tool(
    kind="processing",
    examples=[
        Example(
            document='{"a": 1, "b": ["x", "y"]}',
            notation="YAML",
            gives={"text": "a: 1\nb:\n- x\n- y\n", "line_count": 4},
        ),
        Example(document='{"a": {"b": 1}}', notation="TOML", gives={"text": "[a]\nb = 1\n"}),
    ],
)
def json_in_notation(
    document: Document, notation: Annotated[Literal["YAML", "TOML"], "Notation"]
) -> Rewritten:
    """A JSON document written as YAML 1.2 or TOML, in block style."""
    data = _json.load(document)
    text = _json.yaml(data) if notation == "YAML" else _json.toml(data)
    return Rewritten(text=text, line_count=len(text.splitlines()))


@tool(
    kind="processing",
    examples=[
        Example(
            document='{"type": "object", "required": ["name"]}',
            kind="a JSON Schema (draft 2020-12)",
            gives={"is_valid": True, "problems": []},
        ),
        Example(
            document='{"type": "objekt"}',
            kind="a JSON Schema (draft 2020-12)",
            gives={"is_valid": False},
        ),
    ],
)
def json_validity(
    document: Document,
    kind: Annotated[
        Literal["a JSON Schema (draft 2020-12)", "a JSON Schema (draft 7)", "a JSON Patch"],
        "What the document should be",
    ],
) -> Schema:
    """Whether a JSON document is a valid JSON Schema, or a valid JSON Patch (RFC 6902)."""
    import jsonschema

    data = _json.load(document)
    if kind == "a JSON Patch":
        validator = jsonschema.Draft202012Validator(_documents.PATCH_SCHEMA)
    else:
        drafts = {"(draft 7)": jsonschema.Draft7Validator}
        draft = drafts.get(kind.removeprefix("a JSON Schema "), jsonschema.Draft202012Validator)
        validator = draft(draft.META_SCHEMA)
    found = sorted(
        {f"{error.json_path}: {error.message}"[:200] for error in validator.iter_errors(data)}
    )
    return Schema(is_valid=not found, problems=_lists.complete(found, "problems"))


def _metadata(release: str) -> dict[str, Any]:
    known = _releases.find(release).metadata
    many = {"Classifier": "classifier", "Requires-Dist": "requires_dist"}
    one = {
        "Name": "name", "Version": "version", "Summary": "summary", "License": "license",
        "License-Expression": "license_expression", "Requires-Python": "requires_python",
    }  # fmt: skip
    found: dict[str, Any] = {key: known[name] for name, key in one.items() if known.get(name)}
    found |= {key: known.get_all(name) for name, key in many.items() if known.get_all(name)}
    if len(str(found.get("license", ""))) > 100:
        found.pop("license")
    return found


@seeds(JsonDocument, source="documents written for the studio")
def documents() -> Iterator[str]:
    """Short documents of the kinds that programmers meet."""
    yield from _documents.DOCUMENTS
