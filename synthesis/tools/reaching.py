"""The chains of the pool that is installed here, as a report."""

from __future__ import annotations

from synthesis.core import reach
from synthesis.core.values import Json
from synthesis.tools import catalogue

FEWEST = 20


def report() -> dict[str, Json]:
    """How many chains there are, what cannot be reached, and which tools are in the fewest."""
    found = reach.measure(catalogue.specs().values(), catalogue.seeded())
    return {
        "tools": len(found.tools),
        "unreachable": [
            {"name": name, "arguments": list(found.tools[name].unfilled)}
            for name in found.unreachable
        ],
        "chains": {"two": found.two, "three": found.three},
        "without_chains": sum(not links.chains for links in found.tools.values()),
        "fewest": [
            {"name": one.name, "fed_by": one.fed_by, "feeds": one.feeds, "chains": one.chains}
            for one in found.fewest(FEWEST)
        ],
    }
