"""Venous thromboembolism: clinical prediction scores."""

from __future__ import annotations

from typing import Annotated, Literal

from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.packs.medicine._clinical import Age, HeartRate, Saturation

PACK = Pack(title="Published thromboembolism scores", distributions=(), licence="own code")
PE = {
    "signs of deep vein thrombosis": 3.0,
    "no likelier alternative diagnosis": 3.0,
    "recent immobilisation or surgery": 1.5,
    "previous thromboembolism": 1.5,
    "haemoptysis": 1.0,
    "active cancer": 1.0,
}


PeFinding = Literal[
    "signs of deep vein thrombosis",
    "no likelier alternative diagnosis",
    "recent immobilisation or surgery",
    "previous thromboembolism",
    "haemoptysis",
    "active cancer",
]


DvtFinding = Literal[
    "active cancer",
    "paralysis or a recent leg cast",
    "recent bed rest or major surgery",
    "tenderness along the deep veins",
    "swelling of the entire leg",
    "a calf swollen by more than 3 cm",
    "pitting oedema of that leg only",
    "collateral superficial veins",
    "previous deep vein thrombosis",
    "an alternative diagnosis as likely",
]


PercFinding = Literal[
    "no red flags",
    "unilateral leg swelling",
    "haemoptysis",
    "recent surgery or trauma",
    "previous thromboembolism",
    "oestrogen use",
]


class PeScore(Result):
    score: Annotated[
        float,
        Asks(
            "the Wells score for pulmonary embolism of a patient with {findings}, and {heart_rate}",
            round_to=1,
        ),
    ]
    likelihood: Annotated[
        str,
        Asks(
            "the likelihood (likely or unlikely) of pulmonary embolism by the two-tier Wells score "
            "of a patient with {findings}, and {heart_rate}"
        ),
    ]


class DvtScore(Result):
    score: Annotated[
        int,
        Asks("the Wells score for deep vein thrombosis of an outpatient who has {findings}"),
    ]
    likelihood: Annotated[
        str,
        Asks(
            "the likelihood (likely or unlikely) of deep vein thrombosis by the Wells score of an "
            "outpatient who has {findings}"
        ),
    ]


class Perc(Result):
    criteria_failed: Annotated[
        int,
        Asks(
            "the number of PERC criteria that a patient of {age} with {findings} fails, given "
            "{heart_rate} and {saturation_percent}"
        ),
    ]
    ruled_out: Annotated[
        bool,
        Asks(
            "whether the PERC rule excludes pulmonary embolism in a low-risk patient of {age} "
            "with {findings}, {heart_rate} and {saturation_percent}"
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(
            findings=[
                "signs of deep vein thrombosis",
                "no likelier alternative diagnosis",
                "active cancer",
            ],
            heart_rate=90.0,
            gives={"score": 7.0, "likelihood": "likely"},
        ),
        Example(
            findings=["haemoptysis"],
            heart_rate=110.0,
            gives={"score": 2.5, "likelihood": "unlikely"},
        ),
    ],
)
def wells_pulmonary_embolism(
    heart_rate: HeartRate,
    findings: Annotated[
        list[PeFinding],
        "Findings that are present",
        Draws(
            ["active cancer"],
            ["haemoptysis", "previous thromboembolism"],
            ["signs of deep vein thrombosis", "recent immobilisation or surgery"],
            ["no likelier alternative diagnosis", "recent immobilisation or surgery"],
            label="the findings",
        ),
    ],
) -> PeScore:
    """Wells score of pulmonary embolism, likely above 4 (Wells, Thromb Haemost 2000;83:416)."""
    score = sum(PE[finding] for finding in dict.fromkeys(findings)) + 1.5 * (heart_rate > 100)
    return PeScore(score=score, likelihood="likely" if score > 4 else "unlikely")


@tool(
    kind="processing",
    examples=[
        Example(
            findings=[
                "active cancer",
                "recent bed rest or major surgery",
                "tenderness along the deep veins",
            ],
            gives={"score": 3, "likelihood": "likely"},
        ),
        Example(
            findings=["swelling of the entire leg", "an alternative diagnosis as likely"],
            gives={"score": -1, "likelihood": "unlikely"},
        ),
    ],
)
def wells_deep_vein_thrombosis(
    findings: Annotated[
        list[DvtFinding],
        "Findings that are present",
        Draws(
            ["active cancer", "swelling of the entire leg"],
            ["tenderness along the deep veins", "an alternative diagnosis as likely"],
            ["recent bed rest or major surgery", "a calf swollen by more than 3 cm"],
            ["previous deep vein thrombosis", "pitting oedema of that leg only"],
            [
                "paralysis or a recent leg cast",
                "collateral superficial veins",
                "tenderness along the deep veins",
            ],
            label="the findings",
        ),
    ],
) -> DvtScore:
    """Wells score of deep vein thrombosis, likely from 2 (Wells, NEJM 2003;349:1227)."""
    found = set(findings)
    score = len(found) - 3 * ("an alternative diagnosis as likely" in found)
    return DvtScore(score=score, likelihood="likely" if score >= 2 else "unlikely")


@tool(
    kind="processing",
    examples=[
        Example(
            age=40,
            heart_rate=80.0,
            saturation_percent=98.0,
            findings=["no red flags"],
            gives={"criteria_failed": 0, "ruled_out": True},
        ),
        Example(
            age=55,
            heart_rate=80.0,
            saturation_percent=98.0,
            findings=["oestrogen use"],
            gives={"criteria_failed": 2, "ruled_out": False},
        ),
    ],
)
def perc_rule(
    heart_rate: HeartRate,
    saturation_percent: Saturation,
    age: Age,
    findings: Annotated[
        list[PercFinding],
        "Findings that are present, or the one entry 'no red flags'",
        Draws(
            ["no red flags"],
            ["oestrogen use"],
            ["unilateral leg swelling", "recent surgery or trauma"],
            ["haemoptysis"],
            label="the findings",
        ),
    ],
) -> Perc:
    """Pulmonary embolism rule-out criteria (Kline, J Thromb Haemost 2004;2:1247)."""
    flags = set(findings) - {"no red flags"}
    failed = len(flags) + (age >= 50) + (heart_rate >= 100) + (saturation_percent < 95)
    return Perc(criteria_failed=failed, ruled_out=failed == 0)
