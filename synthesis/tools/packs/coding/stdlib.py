"""Which Python versions ship which standard library modules."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.coding import PythonVersion, StdlibModule

PACK = Pack(
    title="stdlib-list",
    distributions=("stdlib-list",),
    licence="MIT",
    data="Standard library modules of Python 2.6 to 3.14",
    data_licence="PSF-2.0",
    data_date="2025-10",
)

_UNUSUAL = frozenset({"aifc", "antigravity", "genericpath", "nt", "ntpath", "this", "test"})
"""Modules that nobody asks about."""

VERSIONS = (
    "2.6", "2.7", "3.2", "3.3", "3.4", "3.5", "3.6", "3.7",
    "3.8", "3.9", "3.10", "3.11", "3.12", "3.13", "3.14",
)  # fmt: skip

Module = Annotated[str, "Dotted name of a standard library module", StdlibModule]
Version = Annotated[
    str, "Python version, 2.6, 2.7 or 3.2 to 3.14", PythonVersion, Draws("3.4", "3.7", "3.12")
]
InVersion = Annotated[str, "Python version, 2.6, 2.7 or 3.2 to 3.14", Draws("3.8", "3.11", "3.13")]


class ModuleVersions(Result):
    first_version: Annotated[
        str,
        PythonVersion,
        Asks("the first Python version, from 2.6 on, that ships {module}"),
    ]
    last_version: Annotated[str, Asks("the last Python version, up to 3.14, that ships {module}")]


class Submodules(Result):
    submodule_count: Annotated[
        int,
        Asks(
            "the number of submodules of {module} in Python {version}",
            noun="number of submodules in Python {version}",
        ),
    ]


class VersionChanges(Result):
    added: list[
        Annotated[
            str,
            StdlibModule,
            Asks("the top-level standard library modules that {version} added"),
        ]
    ]
    removed: list[
        Annotated[
            str,
            StdlibModule,
            Asks("the top-level standard library modules that {version} removed"),
        ]
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(module="tomllib", gives={"first_version": "3.11", "last_version": "3.14"}),
        Example(module="asynchat", gives={"first_version": "2.6", "last_version": "3.11"}),
    ],
)
def stdlib_module_versions(module: Module) -> ModuleVersions:
    """First and last Python version (2.6 to 3.14) that ships a standard library module."""
    found = [version for version in VERSIONS if module in _modules(version)]
    if not found:
        raise ToolError(f"No Python version from 2.6 to 3.14 ships a module {module[:60]!r}.")
    return ModuleVersions(first_version=found[0], last_version=found[-1])


@tool(
    kind="retrieval",
    examples=[Example(module="wsgiref", version="3.11", gives={"submodule_count": 6})],
)
def stdlib_submodules(module: Module, version: InVersion) -> Submodules:
    """Number of submodules, at any depth, of a standard library package in a Python version."""
    modules = _modules(version)
    if module not in modules:
        raise ToolError(f"Python {version} ships no module {module[:60]!r}.")
    inside = [name for name in modules if name.startswith(f"{module}.")]
    if not inside:
        raise ToolError(f"{module} is a plain module of Python {version}: it has no submodules.")
    return Submodules(submodule_count=len(inside))


@tool(
    kind="retrieval",
    examples=[Example(version="3.9", gives={"added": ["graphlib", "zoneinfo"]})],
)
def python_version_changes(version: Version) -> VersionChanges:
    """Public top-level standard library modules that a Python version added and removed."""
    now = _top(version)
    position = VERSIONS.index(version)
    if position < VERSIONS.index("3.3"):
        raise ToolError("Changes are known for Python 3.3 to 3.14.")
    before = _top(VERSIONS[position - 1])
    return VersionChanges(added=sorted(now - before), removed=sorted(before - now))


@cache
def _modules(version: str) -> frozenset[str]:
    from stdlib_list import stdlib_list

    if version not in VERSIONS:
        raise ToolError(f"The modules of Python {version} are not known here.")
    return frozenset(stdlib_list(version))


def _top(version: str) -> set[str]:
    """Public top-level modules, without those that the lists hold only for some versions."""
    return {
        name
        for name in _modules(version)
        if "." not in name and not name.startswith(("_", "xx")) and name != "pyexpat"
    }


@seeds(StdlibModule, source="stdlib-list")
def stdlib_modules() -> Iterator[str]:
    """Public top-level modules that came or went since Python 3.2, or that are packages."""
    recent = [_top(version) for version in VERSIONS if version.startswith("3.")]
    packages = {name.partition(".")[0] for name in _modules("3.12") if "." in name}
    for module in sorted(set().union(*recent) - _UNUSUAL):
        if module in packages or sum(module in top for top in recent) < len(recent):
            yield module


@seeds(PythonVersion, source="stdlib-list")
def python_versions() -> Iterator[str]:
    """Versions that have one before them to compare with."""
    yield from VERSIONS[VERSIONS.index("3.3") :]
