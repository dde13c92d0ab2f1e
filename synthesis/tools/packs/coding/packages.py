"""Python packages: what their metadata says of licence, dependencies and files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.coding import (
    HostName,
    LicenceId,
    PackageRelease,
    PythonVersion,
    SourceFile,
)
from synthesis.tools.packs.coding import _releases

PACK = Pack(
    title="Python packages",
    distributions=("packaging", "jmespath", "sqlglot", "netaddr", "radon"),
    licence="Apache-2.0 OR BSD-2-Clause",
    data="Metadata of the pinned distributions that the tools stand on",
    data_licence="the licences of the distributions",
    data_date="2026-11",
)

_OSI = "License :: OSI Approved :: "
CLASSIFIED = {
    f"{_OSI}MIT License": "MIT",
    f"{_OSI}Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    f"{_OSI}ISC License (ISCL)": "ISC",
    f"{_OSI}Apache Software License": "Apache-2.0",
}
"""Classifiers that name one licence, for packages whose licence field is prose."""

Release = Annotated[str, "Package and version, such as 'jmespath 1.1.0'", PackageRelease]


class ReleaseLicence(Result):
    licence: Annotated[
        str,
        LicenceId,
        Asks("the SPDX identifier of the licence of {release}", refers="the licence of {release}"),
    ]


class Requirements(Result):
    dependencies: list[
        Annotated[str, Asks("the packages that {release} requires at run time, extras left out")]
    ]
    dependency_count: Annotated[
        int,
        Asks(
            "the number of packages that {release} requires at run time, extras left out",
            noun="number of required packages",
        ),
    ]


class OldestPython(Result):
    oldest_python: Annotated[
        str, PythonVersion, Asks("the oldest Python version that {release} supports")
    ]


class Homepage(Result):
    host: Annotated[
        str,
        HostName,
        Asks("the host name of the first project link in the metadata of {release}"),
    ]


class Files(Result):
    file_count: Annotated[
        int,
        Asks(
            "the number of Python source files in {release}, tests left out",
            noun="number of Python source files",
            additive=True,
        ),
    ]
    largest_files: list[
        Annotated[
            str,
            SourceFile,
            Asks("the five largest Python source files in {release}, tests left out"),
        ]
    ]


@tool(kind="retrieval", examples=[Example(release=_releases.EXAMPLE, gives={"licence": "MIT"})])
def package_licence(release: Release) -> ReleaseLicence:
    """SPDX identifier of the one licence of a pinned Python package, from its metadata."""
    said = _releases.find(release).metadata
    licence = said.get("License-Expression") or said.get("License") or ""
    if not _is_spdx(licence):
        licence = next(
            (CLASSIFIED[c] for c in said.get_all("Classifier") or () if c in CLASSIFIED), ""
        )
    if not licence:
        raise ToolError(f"The metadata of {release} holds no SPDX licence expression.")
    if " " in licence:
        raise ToolError(f"{release} has no single licence: its metadata say {licence!r}.")
    return ReleaseLicence(licence=licence)


@tool(
    kind="retrieval",
    examples=[
        Example(release=_releases.EXAMPLE, gives={"dependency_count": 0, "dependencies": []})
    ],
)
def package_dependencies(release: Release) -> Requirements:
    """Packages that a pinned Python package requires at run time (extras left out)."""
    from packaging.requirements import Requirement

    parsed = [Requirement(line) for line in _releases.find(release).requires or ()]
    plain = {item.name for item in parsed if item.marker is None or "extra" not in str(item.marker)}
    needed = sorted({_releases.normal(name) for name in plain})
    return Requirements(dependencies=needed, dependency_count=len(needed))


@tool(
    kind="retrieval", examples=[Example(release=_releases.EXAMPLE, gives={"oldest_python": "3.9"})]
)
def package_oldest_python(release: Release) -> OldestPython:
    """Oldest Python version that a pinned package supports, from its metadata."""
    said = _releases.find(release).metadata.get("Requires-Python") or ""
    match = re.search(r">=\s*(\d\.\d+)", said)
    if match is None:
        raise ToolError(f"The metadata of {release} names no oldest Python version.")
    return OldestPython(oldest_python=match[1])


@tool(kind="retrieval", examples=[Example(release=_releases.EXAMPLE, gives={"host": "github.com"})])
def package_host(release: Release) -> Homepage:
    """Host name of the first project link in the metadata of a pinned package."""
    from urllib.parse import urlsplit

    said = _releases.find(release).metadata
    links = [line.rpartition(",")[2].strip() for line in said.get_all("Project-URL") or ()]
    first = next((link for link in [said.get("Home-page"), *links] if link), None)
    host = urlsplit(first).hostname if first else None
    if not host:
        raise ToolError(f"The metadata of {release} holds no project link.")
    return Homepage(host=host)


@tool(kind="retrieval", examples=[Example(release=_releases.EXAMPLE, gives={"file_count": 8})])
def package_files(release: Release) -> Files:
    """Number of Python source files of a pinned package, tests left out, and the largest."""
    paths = _releases.sources(release)
    if not paths:
        raise ToolError(f"{release} holds no Python source files.")
    sizes = _releases.sizes(release)
    ranked = sorted(paths, key=lambda path: (-sizes.get(path, 0), path))
    return Files(
        file_count=len(paths), largest_files=[f"{path} in {release}" for path in ranked[:5]]
    )


def _is_spdx(licence: str) -> bool:
    from license_expression import get_spdx_licensing

    usual = re.fullmatch(r"[A-Za-z0-9.+\-() ]{2,80}", licence)
    return bool(usual) and not get_spdx_licensing().validate(licence).errors


@seeds(PackageRelease, source="pinned distributions")
def package_releases() -> Iterator[str]:
    """The pinned packages that bring Python sources."""
    for item in _releases.releases().values():
        label = _releases.labelled(item)
        if _releases.sources(label):
            yield label
