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
