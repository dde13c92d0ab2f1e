"""The data dictionary, unique identifiers and coded concepts of DICOM with pydicom."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.medicine import (
    DicomContextGroup,
    DicomKeyword,
    DicomUid,
    Observation,
    SnomedCode,
    SnomedMeaning,
)

PACK = Pack(
    title="pydicom",
    distributions=("pydicom",),
    licence="MIT",
    data="DICOM data dictionary (PS3.6) and context groups with SNOMED CT and LOINC codes (PS3.16)",
    data_licence="MIT, with the library; DICOM is free to implement, SNOMED CT codes as in DICOM",
    data_date="2026-03",
)
MOST_ITEMS = 50

Keyword = Annotated[str, "Keyword of a DICOM attribute, such as PatientName", DicomKeyword]
Concept = Annotated[str, "SNOMED CT concept identifier that DICOM uses", SnomedCode]


class Attribute(Result):
    tag: Annotated[str, Asks("the tag of {keyword}")]
    name: Annotated[str, Asks("the name of {keyword} in the DICOM data dictionary")]
    value_representation: Annotated[str, Asks("the value representation (VR) of {keyword}")]
    multiplicity: Annotated[str, Asks("the value multiplicity (VM) of {keyword}")]
    retired: Annotated[bool, Asks("whether {keyword} is retired")]


class UidRecord(Result):
    name: Annotated[str, Asks("the name of {uid}")]
    kind: Annotated[str, Asks("the kind of object that {uid} identifies")]


class GroupMembers(Result):
    keyword: str
    concepts: Annotated[
        list[Annotated[str, SnomedMeaning]],
        Asks("the SNOMED CT concepts in {group}"),
    ]
    count: Annotated[
        int,
        Asks(
            "the number of SNOMED CT concepts in {group}",
            noun="number of SNOMED CT concepts",
            additive=True,
        ),
    ]


class ConceptCode(Result):
    code: Annotated[str, SnomedCode, Asks("the SNOMED CT code of {meaning}", refers="{meaning}")]


class ConceptMeaning(Result):
    meaning: Annotated[str, SnomedMeaning, Asks("the meaning of {code} in DICOM", refers="{code}")]


class LegacyCode(Result):
    snomed_rt_code: Annotated[str, Asks("the legacy SNOMED-RT code of {code}")]


class ConceptGroups(Result):
    groups: Annotated[
        list[Annotated[str, DicomContextGroup]],
        Asks("the DICOM context groups that hold {code}"),
    ]
    count: Annotated[
        int,
        Asks(
            "the number of DICOM context groups that hold {code}",
            noun="number of DICOM context groups",
        ),
    ]


class LoincOfObservation(Result):
    loinc: Annotated[str, Asks("the LOINC code of {observation}")]


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


@tool(
    kind="retrieval",
    examples=[
        Example(group="244", gives={"concepts": ["Bilateral", "Left", "Right", "Unilateral"]})
    ],
)
def dicom_context_group(
    group: Annotated[str, "Number (CID) of a DICOM context group", DicomContextGroup],
) -> GroupMembers:
    """SNOMED CT concepts of a DICOM context group, by name (at most 50 are listed)."""
    from pydicom.sr._cid_dict import cid_concepts, name_for_cid

    number = int(group)
    if number not in name_for_cid:
        raise ToolError(f"DICOM has no context group {group}; 4031 is one.")
    meanings = _meanings_by_keyword()
    names = sorted(
        {meanings[item] for item in cid_concepts[number].get("SCT", []) if item in meanings}
    )
    if not names:
        raise ToolError(f"Context group {group} holds no SNOMED CT concept.")
    return GroupMembers(keyword=name_for_cid[number], concepts=names[:MOST_ITEMS], count=len(names))


@tool(
    kind="retrieval",
    examples=[
        Example(meaning="Gallbladder", gives={"code": "28231008"}),
        Example(meaning="Spleen", gives={"code": "78961009"}),
    ],
)
def snomed_code_of_concept(
    meaning: Annotated[str, "Meaning of the concept as DICOM words it", SnomedMeaning],
) -> ConceptCode:
    """SNOMED CT code of a clinical concept (anatomy, finding, procedure) that DICOM uses."""
    code = _codes().get(" ".join(meaning.lower().split()))
    if code is None:
        raise ToolError(f"DICOM uses no single concept {meaning[:60]!r}; 'Gallbladder' is one.")
    return ConceptCode(code=code)


@tool(kind="retrieval", examples=[Example(code="28231008", gives={"meaning": "Gallbladder"})])
def snomed_concept(code: Concept) -> ConceptMeaning:
    """Meaning of a SNOMED CT concept that DICOM uses."""
    return ConceptMeaning(meaning=_concept(code)[0])


@tool(kind="retrieval", examples=[Example(code="28231008", gives={"snomed_rt_code": "T-63000"})])
def snomed_legacy_code(code: Concept) -> LegacyCode:
    """Legacy SNOMED-RT code, of older DICOM objects, for a SNOMED CT concept."""
    from pydicom.sr._snomed_dict import mapping

    legacy = mapping["SCT"].get(code)
    if legacy is None:
        raise ToolError(f"DICOM has no legacy SNOMED-RT code for the concept {code}.")
    return LegacyCode(snomed_rt_code=legacy)


@tool(kind="retrieval", examples=[Example(code="24028007", gives={"count": 8})])
def snomed_concept_context_groups(code: Concept) -> ConceptGroups:
    """Numbers (CIDs) of the DICOM context groups that hold a SNOMED CT concept (at most 50)."""
    _, groups = _concept(code)
    return ConceptGroups(groups=[str(cid) for cid in groups[:MOST_ITEMS]], count=len(groups))


@tool(
    kind="retrieval",
    examples=[
        Example(observation="Heart rate", gives={"loinc": "8867-4"}),
    ],
)
def loinc_of_observation(
    observation: Annotated[str, "Name of an observation as DICOM words it", Observation],
) -> LoincOfObservation:
    """LOINC code of a clinical observation or measurement that DICOM reports use."""
    code = _observations().get(" ".join(observation.lower().split()))
    if code is None:
        raise ToolError(
            f"DICOM reports have no observation {observation[:60]!r}; Heart rate is one."
        )
    return LoincOfObservation(loinc=code[0])


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


@seeds(SnomedMeaning, source="SNOMED CT concepts in DICOM context groups")
def concepts() -> Iterator[str]:
    """Concepts of the groups of anatomic regions, structures and findings."""
    meanings, chosen = _meanings_by_keyword(), set()
    from pydicom.sr._cid_dict import cid_concepts

    for cid in (4, 4030, 4031, 6, 3010, 3014, 6030, 7601, 8134):
        chosen |= {meanings[k] for k in cid_concepts.get(cid, {}).get("SCT", []) if k in meanings}
    yield from (name for name in sorted(chosen) if name.lower() in _codes() and len(name) <= 40)


@seeds(DicomContextGroup, source="DICOM PS3.16")
def groups() -> Iterator[str]:
    """Context groups of three to forty SNOMED CT concepts, every fourth."""
    from pydicom.sr._cid_dict import cid_concepts

    fitting = [cid for cid, found in cid_concepts.items() if 3 <= len(found.get("SCT", [])) <= 40]
    yield from (str(cid) for cid in sorted(fitting)[::4])


@seeds(Observation, source="LOINC codes in DICOM context groups")
def observations() -> Iterator[str]:
    """Observations with a short name, every second."""
    names = [name for _, name in _observations().values() if len(name) <= 40]
    yield from sorted(names)[::2]


@cache
def _attributes() -> dict[str, tuple[int, str, str, str, str]]:
    from pydicom._dicom_dict import DicomDictionary

    return {
        keyword: (tag, vr, vm, name, retired)
        for tag, (vr, vm, name, retired, keyword) in DicomDictionary.items()
        if keyword
    }


@cache
def _concepts() -> dict[str, tuple[str, list[int]]]:
    """Meaning and context groups of SNOMED CT concepts, by code."""
    from pydicom.sr._concepts_dict import concepts

    found: dict[str, tuple[str, list[int]]] = {}
    for coded in concepts["SCT"].values():
        for code, (meaning, groups) in coded.items():
            found.setdefault(code, (meaning, sorted(groups)))
    return found


@cache
def _codes() -> dict[str, str]:
    """Codes of the meanings that only one concept has, by lower-case meaning."""
    found: dict[str, set[str]] = {}
    for code, (meaning, _) in _concepts().items():
        found.setdefault(meaning.lower(), set()).add(code)
    return {meaning: min(codes) for meaning, codes in found.items() if len(codes) == 1}


@cache
def _meanings_by_keyword() -> dict[str, str]:
    from pydicom.sr._concepts_dict import concepts

    return {keyword: next(iter(coded.values()))[0] for keyword, coded in concepts["SCT"].items()}


@cache
def _observations() -> dict[str, tuple[str, str]]:
    """LOINC code and name of observations, by lower-case name."""
    from pydicom.sr._concepts_dict import concepts

    found: dict[str, tuple[str, str]] = {}
    for coded in concepts["LN"].values():
        if len(coded) == 1:
            code, (name, _) = next(iter(coded.items()))
            found.setdefault(name.lower(), (code, name))
    return found


def _concept(code: str) -> tuple[str, list[int]]:
    found = _concepts().get(code)
    if found is None:
        raise ToolError(f"DICOM uses no SNOMED CT concept {code}; 28231008 is one.")
    return found
