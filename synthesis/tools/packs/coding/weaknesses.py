"""Software weaknesses of the CWE list."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.coding import Cwe
from synthesis.tools.packs import _lists

PACK = Pack(
    title="CWE",
    distributions=("cwe2",),
    licence="MIT",
    data="Common Weakness Enumeration 4.14",
    data_licence="CWE terms of use of MITRE (free use, also commercial, with attribution)",
    data_date="2024-02-29",
    extra="heavy",
)

KEPT = (
    "Name", "Weakness Abstraction", "Related Weaknesses",
    "Common Consequences", "Modes Of Introduction", "Observed Examples",
)  # fmt: skip

Weakness = Annotated[str, "CWE id, such as CWE-79", Cwe]


class Record(Result):
    name: Annotated[str, Asks("the name of {weakness}", refers="{weakness}")]
    abstraction: Annotated[str, Asks("the level of abstraction of {weakness} in CWE")]


class Relations(Result):
    parents: list[Annotated[str, Cwe, Asks("the direct parents of {weakness} in CWE view 1000")]]
    children: list[Annotated[str, Cwe, Asks("the direct children of {weakness} in CWE view 1000")]]
    child_count: Annotated[
        int,
        Asks(
            "the number of direct children of {weakness} in CWE view 1000",
            noun="number of direct children in CWE view 1000",
        ),
    ]


class Consequences(Result):
    scopes: list[
        Annotated[str, Asks("the scopes (such as Integrity) of the consequences of {weakness}")]
    ]
    phases: list[Annotated[str, Asks("the phases in which, by CWE, {weakness} is introduced")]]


class Observed(Result):
    cves: list[
        Annotated[str, Asks("the CVE ids that CWE lists as observed examples of {weakness}")]
    ]
    cve_count: Annotated[
        int,
        Asks(
            "the number of CVE ids that CWE lists as observed examples of {weakness}",
            noun="number of CVE ids listed by CWE as observed examples",
            additive=True,
        ),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(
            weakness="CWE-79",
            gives={
                "name": "Improper Neutralization of Input During Web Page Generation"
                " ('Cross-site Scripting')",
                "abstraction": "Base",
            },
        )
    ],
)
def cwe_record(weakness: Weakness) -> Record:
    """Name and level of abstraction of a software weakness (CWE)."""
    row = _find(weakness)
    return Record(
        name=row["Name"],
        abstraction=row["Weakness Abstraction"],
    )


@tool(
    kind="retrieval",
    examples=[
        Example(weakness="CWE-79", gives={"parents": ["CWE-74"]}),
        Example(weakness="CWE-89", gives={"parents": ["CWE-943"], "children": ["CWE-564"]}),
    ],
)
def cwe_relations(weakness: Weakness) -> Relations:
    """Direct parents and children of a weakness in CWE's research view (1000)."""
    parents = _parents(_find(weakness))
    children = _children().get(weakness, ())
    return Relations(
        parents=parents, children=_lists.complete(children, "children"), child_count=len(children)
    )


@tool(
    kind="retrieval",
    examples=[
        Example(
            weakness="CWE-89",
            gives={"scopes": ["Access Control", "Confidentiality", "Integrity"]},
        )
    ],
)
def cwe_consequences(weakness: Weakness) -> Consequences:
    """Scopes of the consequences of a weakness, and the phases in which it is introduced."""
    row = _find(weakness)
    scopes = sorted(set(re.findall(r"SCOPE:([^:]+)", row["Common Consequences"])))
    phases = sorted(set(re.findall(r"PHASE:([^:]+)", row["Modes Of Introduction"])))
    if not scopes:
        raise ToolError(f"CWE states no consequences of {weakness}.")
    return Consequences(scopes=scopes, phases=phases)


@tool(
    kind="retrieval",
    examples=[Example(weakness="CWE-1004", gives={"cve_count": 3})],
)
def cwe_observed_examples(weakness: Weakness) -> Observed:
    """CVE ids that CWE lists as observed examples of a weakness."""
    found = sorted(set(re.findall(r"CVE-\d{4}-\d{4,}", _find(weakness)["Observed Examples"])))
    if not found:
        raise ToolError(f"CWE lists no observed example of {weakness}.")
    return Observed(cves=_lists.complete(found, "CVE ids"), cve_count=len(found))


def _find(weakness: str) -> dict[str, str]:
    found = _table().get(weakness)
    if found is None:
        raise ToolError(f"The research view of CWE has no weakness {weakness}; CWE-79 is one.")
    return found


def _parents(row: dict[str, str]) -> list[str]:
    links = re.findall(r"NATURE:ChildOf:CWE ID:(\d+):VIEW ID:1000\b", row["Related Weaknesses"])
    return [f"CWE-{number}" for number in sorted({int(number) for number in links})]


@cache
def _table() -> dict[str, dict[str, str]]:
    """The weaknesses of the research view by id, in order of number."""
    path = resources.files("cwe2") / "database_v49" / "navigate_cwe" / "1000.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        rows = {int(row["CWE-ID"]): row for row in csv.DictReader(lines)}
    return {f"CWE-{n}": {name: rows[n][name] or "" for name in KEPT} for n in sorted(rows)}


@cache
def _children() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for weakness, row in _table().items():
        for parent in _parents(row):
            found.setdefault(parent, []).append(weakness)
    return {parent: tuple(below) for parent, below in found.items()}


@seeds(Cwe, source="Common Weakness Enumeration 4.14")
def weaknesses() -> Iterator[str]:
    """Weaknesses of the research view that are not deprecated."""
    yield from (key for key, row in _table().items() if "DEPRECATED" not in row["Name"])
