"""Address blocks, host names and who administers them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.coding import CidrBlock, HostName, IpAddress

if TYPE_CHECKING:
    from netaddr import IPNetwork
    from tldextract import TLDExtract

PACK = Pack(
    title="Address blocks and host names",
    distributions=("netaddr", "tldextract"),
    licence="BSD-3-Clause",
    data="IANA IPv4 address space registry; Public Suffix List snapshot",
    data_licence="public domain (CC0-1.0); MPL-2.0",
    data_date="2025-04-07",
)

Block = Annotated[str, "IPv4 address block in CIDR notation", CidrBlock]


class BlockRecord(Result):
    netmask: Annotated[str, Asks("the netmask of {block}")]
    addresses: Annotated[
        int, Asks("the number of addresses in {block}", noun="number of addresses")
    ]
    first_address: Annotated[str, IpAddress, Asks("the first address of {block}")]
    last_address: Annotated[str, IpAddress, Asks("the last address of {block}")]


class SubBlocks(Result):
    subnet_count: Annotated[
        int,
        Asks(
            "the number of /{prefix_length} subnets that fit into {block}",
        ),
    ]


class Contains(Result):
    contains: Annotated[bool, Asks("whether {address} lies in {block}")]


class AddressRecord(Result):
    block: Annotated[str, CidrBlock, Asks("the IANA block that holds {address}")]
    designation: Annotated[str, Asks("the IANA designation of the block that holds {address}")]
    allocated: Annotated[
        str, Asks("the month (YYYY-MM) in which IANA allocated the block that holds {address}")
    ]


class HostParts(Result):
    registered_domain: Annotated[str, HostName, Asks("the registrable domain of {host}")]
    public_suffix: Annotated[str, Asks("the public suffix of {host}")]


@tool(
    kind="processing",
    examples=[
        Example(block="192.168.16.0/22", gives={"netmask": "255.255.252.0", "addresses": 1024})
    ],
)
def cidr_record(block: Block) -> BlockRecord:
    """Netmask, number of addresses, first and last address of an IPv4 block."""
    network = _network(block)
    return BlockRecord(
        netmask=str(network.netmask),
        addresses=network.size,
        first_address=str(network[0]),
        last_address=str(network[-1]),
    )


@tool(
    kind="processing",
    examples=[Example(block="10.0.0.0/16", prefix_length=24, gives={"subnet_count": 256})],
)
def cidr_subnets(
    block: Block,
    prefix_length: Annotated[int, "Prefix length of the subnets", Draws(26, 28, 30)],
) -> SubBlocks:
    """Number of subnets of a prefix length that fit into an IPv4 block."""
    own = _network(block).prefixlen
    if not own <= prefix_length <= 32:
        raise ToolError(f"The prefix length must be between {own} and 32 for {block}.")
    return SubBlocks(subnet_count=2 ** (prefix_length - own))


@tool(
    kind="processing",
    examples=[
        Example(block="10.0.0.0/8", address="10.20.30.40", gives={"contains": True}),
        Example(block="10.0.0.0/8", address="11.0.0.1", gives={"contains": False}),
    ],
)
def cidr_contains(block: Block, address: Annotated[str, "IPv4 address", IpAddress]) -> Contains:
    """Whether an IPv4 address lies in a block."""
    from netaddr import AddrFormatError, IPAddress

    try:
        return Contains(contains=IPAddress(address) in _network(block))
    except AddrFormatError as error:
        raise ToolError(f"{address!r} is not an IPv4 address.") from error


@tool(
    kind="retrieval",
    examples=[
        Example(
            address="192.0.2.1",
            gives={"block": "192.0.0.0/8", "designation": "Administered by ARIN"},
        )
    ],
)
def ip_address_record(address: Annotated[str, "IPv4 address", IpAddress]) -> AddressRecord:
    """IANA registry entry of the /8 block that holds an IPv4 address."""
    from netaddr import AddrFormatError, IPAddress
    from netaddr.ip.iana import IANA_INFO

    try:
        wanted = IPAddress(address)
    except AddrFormatError as error:
        raise ToolError(f"{address!r} is not an IPv4 address.") from error
    for block, entry in IANA_INFO["IPv4"].items():
        if wanted in block:
            return AddressRecord(
                block=str(block.cidr), designation=entry["designation"], allocated=entry["date"]
            )
    raise ToolError(f"The IANA registry holds no entry for {address}.")


@tool(
    kind="retrieval",
    examples=[
        Example(
            host="forums.bbc.co.uk",
            gives={"registered_domain": "bbc.co.uk", "public_suffix": "co.uk"},
        )
    ],
)
def host_parts(host: Annotated[str, "Host name", HostName]) -> HostParts:
    """Registrable domain and public suffix of a host name, by the Public Suffix List."""
    found = _extract()(host)
    if not found.suffix or not found.domain:
        raise ToolError(f"{host[:80]!r} has no registrable domain.")
    return HostParts(
        registered_domain=f"{found.domain}.{found.suffix}",
        public_suffix=found.suffix,
    )


@cache
def _extract() -> TLDExtract:
    from tldextract import TLDExtract

    return TLDExtract(suffix_list_urls=(), cache_dir=None)


def _network(block: str) -> IPNetwork:
    from netaddr import AddrFormatError, IPNetwork

    try:
        return IPNetwork(block).cidr
    except AddrFormatError as error:
        raise ToolError(f"{block!r} is not an address block such as '10.0.0.0/8'.") from error


@seeds(CidrBlock, source="IANA IPv4 address space registry")
def blocks() -> Iterator[str]:
    """Private and documentation blocks, and blocks of usual sizes in the /8 blocks."""
    yield from ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10",
                "169.254.0.0/16", "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24")  # fmt: skip
    for number in range(1, 224, 4):
        yield f"{number}.0.0.0/{(9, 12, 14, 16, 18, 20, 22, 23)[number // 4 % 8]}"


@seeds(IpAddress, source="well-known public resolvers and documentation addresses")
def addresses() -> Iterator[str]:
    """Addresses that people meet."""
    yield from ("1.1.1.1", "8.8.8.8", "9.9.9.9", "208.67.222.222", "192.0.2.1", "198.51.100.7",
                "203.0.113.9", "151.101.1.69", "140.82.112.3", "185.199.108.153")  # fmt: skip


@seeds(HostName, source="hosts of well-known sites, under suffixes of one and two labels")
def hosts() -> Iterator[str]:
    """Hosts whose registrable domain is not simply their last two labels, and some whose is."""
    yield from ("forums.bbc.co.uk", "en.wikipedia.org", "docs.python.org", "maps.google.co.jp",
                "www.abc.net.au", "news.ycombinator.com", "catalogue.nla.gov.au",
                "www.amazon.com.br", "api.github.com", "www.ox.ac.uk", "www.iitb.ac.in",
                "shop.lego.com", "www.stats.govt.nz", "www.u-tokyo.ac.jp", "data.gov.sg",
                "www.usp.br", "m.timesofindia.indiatimes.com", "www.up.ac.za", "mail.yahoo.co.jp",
                "www.tsinghua.edu.cn")  # fmt: skip
