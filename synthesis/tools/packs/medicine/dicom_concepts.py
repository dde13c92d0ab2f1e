"""SNOMED CT and LOINC concepts in the context groups of DICOM with pydicom."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.medicine import (
    DicomContextGroup,
    Observation,
    SnomedCode,
    SnomedMeaning,
)
from synthesis.tools.packs._lists import complete

PACK = Pack(
    title="pydicom: concepts",
    distributions=("pydicom",),
    licence="MIT",
    data="DICOM context groups (PS3.16) with their SNOMED CT and LOINC codes",
    data_licence="MIT, with the library; SNOMED CT codes under the DICOM agreement, LOINC licence",
    data_date="2026-03",
)

Concept = Annotated[str, "SNOMED CT concept identifier that DICOM uses", SnomedCode]


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
        Example(group="244", gives={"concepts": ["Bilateral", "Left", "Right", "Unilateral"]})
    ],
)
def dicom_context_group(
    group: Annotated[str, "Number (CID) of a DICOM context group", DicomContextGroup],
) -> GroupMembers:
    """SNOMED CT concepts of a DICOM context group, by name."""
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
    return GroupMembers(
        keyword=name_for_cid[number],
        concepts=complete(names, "SNOMED CT concepts in it"),
        count=len(names),
    )


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


@tool(kind="retrieval", examples=[Example(code="24028007", gives={"count": 8})])
def snomed_concept_context_groups(code: Concept) -> ConceptGroups:
    """Numbers (CIDs) of the DICOM context groups that hold a SNOMED CT concept."""
    _, groups = _concept(code)
    return ConceptGroups(
        groups=complete([str(cid) for cid in groups], f"context groups that hold {code}"),
        count=len(groups),
    )


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
