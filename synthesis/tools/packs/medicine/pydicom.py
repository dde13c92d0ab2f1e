"""The data dictionary and unique identifiers of DICOM with pydicom."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.medicine import DicomKeyword, DicomUid

PACK = Pack(
    title="pydicom",
    distributions=("pydicom",),
    licence="MIT",
    data="DICOM data dictionary and unique identifiers (PS3.6)",
    data_licence="MIT, with the library; the DICOM standard is free to implement",
    data_date="2026-03",
)

Keyword = Annotated[str, "Keyword of a DICOM attribute, such as PatientName", DicomKeyword]


class Attribute(Result):
    tag: Annotated[str, Asks("the tag of {keyword}")]
    name: Annotated[str, Asks("the name of {keyword} in the DICOM data dictionary")]
    value_representation: Annotated[str, Asks("the value representation (VR) of {keyword}")]
    multiplicity: Annotated[str, Asks("the value multiplicity (VM) of {keyword}")]
    retired: Annotated[bool, Asks("whether {keyword} is retired")]


class UidRecord(Result):
    name: Annotated[str, Asks("the name of {uid}")]
    kind: Annotated[str, Asks("the kind of object that {uid} identifies")]


@tool(
    kind="retrieval",
    examples=[
        Example(
            keyword="PatientName",
            gives={"tag": "(0010,0010)", "value_representation": "PN", "multiplicity": "1"},
        ),
        Example(keyword="PixelSpacing", gives={"tag": "(0028,0030)", "multiplicity": "2"}),
    ],
)
def dicom_attribute(keyword: Keyword) -> Attribute:
    """Tag, name, value representation and multiplicity of a DICOM attribute by keyword."""
    entry = _attributes().get(keyword)
    if entry is None:
        raise ToolError(f"DICOM has no attribute with keyword {keyword[:60]}; PatientName is one.")
    tag, vr, vm, name, retired = entry
    return Attribute(
        tag=f"({tag >> 16:04X},{tag & 0xFFFF:04X})",
        name=name,
        value_representation=vr,
        multiplicity=vm,
        retired=bool(retired),
    )


@tool(
    kind="retrieval",
    examples=[
        Example(
            uid="1.2.840.10008.5.1.4.1.1.2", gives={"name": "CT Image Storage", "kind": "SOP Class"}
        )
    ],
)
def dicom_uid(uid: Annotated[str, "DICOM unique identifier", DicomUid]) -> UidRecord:
    """Name of a DICOM unique identifier and the kind of object that it identifies."""
    from pydicom._uid_dict import UID_dictionary

    entry = UID_dictionary.get(uid)
    if entry is None:
        raise ToolError(f"DICOM registers no UID {uid[:64]}.")
    return UidRecord(name=entry[0], kind=entry[1])


@seeds(DicomKeyword, source="DICOM data dictionary")
def attributes() -> Iterator[str]:
    """Attributes in use, every twelfth."""
    plain = [name for name, entry in _attributes().items() if not entry[4] and len(name) <= 40]
    yield from sorted(plain)[::12]


@seeds(DicomUid, source="DICOM unique identifiers")
def uids() -> Iterator[str]:
    """Storage classes and transfer syntaxes."""
    from pydicom._uid_dict import UID_dictionary

    for uid, (name, kind, _, retired, _) in sorted(UID_dictionary.items()):
        if not retired and (kind == "Transfer Syntax" or name.endswith("Storage")):
            yield uid


@cache
def _attributes() -> dict[str, tuple[int, str, str, str, str]]:
    from pydicom._dicom_dict import DicomDictionary

    return {
        keyword: (tag, vr, vm, name, retired)
        for tag, (vr, vm, name, retired, keyword) in DicomDictionary.items()
        if keyword
    }
