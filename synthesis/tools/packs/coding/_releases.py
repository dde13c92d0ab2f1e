"""The installed, pinned distributions and the Python files that they brought."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import metadata
from pathlib import Path

from synthesis.core.errors import ToolError

PINNED = (
    "CurrencyConverter", "airportsdata", "amortization", "babel", "convertdate", "cpi",
    "cron-descriptor", "croniter", "exchange-calendars", "geographiclib", "h3", "holidays",
    "inflect", "iso10383", "jmespath", "langcodes", "license-expression", "localis", "netaddr",
    "num2words", "packaging", "phonenumbers", "pycountry", "pygments", "pyphen", "python-dateutil",
    "python-stdnum", "radon", "schwifty", "semver", "sqlglot", "stdlib-list", "timezonefinder",
    "tldextract", "trove-classifiers", "typing-extensions", "boolean.py", "mando",
    "colorama", "requests", "idna", "urllib3", "certifi", "more-itertools", "typeguard",
    "requests-file", "filelock", "six", "pandas", "numpy", "click", "rapidfuzz", "pyluach",
    "toolz", "pymeeus",
)  # fmt: skip
"""Distributions whose sources questions may be about: those the pools of tools stand on."""


def installed(name: str) -> str:
    """A package and its installed version, as worked examples write them."""
    try:
        return f"{name} {metadata.version(name)}"
    except metadata.PackageNotFoundError:
        return f"{name} 0"


EXAMPLE = installed("jmespath")
"""The release that worked examples are about."""


@cache
def releases() -> dict[str, metadata.Distribution]:
    """The pinned distributions that are installed, by normal name, in order of name."""
    found = {}
    for name in PINNED:
        try:
            found[normal(name)] = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue
    return dict(sorted(found.items()))


def normal(name: str) -> str:
    """A distribution's name in its normal form (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def labelled(distribution: metadata.Distribution) -> str:
    """Name and version as questions write them: "jmespath 1.1.0"."""
    return f"{normal(distribution.metadata['Name'])} {distribution.version}"


def find(release: str) -> metadata.Distribution:
    """The installed release; raises ``ToolError`` for another name or version."""
    name, _, version = release.partition(" ")
    found = releases().get(normal(name))
    if found is None:
        raise ToolError(f"The package {name!r} is not among those that are known here.")
    if found.version != version:
        raise ToolError(f"Only version {found.version} of {name} is known here, not {version}.")
    return found


@cache
def sources(release: str) -> tuple[str, ...]:
    """The Python files of a release without tests, in order of path."""
    files = find(release).files or ()
    paths = {str(item) for item in files if item.suffix == ".py" and ".." not in item.parts}
    return tuple(sorted(path for path in paths if "test" not in path))


@cache
def sizes(release: str) -> dict[str, int]:
    """Bytes of the files of a release by path, as its record of installed files says."""
    return {str(item): item.size or 0 for item in find(release).files or ()}


@lru_cache(maxsize=128)
def source(file: str) -> str:
    """The text of a file written as "path in release"; raises ``ToolError``."""
    path, _, release = file.partition(" in ")
    distribution = find(release)
    if path not in sources(release):
        raise ToolError(f"{release} has no Python file {path!r}.")
    return Path(str(distribution.locate_file(path))).read_text(encoding="utf-8")
