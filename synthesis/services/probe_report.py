"""What the test of an endpoint found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from synthesis.core.values import Json

ProbeVerdict = Literal["pass", "fail", "skipped"]


@dataclass(frozen=True, slots=True)
class Probe:
    """One thing that was tried. Runs need it to hold only where ``needed`` says so."""

    name: str
    verdict: ProbeVerdict
    sentence: str
    figures: Mapping[str, Json] = field(default_factory=dict)
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """All that was tried, in order, and which settings would fit the server better.

    ``suggestions`` gives the setting of an endpoint and the value it should have.
    """

    probes: Sequence[Probe]
    suggestions: Mapping[str, str]
    seconds: float

    @property
    def passed(self) -> bool:
        return all(probe.verdict == "pass" for probe in self.probes if probe.needed)

    def to_json(self) -> dict[str, Json]:
        """As it is stored with the endpoint and shown."""
        return {
            "passed": self.passed,
            "seconds": self.seconds,
            "probes": [
                {
                    "name": probe.name,
                    "verdict": probe.verdict,
                    "sentence": probe.sentence,
                    "figures": dict(probe.figures),
                    "needed": probe.needed,
                }
                for probe in self.probes
            ],
            "suggestions": dict(self.suggestions),
        }
