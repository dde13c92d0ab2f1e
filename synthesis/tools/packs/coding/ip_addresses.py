"""IPv4 and IPv6 addresses: forms, kinds and registries."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator
from typing import Annotated, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.coding import CidrBlock, IpAddress, Ipv6Address

PACK = Pack(
    title="IP addresses",
    distributions=("netaddr",),
    licence="BSD-3-Clause",
    data="IANA registries of IPv6 unicast blocks and of IPv4 multicast groups",
    data_licence="public domain (CC0-1.0)",
    data_date="2024-02-02",
)

V4 = Annotated[str, "IPv4 address", IpAddress]
V6 = Annotated[str, "IPv6 address", Ipv6Address]


class Kind(Result):
    is_private: Annotated[bool, Asks("whether {address} is from a block for private networks")]
    is_global: Annotated[bool, Asks("whether {address} is globally reachable")]
    reverse_name: Annotated[str, Asks("the name under which DNS looks {address} up in reverse")]
    number: Annotated[int, Asks("the 32-bit number that {address} stands for")]


class Forms(Result):
    expanded: Annotated[str, Asks("the full form, without ::, of {address}")]
    compressed: Annotated[str, Asks("the shortest form (RFC 5952) of {address}")]
    kind: Annotated[str, Asks("the kind of address that {address} is")]


class Allocation(Result):
    block: Annotated[str, Asks("the IANA block that holds {address}")]
    registry: Annotated[
        str, Asks("the registry to which IANA allocated the block that holds {address}")
    ]
    allocated: Annotated[
        str, Asks("the date (YYYY-MM-DD) on which IANA allocated the block that holds {address}")
    ]


class Group(Result):
    description: Annotated[str, Asks("the IANA description of the multicast group {group}")]


class Mapped(Result):
    address: Annotated[
        str, Ipv6Address, Asks("the {form} of {address}", refers="the {form} of {address}")
    ]


class Aggregate(Result):
    blocks: list[
        Annotated[
            str,
            CidrBlock,
            Asks("the fewest address blocks that cover exactly the {count} from {address} on"),
        ]
    ]
    block_count: Annotated[
        int,
        Asks(
            "the number of address blocks needed to cover exactly the {count} from {address} on",
            noun="number of address blocks needed to cover exactly the {count} from it on",
        ),
    ]
    last_address: Annotated[str, IpAddress, Asks("the last of the {count} from {address} on")]


@tool(
    kind="processing",
    examples=[
        Example(
            address="10.20.30.40",
            gives={
                "is_private": True,
                "is_global": False,
                "reverse_name": "40.30.20.10.in-addr.arpa",
            },
        ),
        Example(address="8.8.8.8", gives={"is_global": True, "number": 134744072}),
    ],
)
def ip_address_kind(address: V4) -> Kind:
    """Whether an IPv4 address is private or global, its reverse DNS name and its number."""
    item = _v4(address)
    return Kind(
        is_private=item.is_private,
        is_global=item.is_global,
        reverse_name=item.reverse_pointer,
        number=int(item),
    )


@tool(
    kind="processing",
    examples=[
        Example(
            address="2001:db8:0:0:1:0:0:1",
            gives={
                "compressed": "2001:db8::1:0:0:1",
                "expanded": "2001:0db8:0000:0000:0001:0000:0000:0001",
            },
        ),
        Example(address="fe80::1", gives={"kind": "link-local"}),
    ],
)
def ipv6_forms(address: V6) -> Forms:
    """Full and shortest forms of an IPv6 address, and its kind."""
    item = _v6(address)
    kinds = (
        ("loopback", item.is_loopback),
        ("unspecified", item.is_unspecified),
        ("multicast", item.is_multicast),
        ("link-local", item.is_link_local),
        ("IPv4-mapped", item.ipv4_mapped is not None),
        ("NAT64", item in ipaddress.ip_network("64:ff9b::/96")),
        ("6to4", item.sixtofour is not None),
        ("unique local", item in ipaddress.ip_network("fc00::/7")),
        ("documentation", item in ipaddress.ip_network("2001:db8::/32")),
        ("global unicast", item.is_global),
    )
    kind = next((name for name, holds in kinds if holds), "reserved")
    return Forms(expanded=item.exploded, compressed=item.compressed, kind=kind)


@tool(
    kind="retrieval",
    examples=[
        Example(
            address="2a00:1450:4001:80b::200e",
            gives={"block": "2a00::/12", "registry": "RIPE NCC", "allocated": "2006-10-03"},
        )
    ],
)
def ipv6_allocation(address: V6) -> Allocation:
    """IANA block that holds an IPv6 unicast address, its regional registry and date."""
    from netaddr import IPAddress
    from netaddr.ip.iana import IANA_INFO

    wanted = IPAddress(str(_v6(address)))
    found = [
        (block, entry) for block, entry in IANA_INFO["IPv6_unicast"].items() if wanted in block
    ]
    if not found:
        raise ToolError(f"IANA has allocated no IPv6 unicast block that holds {address}.")
    block, entry = max(found, key=lambda item: item[0].prefixlen)
    return Allocation(block=str(block.cidr), registry=entry["description"], allocated=entry["date"])


@tool(
    kind="retrieval",
    examples=[
        Example(group="224.0.0.251", gives={"description": "mDNS"}),
        Example(group="224.0.0.1", gives={"description": "All Systems on this Subnet"}),
    ],
)
def multicast_group(
    group: Annotated[
        str,
        "IPv4 multicast address",
        Draws(
            "224.0.0.1",
            "224.0.0.2",
            "224.0.0.5",
            "224.0.0.18",
            "224.0.0.22",
            "224.0.0.251",
            "224.0.0.252",
            "224.0.1.1",
        ),
    ],
) -> Group:
    """IANA's description of an IPv4 multicast group."""
    from netaddr import IPAddress, IPRange
    from netaddr.ip.iana import IANA_INFO

    wanted = IPAddress(str(_v4(group)))
    for key, entry in IANA_INFO["multicast"].items():
        if wanted == key or (isinstance(key, IPRange) and wanted in key):
            return Group(description=" ".join(str(entry["descr"]).split()))
    raise ToolError(f"IANA's registry has no multicast group {group}.")


