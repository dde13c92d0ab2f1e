"""Requirement lines and version numbers of Python packages (PEP 440 and PEP 508)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.coding import PythonVersion, Requirement, VersionNumber
from synthesis.tools.packs.coding import _releases

if TYPE_CHECKING:
    from packaging.requirements import Requirement as Parsed

PACK = Pack(
    title="Requirement lines and versions",
    distributions=("packaging", "semver"),
    licence="Apache-2.0 OR BSD-2-Clause, BSD-3-Clause",
    data="Requirement lines in the metadata of the pinned distributions",
    data_licence="the licences of the distributions",
    data_date="2026-11",
)

Line = Annotated[str, "Requirement line (PEP 508)", Requirement]
Version = Annotated[str, "Version number, such as 1.4.2", VersionNumber]


class Parts(Result):
    package: Annotated[str, Asks("the package that {requirement} names")]
    specifiers: list[Annotated[str, Asks("the version specifiers in {requirement}")]]
    extras: list[Annotated[str, Asks("the extras that {requirement} asks for")]]
    has_marker: Annotated[bool, Asks("whether {requirement} holds an environment marker")]


class Applies(Result):
    applies: Annotated[
        bool, Asks("whether {requirement} applies under {python_version} on {platform}")
    ]


class Admits(Result):
    admits: Annotated[bool, Asks("whether {requirement} admits {version}")]


class Order(Result):
    newer: Annotated[
        str, VersionNumber, Asks("the newer of {version} and {other_version} by PEP 440")
    ]


class Stage(Result):
    is_prerelease: Annotated[bool, Asks("whether {version} is a pre-release by PEP 440")]
    release_numbers: Annotated[int, Asks("the number of release segments of {version}")]
    caret_limit: Annotated[
        str,
        VersionNumber,
        Asks("the first version that the npm range ^ before {version} no longer allows"),
    ]


@tool(
    kind="processing",
    examples=[
        Example(
            requirement='requests[socks]>=2.8.1,<3; python_version < "3.12"',
            gives={
                "package": "requests",
                "specifiers": ["<3", ">=2.8.1"],
                "extras": ["socks"],
                "has_marker": True,
            },
        )
    ],
)
def requirement_parts(requirement: Line) -> Parts:
    """Package, version specifiers, extras and marker of a requirement line (PEP 508)."""
    item = _parse(requirement)
    return Parts(
        package=item.name,
        specifiers=sorted(str(part) for part in item.specifier),
        extras=sorted(item.extras),
        has_marker=item.marker is not None,
    )


@tool(
    kind="processing",
    examples=[
        Example(
            requirement='tomli>=1.1; python_version < "3.11"',
            python_version="3.10",
            platform="Linux",
            gives={"applies": True},
        ),
        Example(
            requirement='colorama; sys_platform == "win32"',
            python_version="3.12",
            platform="macOS",
            gives={"applies": False},
        ),
    ],
)
def requirement_applies(
    requirement: Line,
    python_version: Annotated[
        str, "Python version, such as 3.10", PythonVersion, Draws("3.8", "3.10", "3.13")
    ],
    platform: Annotated[Literal["Linux", "Windows", "macOS"], "Operating system"],
) -> Applies:
    """Whether a requirement's marker holds for a CPython version and platform, without extras."""
    marker = _parse(requirement).marker
    if marker is None:
        raise ToolError(f"The requirement {requirement[:80]!r} has no marker: it always applies.")
    names = {
        "Linux": ("linux", "posix"),
        "Windows": ("win32", "nt"),
        "macOS": ("darwin", "posix"),
    }[platform]
    environment = {
        "python_version": python_version,
        "python_full_version": f"{python_version}.0",
        "implementation_version": f"{python_version}.0",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
        "platform_system": {"macOS": "Darwin"}.get(platform, platform),
        "platform_machine": "x86_64",
        "platform_release": "",
        "platform_version": "",
        "sys_platform": names[0],
        "os_name": names[1],
        "extra": "",
    }
    return Applies(applies=marker.evaluate(environment))


@tool(
    kind="processing",
    examples=[
        Example(requirement="numpy!=1.24.0,>=1.22", version="1.24.0", gives={"admits": False}),
        Example(requirement="click~=8.0", version="8.1.7", gives={"admits": True}),
    ],
)
def requirement_admits(requirement: Line, version: Version) -> Admits:
    """Whether a requirement line's specifiers admit a version (PEP 440, pre-releases too)."""
    from packaging.version import InvalidVersion

    try:
        admits = _parse(requirement).specifier.contains(version, prereleases=True)
    except InvalidVersion:
        raise ToolError(f"{version!r} is no version by PEP 440.") from None
    return Admits(admits=admits)


@tool(
    kind="processing",
    examples=[
        Example(version="1.9.0", other_version="1.10.0", gives={"newer": "1.10.0"}),
        Example(version="2.0.0rc1", other_version="2.0.0", gives={"newer": "2.0.0"}),
    ],
)
def newer_version(
    version: Version, other_version: Annotated[str, "Version to compare with", VersionNumber]
) -> Order:
    """Newer of two version numbers by the ordering of PEP 440."""
    from packaging.version import InvalidVersion
    from packaging.version import Version as Pep440

    try:
        one, two = Pep440(version), Pep440(other_version)
    except InvalidVersion as error:
        raise ToolError(f"One of the two is no version by PEP 440: {error}.") from None
    if one == two:
        raise ToolError("The two versions are the same by PEP 440.")
    return Order(newer=version if one > two else other_version)


@tool(
    kind="processing",
    examples=[
        Example(version="1.4.2", gives={"is_prerelease": False, "caret_limit": "2.0.0"}),
        Example(version="0.9.1", gives={"caret_limit": "0.10.0", "release_numbers": 3}),
        Example(version="0.0.3", gives={"caret_limit": "0.0.4"}),
    ],
)
def version_stage(version: Version) -> Stage:
    """Whether a version is a pre-release, its segments, and where npm's caret range ends.

    ^1.4.2 allows versions below 2.0.0, ^0.9.1 those below 0.10.0, ^0.0.3 only 0.0.3.
    """
    from packaging.version import InvalidVersion
    from packaging.version import Version as Pep440

    try:
        item = Pep440(version)
    except InvalidVersion:
        raise ToolError(f"{version!r} is no version by PEP 440.") from None
    major, minor, patch = (*item.release, 0, 0)[:3]
    limit = (major + 1, 0, 0) if major else (0, minor + 1, 0) if minor else (0, 0, patch + 1)
    return Stage(
        is_prerelease=item.is_prerelease,
        release_numbers=len(item.release),
        caret_limit=".".join(map(str, limit)),
    )


def _parse(line: str) -> Parsed:
    from packaging.requirements import InvalidRequirement
    from packaging.requirements import Requirement as Parse

    try:
        return Parse(line)
    except InvalidRequirement as error:
        said = str(error).splitlines()[0]
        raise ToolError(f"{line[:80]!r} is no requirement line: {said}.") from None


@seeds(Requirement, source="metadata of the pinned distributions")
def requirement_lines() -> Iterator[str]:
    """Lines with a marker or a version, outside extras, as the packages state them."""
    seen = set()
    for item in _releases.releases().values():
        for line in item.requires or ():
            plain = "extra ==" not in line and any(sign in line for sign in "<>=~!")
            if plain and len(line) <= 90 and line not in seen:
                seen.add(line)
                yield line
