"""MAC addresses: who makes the device, and the addresses that follow from them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.coding import Ipv6Address, MacAddress, MacPrefix, OuiOrganisation

PACK = Pack(
    title="MAC addresses",
    distributions=("netaddr",),
    licence="BSD-3-Clause",
    data="IEEE registry of MAC address prefixes (MA-L), 35,087 prefixes",
    data_licence="public registry of the IEEE, with the library",
    data_date="2024-05",
)

Prefix = Annotated[str, "First three bytes, as 00-1B-77", MacPrefix]
Mac = Annotated[str, "MAC address, as 00-1B-77-49-54-FD", MacAddress]
WELL_KNOWN = 12
"""Organisations with at least so many prefixes are widely met."""


class Maker(Result):
    organisation: Annotated[
        str,
        OuiOrganisation,
        Asks(
            "the organisation to which the IEEE assigned {prefix}",
            refers="the organisation to which the IEEE assigned {prefix}",
        ),
    ]
    country_code: Annotated[
        str, Asks("the country code in the IEEE's address of the owner of {prefix}")
    ]


class Prefixes(Result):
    prefix_count: Annotated[
        int,
        Asks(
            "the number of MAC address prefixes (MA-L) that the IEEE assigned to {organisation}",
            noun="number of MAC address prefixes (MA-L) assigned by the IEEE",
            additive=True,
        ),
    ]
    lowest_prefix: Annotated[
        str,
        MacPrefix,
        Asks("the lowest MAC address prefix (MA-L) that the IEEE assigned to {organisation}"),
    ]


class Bits(Result):
    is_multicast: Annotated[bool, Asks("whether {mac} is a group (multicast) address")]
    is_locally_administered: Annotated[bool, Asks("whether {mac} is locally administered")]
    prefix: Annotated[str, MacPrefix, Asks("the first three bytes of {mac}", refers="{mac}")]


class LinkLocal(Result):
    eui64: Annotated[str, Asks("the modified EUI-64 interface identifier made from {mac}")]
    link_local_address: Annotated[
        str, Ipv6Address, Asks("the IPv6 link-local address made from {mac} by EUI-64")
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(prefix="00-1B-77", gives={"organisation": "Intel Corporate", "country_code": "MY"}),
        Example(prefix="B8-27-EB", gives={"organisation": "Raspberry Pi Foundation"}),
    ],
)
def mac_prefix_owner(prefix: Prefix) -> Maker:
    """Organisation and its country code to which the IEEE assigned a MAC address prefix."""
    from netaddr import OUI, NotRegisteredError

    try:
        found = OUI(prefix).registration()
    except NotRegisteredError:
        raise ToolError(f"The IEEE registry here has no prefix {prefix}.") from None
    country = found.address[-1].strip() if found.address else ""
    if len(country) != 2:
        raise ToolError(f"The IEEE registry gives no address for the owner of {prefix}.")
    return Maker(organisation=_clean(found.org), country_code=country)


@tool(
    kind="retrieval",
    examples=[
        Example(
            organisation="Raspberry Pi Foundation",
            gives={"prefix_count": 1, "lowest_prefix": "B8-27-EB"},
        )
    ],
)
def mac_prefixes_of(
    organisation: Annotated[str, "Organisation as the IEEE writes it", OuiOrganisation],
) -> Prefixes:
    """How many MAC address prefixes (MA-L) the IEEE assigned to an organisation, and the lowest."""
    found = _owners().get(organisation.strip())
    if not found:
        raise ToolError(
            f"The IEEE registry has no organisation {organisation[:60]!r};"
            " one that it has is 'Raspberry Pi Foundation'."
        )
    return Prefixes(prefix_count=len(found), lowest_prefix=found[0])


@tool(
    kind="processing",
    examples=[
        Example(
            mac="01-00-5E-00-00-FB",
            gives={"is_multicast": True, "is_locally_administered": False, "prefix": "01-00-5E"},
        )
    ],
)
def mac_address_bits(mac: Mac) -> Bits:
    """Group and local bits of a MAC address (IEEE 802), and its first three bytes."""
    first = int(mac[:2], 16)
    return Bits(
        is_multicast=bool(first & 1), is_locally_administered=bool(first & 2), prefix=mac[:8]
    )


@tool(
    kind="processing",
    examples=[
        Example(
            mac="00-1B-77-49-54-FD",
            gives={
                "eui64": "02-1B-77-FF-FE-49-54-FD",
                "link_local_address": "fe80::21b:77ff:fe49:54fd",
            },
        )
    ],
)
def mac_link_local_address(mac: Mac) -> LinkLocal:
    """IPv6 link-local address made from a MAC address by modified EUI-64 (RFC 4291)."""
    from netaddr import EUI

    item = EUI(mac)
    return LinkLocal(
        eui64=str(item.modified_eui64()), link_local_address=str(item.ipv6_link_local())
    )


def _clean(name: str) -> str:
    return " ".join(name.split())


@cache
def _owners() -> dict[str, tuple[str, ...]]:
    """Prefixes in order by organisation, in order of name."""
    found: dict[str, list[str]] = {}
    for line in _registry():
        if "(hex)" in line:
            prefix, _, name = line.partition("(hex)")
            found.setdefault(_clean(name), []).append(prefix.strip())
    return {name: tuple(sorted(found[name])) for name in sorted(found)}


def _registry() -> Iterator[str]:
    path = resources.files("netaddr") / "eui" / "oui.txt"
    with path.open(encoding="utf-8", errors="replace") as lines:
        yield from lines


@seeds(OuiOrganisation, source="IEEE registry of MAC address prefixes")
def organisations() -> Iterator[str]:
    """Organisations with several prefixes, and the one of the well-known small computer."""
    for name, prefixes in _owners().items():
        if (len(prefixes) >= WELL_KNOWN and name != "Private") or name.startswith("Raspberry Pi"):
            yield name


@seeds(MacPrefix, source="IEEE registry of MAC address prefixes")
def prefixes() -> Iterator[str]:
    """The first two prefixes of each organisation that has several."""
    for name in organisations():
        yield from _owners()[name][:2]


@seeds(MacAddress, source="group addresses of protocols, and addresses under known prefixes")
def addresses() -> Iterator[str]:
    """Group addresses that protocols use, and device addresses as labels show them."""
    yield from ("01-00-5E-00-00-FB", "33-33-00-00-00-01", "01-80-C2-00-00-00",
                "FF-FF-FF-FF-FF-FF", "01-00-0C-CC-CC-CC", "02-42-AC-11-00-02",
                "0A-00-27-00-00-00", "52-54-00-12-34-56")  # fmt: skip
    for number, prefix in enumerate(prefixes()):
        if number % 8 == 0:
            yield f"{prefix}-{number % 251:02X}-{number * 7 % 253:02X}-{number * 13 % 255:02X}"