@tool(
    kind="processing",
    examples=[
        Example(
            address="192.0.2.1",
            form="IPv4-mapped IPv6 address",
            gives={"address": "::ffff:c000:201"},
        ),
        Example(address="192.0.2.4", form="6to4 prefix", gives={"address": "2002:c000:204::"}),
        Example(
            address="192.0.2.33",
            form="NAT64 address under 64:ff9b::/96",
            gives={"address": "64:ff9b::c000:221"},
        ),
    ],
)
def ipv4_in_ipv6(
    address: V4,
    form: Annotated[
        Literal["IPv4-mapped IPv6 address", "6to4 prefix", "NAT64 address under 64:ff9b::/96"],
        "How the IPv4 address is embedded (RFC 4291, RFC 3056, RFC 6052)",
    ],
) -> Mapped:
    """IPv6 address that embeds an IPv4 address: mapped, 6to4 or NAT64."""
    number = int(_v4(address))
    values = {
        "IPv4-mapped IPv6 address": 0xFFFF << 32 | number,
        "6to4 prefix": 0x2002 << 112 | number << 80,
        "NAT64 address under 64:ff9b::/96": 0x64FF9B << 96 | number,
    }
    return Mapped(address=ipaddress.IPv6Address(values[form]).compressed)


@tool(
    kind="processing",
    examples=[
        Example(
            address="10.0.0.0",
            count=768,
            gives={"blocks": ["10.0.0.0/23", "10.0.2.0/24"], "last_address": "10.0.2.255"},
        )
    ],
)
def address_range_blocks(
    address: V4,
    count: Annotated[
        int, "How many addresses, 1 to 1000000", Draws(96, 250, 640, 1000, unit="addresses")
    ],
) -> Aggregate:
    """Fewest CIDR blocks that cover exactly a number of IPv4 addresses from one on."""
    first = _v4(address)
    if not 1 <= count <= 1_000_000 or int(first) + count > 2**32:
        raise ToolError("Give 1 to 1,000,000 addresses that do not run past 255.255.255.255.")
    last = first + (count - 1)
    found = [str(block) for block in ipaddress.summarize_address_range(first, last)]
    return Aggregate(blocks=found, block_count=len(found), last_address=str(last))


def _v4(address: str) -> ipaddress.IPv4Address:
    try:
        return ipaddress.IPv4Address(address)
    except ValueError:
        raise ToolError(f"{address!r} is not an IPv4 address such as '192.0.2.1'.") from None


def _v6(address: str) -> ipaddress.IPv6Address:
    try:
        return ipaddress.IPv6Address(address)
    except ValueError:
        raise ToolError(f"{address!r} is not an IPv6 address such as '2001:db8::1'.") from None


@seeds(Ipv6Address, source="public resolvers, and addresses under the blocks of the registries")
def ipv6_addresses() -> Iterator[str]:
    """Addresses of public resolvers, special addresses, and one in each allocated block."""
    from netaddr.ip.iana import IANA_INFO

    yield from ("2001:4860:4860::8888", "2606:4700:4700::1111", "2620:fe::fe", "::1", "fe80::1",
                "ff02::1", "ff02::fb", "2001:db8::1", "fd12:3456:789a:1::1", "::ffff:192.0.2.128",
                "2002:c000:204::1", "64:ff9b::192.0.2.33")  # fmt: skip
    for block in IANA_INFO["IPv6_unicast"]:
        yield str(ipaddress.IPv6Address(block.first + (0xDB8 << 64) + 0x53))
