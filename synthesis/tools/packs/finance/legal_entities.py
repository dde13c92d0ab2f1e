"""Legal entities behind securities markets, by LEI."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.finance import Lei, Mic
from synthesis.tools.packs.finance.market_codes import MOST, _active, _entry
from synthesis.tools.packs.finance.markets import Market

PACK = Pack(
    title="Legal entities of markets",
    distributions=("iso10383", "python-stdnum"),
    licence="Apache-2.0, LGPL-2.1-or-later",
    data="ISO 10383 market identifier codes, with the legal entities behind markets",
    data_licence="ISO 10383 is free to reuse",
    data_date="2025-02",
)


class Operator(Result):
    lei: Annotated[
        str,
        Lei,
        Asks("the legal entity identifier (LEI) of {mic}", refers="the legal entity behind {mic}"),
    ]
    legal_name: Annotated[str, Asks("the legal name of the entity behind {mic}")]


class LeiParts(Result):
    issuer_prefix: Annotated[str, Asks("the four-character issuer prefix of the LEI of {lei}")]
    check_digits: Annotated[str, Asks("the two check digits in the LEI of {lei}")]


class LeiOwner(Result):
    market_count: Annotated[
        int, Asks("the number of active markets in ISO 10383 that belong to {lei}")
    ]
    mics: list[Annotated[str, Mic, Asks("the active markets in ISO 10383 that belong to {lei}")]]


@tool(
    kind="retrieval",
    examples=[
        Example(
            mic="XLON",
            gives={"lei": "213800D1EI4B9WTWWD28", "legal_name": "LONDON STOCK EXCHANGE PLC"},
        )
    ],
)
def market_legal_entity(mic: Market) -> Operator:
    """Legal entity identifier (LEI) and legal name of the entity behind a market."""
    item = _entry(mic)
    if not item.legal_entity_identifier or not item.legel_entity_name:
        raise ToolError(f"The ISO 10383 list gives no legal entity of {mic}.")
    return Operator(lei=item.legal_entity_identifier, legal_name=item.legel_entity_name)


@tool(
    kind="processing",
    examples=[
        Example(lei="213800D1EI4B9WTWWD28", gives={"issuer_prefix": "2138", "check_digits": "28"})
    ],
)
def lei_parts(lei: Annotated[str, "Legal entity identifier, 20 characters", Lei]) -> LeiParts:
    """Issuer prefix and check digits of a valid legal entity identifier (ISO 17442)."""
    from stdnum import lei as rules
    from stdnum.exceptions import ValidationError

    try:
        rules.validate(lei)
    except ValidationError as error:
        raise ToolError(f"{lei[:30]!r} is not a valid LEI: {error}") from error
    return LeiParts(issuer_prefix=lei[:4], check_digits=lei[-2:])


@tool(
    kind="retrieval",
    examples=[Example(lei="213800D1EI4B9WTWWD28", gives={"market_count": 3})],
)
def markets_of_legal_entity(
    lei: Annotated[str, "Legal entity identifier, 20 characters", Lei],
) -> LeiOwner:
    """Active markets in ISO 10383 that belong to a legal entity (at most 50)."""
    found = [code for code, item in _active().items() if item.legal_entity_identifier == lei]
    if not found:
        raise ToolError(f"No active market in ISO 10383 belongs to the LEI {lei[:30]}.")
    return LeiOwner(market_count=len(found), mics=found[:MOST])


@seeds(Lei, source="ISO 10383")
def leis() -> Iterator[str]:
    """Legal entities behind at least two active markets."""
    count: dict[str, int] = {}
    for item in _active().values():
        if item.legal_entity_identifier:
            key = item.legal_entity_identifier
            count[key] = count.get(key, 0) + 1
    yield from sorted(key for key, number in count.items() if number > 1)
