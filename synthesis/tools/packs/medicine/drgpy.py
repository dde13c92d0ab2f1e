"""Medicare severity diagnosis-related groups (MS-DRG) with drgpy."""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.medicine import Icd10CmCode, MsDrg
from synthesis.tools.packs.medicine._files import data_file
from synthesis.tools.packs.medicine._icd10cm import classification

PACK = Pack(
    title="drgpy",
    distributions=("drgpy", "simple-icd-10-cm"),
    licence="Apache-2.0",
    data="CMS MS-DRG definitions, version 43.1",
    data_licence="public domain (US government)",
    data_date="2026-04-01",
)
UNGROUPABLE = ("000", "998", "999")
LEVELS = {
    "CC": "CC (complication or comorbidity)",
    "MCC": "MCC (major complication or comorbidity)",
}


class AssignedDrg(Result):
    drg: Annotated[
        str,
        MsDrg,
        Asks("the MS-DRG of a medical stay with {principal} as its only diagnosis"),
    ]


class DrgTitle(Result):
    title: Annotated[str, Asks("the title of {drg}")]
    surgical: Annotated[bool, Asks("whether {drg} is a surgical group")]


class Severity(Result):
    severity: Annotated[str, Asks("the MS-DRG severity level of {code} as a secondary diagnosis")]


class DrgWithSecondary(Result):
    drg: Annotated[
        str,
        MsDrg,
        Asks(
            "the MS-DRG of a medical stay with {principal} as the principal and {secondary} as "
            "the secondary diagnosis"
        ),
    ]


@tool(kind="processing", examples=[Example(principal="J18.9", gives={"drg": "195"})])
def msdrg_of_diagnosis(
    principal: Annotated[str, "Principal diagnosis, as a billable ICD-10-CM code", Icd10CmCode],
) -> AssignedDrg:
    """MS-DRG (version 43.1) of a stay with one diagnosis and no procedure."""
    return AssignedDrg(drg=_group(principal))


@tool(
    kind="processing",
    examples=[Example(principal="I50.23", secondary="N39.0", gives={"drg": "292"})],
)
def msdrg_with_secondary(
    principal: Annotated[str, "Principal diagnosis, as a billable ICD-10-CM code", Icd10CmCode],
    secondary: Annotated[
        str,
        "Secondary diagnosis, as a billable ICD-10-CM code",
        Icd10CmCode,
        Draws("J96.01", "N17.9", "A41.9", "E87.1", "I10", "J44.1", label="ICD-10-CM code"),
    ],
) -> DrgWithSecondary:
    """MS-DRG (version 43.1) of a stay with a principal and one secondary diagnosis."""
    return DrgWithSecondary(drg=_group(principal, secondary))


@tool(
    kind="retrieval",
    examples=[
        Example(drg="291", gives={"title": "Heart Failure and Shock with MCC", "surgical": False})
    ],
)
def msdrg_title(
    drg: Annotated[str, "MS-DRG number of three digits", MsDrg],
) -> DrgTitle:
    """Title of an MS-DRG (version 43.1) and whether it is surgical."""
    found = _engine().drgmap.get(drg)
    if found is None:
        raise ToolError(f"There is no MS-DRG {drg} in version 43.1; 291 is one.")
    return DrgTitle(title=found["desc"], surgical=found["is_surgical"])


@tool(
    kind="retrieval",
    examples=[
        Example(code="J96.01", gives={"severity": "MCC (major complication or comorbidity)"}),
        Example(code="N39.0", gives={"severity": "CC (complication or comorbidity)"}),
        Example(code="I10", gives={"severity": "neither CC nor MCC"}),
    ],
)
def msdrg_severity(
    code: Annotated[str, "Secondary diagnosis, as a billable ICD-10-CM code", Icd10CmCode],
) -> Severity:
    """Whether a secondary diagnosis counts as CC or MCC under MS-DRG version 43.1."""
    _check(code)
    found = _engine().ccmap.get(code.replace(".", ""))
    level = found["level"] if found else ""
    return Severity(severity=LEVELS.get(level, "neither CC nor MCC"))


@seeds(MsDrg, source="CMS MS-DRG, version 43.1")
def groups() -> Iterator[str]:
    """Every third group."""
    path = data_file("drgpy", "drgpy/runtime_data/v43.1.json.xz")
    with lzma.open(path, "rt", encoding="utf-8") as file:
        text = file.read()
    key = '"drgmap":'
    titles, _ = json.JSONDecoder().raw_decode(text, text.index(key) + len(key))
    yield from sorted(set(titles) - set(UNGROUPABLE))[::3]


@cache
def _engine() -> Any:
    from drgpy.msdrg import DRGEngine

    return DRGEngine()


def _check(code: str) -> None:
    if code.replace(".", "") not in _billable():
        raise ToolError(f"{code} is not a billable ICD-10-CM code; I50.9 is one.")


@cache
def _billable() -> frozenset[str]:
    table = classification()
    return frozenset(code for code in table.get_all_codes(False) if table.is_leaf(code))


def _group(*codes: str) -> str:
    for code in codes:
        _check(code)
    drg = str(_engine().get_drg([code.replace(".", "") for code in codes], []))
    if drg in UNGROUPABLE:
        raise ToolError(f"A stay with {' and '.join(codes)} alone cannot be grouped.")
    return drg
