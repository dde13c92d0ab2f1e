"""Top-level domains and the public suffixes beneath them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Annotated, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.coding import HostName, TopLevelDomain
from synthesis.tools.entities.common import Country
from synthesis.tools.packs.general import _countries

PACK = Pack(
    title="Top-level domains",
    distributions=("tldextract", "idna", "pycountry", "babel"),
    licence="BSD-3-Clause, LGPL-2.1-only",
    data="Public Suffix List, snapshot of 2025-04-07",
    data_licence="MPL-2.0",
    data_date="2025-04-07",
)

EXCEPTIONAL = {"uk": "GB"}
"""Country-code domains that are not the ISO code of their country."""

Tld = Annotated[str, "Top-level domain without its dot, such as jp", TopLevelDomain]


class Suffixes(Result):
    suffix_count: Annotated[
        int,
        Asks(
            "the number of {section} suffixes beneath {tld} in the Public Suffix List",
            noun="number of {section} suffixes in the Public Suffix List",
            additive=True,
        ),
    ]
    examples: list[str]


class TldCountry(Result):
    country: Annotated[str, Country, Asks("the country of {tld}", refers="the country of {tld}")]


class TldOfHost(Result):
    tld: Annotated[str, TopLevelDomain, Asks("the top-level domain of {host}")]
    is_country_code: Annotated[
        bool, Asks("whether the top-level domain of {host} is a country code")
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(tld="ke", section="registry", gives={"suffix_count": 9}),
        Example(tld="dev", section="registry", gives={"suffix_count": 0, "examples": []}),
    ],
)
def tld_suffixes(
    tld: Tld,
    section: Annotated[
        Literal["registry", "private"],
        "registry: of the domain's registry; private: of companies that give out subdomains",
    ],
) -> Suffixes:
    """How many public suffixes lie beneath a top-level domain, and up to ten of them.

    A rule such as *.ck counts as one suffix; exceptions to rules are left out.
    """
    _check(tld)
    found = [item for item in _rules()[section] if item.endswith(f".{tld}")]
    return Suffixes(suffix_count=len(found), examples=found[:10])


@tool(
    kind="retrieval",
    examples=[
        Example(tld="uk", gives={"country": "United Kingdom"}),
        Example(tld="ai", gives={"country": "Anguilla"}),
    ],
)
def tld_country(tld: Tld) -> TldCountry:
    """Country or territory to which a two-letter top-level domain belongs."""
    _check(tld)
    iso = EXCEPTIONAL.get(tld, tld.upper())
    if iso not in _countries.names():
        raise ToolError(f".{tld} is not the country-code domain of one country.")
    return TldCountry(country=_countries.names()[iso])


@tool(
    kind="processing",
    examples=[
        Example(host="www.u-tokyo.ac.jp", gives={"tld": "jp", "is_country_code": True}),
        Example(host="docs.python.org", gives={"tld": "org", "is_country_code": False}),
    ],
)
def host_top_level_domain(host: Annotated[str, "Host name", HostName]) -> TldOfHost:
    """Top-level domain of a host name, and whether it is a country code."""
    tld = host.rpartition(".")[2].lower()
    _check(tld)
    return TldOfHost(tld=tld, is_country_code=len(tld) == 2)


def _check(tld: str) -> None:
    if tld not in _tlds():
        raise ToolError(f"The Public Suffix List has no top-level domain .{tld[:60]}.")


@cache
def _rules() -> dict[str, tuple[str, ...]]:
    """The rules of the list by section, in order, without exceptions."""
    found: dict[str, list[str]] = {"registry": [], "private": []}
    section = "registry"
    text = (resources.files("tldextract") / ".tld_set_snapshot").read_text(encoding="utf-8")
    for line in text.splitlines():
        if "===BEGIN PRIVATE DOMAINS===" in line:
            section = "private"
        elif line and not line.startswith(("//", "!")):
            found[section].append(line.strip())
    return {name: tuple(sorted(items)) for name, items in found.items()}


@cache
def _tlds() -> frozenset[str]:
    return frozenset(rule.rpartition(".")[2] for rule in _rules()["registry"])


@seeds(TopLevelDomain, source="Public Suffix List")
def domains() -> Iterator[str]:
    """Domains with suffixes beneath them, of countries, or in another script."""
    rules = (*_rules()["registry"], *_rules()["private"])
    parents = {rule.rpartition(".")[2] for rule in rules if "." in rule}
    for tld in sorted(_tlds()):
        if tld in parents or len(tld) == 2 or not tld.isascii():
            yield tld
