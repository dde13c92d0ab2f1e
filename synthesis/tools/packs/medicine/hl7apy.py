"""The structure of HL7 version 2.5 messages with the tables of hl7apy."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.medicine import (
    Hl7DataType,
    Hl7Field,
    Hl7Message,
    Hl7Segment,
    Hl7Table,
)
from synthesis.tools.packs._lists import complete

PACK = Pack(
    title="hl7apy",
    distributions=("hl7apy",),
    licence="MIT",
    data="HL7 version 2.5 messages, segments, fields, data types and tables",
    data_licence="MIT, with the library; HL7 standards are licensed at no cost",
    data_date="2024-03",
)

Segment = Annotated[str, "HL7 segment, such as PID", Hl7Segment]


class SegmentFields(Result):
    fields: Annotated[
        list[Annotated[str, Hl7Field]], Asks("the fields that are required in {segment}")
    ]
    count: Annotated[
        int, Asks("the number of fields in {segment}", noun="number of fields", additive=True)
    ]


class FieldRecord(Result):
    name: Annotated[str, Asks("the name of {field}")]
    data_type: Annotated[
        str, Hl7DataType, Asks("the data type of {field}", refers="the data type of {field}")
    ]
    required: Annotated[bool, Asks("whether {field} is required")]
    repeats: Annotated[bool, Asks("whether {field} may repeat")]


class FieldTable(Result):
    table: Annotated[
        str,
        Hl7Table,
        Asks(
            "the number of the HL7 table with the values of {field}",
            refers="the HL7 table of {field}",
        ),
    ]


class TableValues(Result):
    name: Annotated[str, Asks("the name of {table}")]
    values: Annotated[list[str], Asks("the suggested values in {table}")]
    count: Annotated[
        int,
        Asks("the number of suggested values in {table}", noun="number of suggested values"),
    ]


class MessageSegments(Result):
    required: Annotated[
        list[Annotated[str, Hl7Segment]],
        Asks("the segments that are required at the top level of {message}"),
    ]
    count: Annotated[
        int,
        Asks(
            "the number of different segments that {message} can hold",
            noun="number of different segments",
        ),
    ]


class TypeComponents(Result):
    components: Annotated[list[str], Asks("the components of {data_type}")]
    count: Annotated[
        int, Asks("the number of components of {data_type}", noun="number of components")
    ]


@tool(
    kind="retrieval",
    examples=[Example(segment="PID", gives={"fields": ["PID-3", "PID-5"], "count": 39})],
)
def hl7_segment_fields(segment: Segment) -> SegmentFields:
    """Required fields of an HL7 v2.5 segment and how many fields it has in all."""
    fields = _segment(segment)
    required = [_hyphen(field[0]) for field in fields if field[2][0] > 0]
    if not required:
        raise ToolError(f"HL7 v2.5 requires none of the {len(fields)} fields of {segment}.")
    return SegmentFields(
        fields=complete(required, f"required fields of {segment}"), count=len(fields)
    )


@tool(
    kind="retrieval",
    examples=[
        Example(
            field="PID-5",
            gives={"name": "Patient Name", "data_type": "XPN", "required": True, "repeats": True},
        ),
        Example(field="PID-8", gives={"name": "Administrative Sex", "required": False}),
    ],
)
def hl7_field(
    field: Annotated[str, "HL7 field, such as PID-5", Hl7Field],
) -> FieldRecord:
    """Name and data type of an HL7 v2.5 field, and whether it is required and may repeat."""
    _, structure, (least, most), _ = _field(field)
    return FieldRecord(
        name=_words(structure[3]), data_type=structure[2], required=least > 0, repeats=most != 1
    )


@tool(kind="retrieval", examples=[Example(field="PID-8", gives={"table": "0001"})])
def hl7_field_table(
    field: Annotated[str, "HL7 field with coded values, such as PID-8", Hl7Field],
) -> FieldTable:
    """Number of the HL7 table that holds the values of a coded field."""
    table = _field(field)[1][4]
    if not table:
        raise ToolError(f"HL7 v2.5 ties no table to {field}.")
    return FieldTable(table=table.removeprefix("HL7"))


@tool(
    kind="retrieval",
    examples=[
        Example(
            table="0001",
            gives={"name": "Administrative Sex", "values": ["A", "F", "M", "N", "O", "U"]},
        )
    ],
)
def hl7_table(table: Annotated[str, "Number of an HL7 table", Hl7Table]) -> TableValues:
    """Name of an HL7 v2.5 table and its suggested values."""
    from hl7apy.v2_5.tables import TABLES

    entry = TABLES.get(f"HL7{table}")
    if entry is None:
        raise ToolError(f"HL7 v2.5 has no table {table} with values; 0001 is one.")
    name, values = entry
    return TableValues(
        name=name, values=complete(values, f"values in table {table}"), count=len(values)
    )


@tool(
    kind="retrieval",
    examples=[Example(message="ADT_A01", gives={"required": ["MSH", "EVN", "PID", "PV1"]})],
)
def hl7_message_segments(
    message: Annotated[str, "HL7 message structure, such as ADT_A01", Hl7Message],
) -> MessageSegments:
    """Required top-level segments of an HL7 v2.5 message, and how many kinds it has in all."""
    parts = _message(message)
    required = [part[0] for part in parts if part[3] == "SEG" and part[2][0] > 0]
    return MessageSegments(
        required=list(dict.fromkeys(required)), count=len(_used_segments()[message])
    )


@tool(
    kind="retrieval",
    examples=[
        Example(
            data_type="HD",
            gives={"components": ["Namespace Id", "Universal Id", "Universal Id Type"]},
        )
    ],
)
def hl7_data_type(
    data_type: Annotated[str, "HL7 data type, such as XPN", Hl7DataType],
) -> TypeComponents:
    """Components of a composite HL7 v2.5 data type."""
    from hl7apy.v2_5.datatypes import DATATYPES_STRUCTS

    parts = DATATYPES_STRUCTS.get(data_type)
    if parts is None:
        raise ToolError(f"{data_type} is not a composite data type of HL7 v2.5; XPN is one.")
    names = [_words(part[1][3]) for part in parts]
    return TypeComponents(components=names, count=len(names))


@seeds(Hl7Segment, source="HL7 version 2.5")
def segments() -> Iterator[str]:
    """Every segment with a required field."""
    table: dict[str, Any] = _segments()
    yield from (name for name in sorted(table) if any(f[2][0] > 0 for f in table[name]))


@seeds(Hl7Field, source="HL7 version 2.5")
def coded_fields() -> Iterator[str]:
    """Coded fields with a table, two of each segment."""
    for _, fields in sorted(_segments().items()):
        coded = [field for field in fields if _has_values(field[1][4])]
        yield from (_hyphen(field[0]) for field in coded[:2])


@seeds(Hl7Message, source="HL7 version 2.5")
def messages() -> Iterator[str]:
    """Every message structure."""
    from hl7apy.v2_5.messages import MESSAGES

    yield from sorted(name for name in MESSAGES if len(name) == 7 and not name.endswith("nn"))


def _has_values(table: str | None) -> bool:
    from hl7apy.v2_5.tables import TABLES

    return table in TABLES


@cache
def _segments() -> dict[str, Any]:
    """The fields of each segment."""
    from hl7apy.v2_5.segments import SEGMENTS

    return {
        name: [field for field in structure[1] if field[1]]
        for name, structure in SEGMENTS.items()
        if structure[1]
    }


@cache
def _used_segments() -> dict[str, frozenset[str]]:
    from hl7apy.v2_5.messages import MESSAGES

    return {name: frozenset(_inside(structure[1])) for name, structure in MESSAGES.items()}


def _inside(parts: Any) -> Iterator[str]:
    for part in parts:
        if part[3] == "SEG":
            yield part[0]
        else:
            yield from _inside(part[1][1])


def _segment(name: str) -> Any:
    fields = _segments().get(name)
    if fields is None:
        raise ToolError(f"HL7 v2.5 has no segment {name}; PID is one.")
    return fields


def _field(name: str) -> Any:
    for field in _segment(name[:3]):
        if _hyphen(field[0]) == name:
            return field
    raise ToolError(f"HL7 v2.5 has no field {name}; PID-5 is one.")


def _message(name: str) -> Any:
    from hl7apy.v2_5.messages import MESSAGES

    if name not in MESSAGES:
        raise ToolError(f"HL7 v2.5 has no message structure {name}; ADT_A01 is one.")
    return MESSAGES[name][1]


def _hyphen(name: str) -> str:
    return str(name).replace("_", "-")


def _words(name: str) -> str:
    return name.replace("_", " ").title()
