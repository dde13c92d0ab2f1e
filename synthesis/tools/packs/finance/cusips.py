"""CUSIPs within the ISINs of US and Canadian securities."""

from __future__ import annotations

from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, tool
from synthesis.tools.entities.finance import Cusip, Isin

PACK = Pack(
    title="CUSIPs",
    distributions=("python-stdnum",),
    licence="LGPL-2.1-or-later",
)


class CusipOfIsin(Result):
    cusip: Annotated[str, Cusip, Asks("the CUSIP within the ISIN of {isin}", refers="{isin}")]


class IsinOfCusip(Result):
    isin: Annotated[str, Isin, Asks("the US ISIN of {cusip}", refers="{cusip}")]
    check_digit: Annotated[int, Asks("the check digit of the US ISIN of {cusip}")]


class CusipParts(Result):
    issuer: Annotated[str, Asks("the six characters that stand for the issuer of {cusip}")]
    issue: Annotated[str, Asks("the two characters that stand for the issue of {cusip}")]


@tool(kind="processing", examples=[Example(isin="US0378331005", gives={"cusip": "037833100"})])
def cusip_of_isin(isin: Annotated[str, "US or Canadian ISIN", Isin]) -> CusipOfIsin:
    """CUSIP within the ISIN of a US or Canadian security, its check digit verified."""
    from stdnum import cusip
    from stdnum import isin as rules

    if not rules.is_valid(isin) or isin[:2] not in ("US", "CA"):
        raise ToolError("Only a valid ISIN of the United States or Canada holds a CUSIP.")
    if not cusip.is_valid(isin[2:11]):
        raise ToolError(f"The number within {isin[:20]} is not a valid CUSIP.")
    return CusipOfIsin(cusip=isin[2:11])


@tool(
    kind="processing",
    examples=[Example(cusip="037833100", gives={"isin": "US0378331005", "check_digit": 5})],
)
def isin_of_cusip(cusip: Annotated[str, "CUSIP, nine characters", Cusip]) -> IsinOfCusip:
    """US ISIN of a CUSIP, with its check digit (ISO 6166)."""
    from stdnum import isin

    found = str(isin.from_natid("US", _cusip(cusip)))
    return IsinOfCusip(isin=found, check_digit=int(found[-1]))


@tool(
    kind="processing",
    examples=[Example(cusip="037833100", gives={"issuer": "037833", "issue": "10"})],
)
def cusip_parts(cusip: Annotated[str, "CUSIP, nine characters", Cusip]) -> CusipParts:
    """Issuer and issue characters of a valid CUSIP."""
    valid = _cusip(cusip)
    return CusipParts(issuer=valid[:6], issue=valid[6:8])


def _cusip(cusip: str) -> str:
    from stdnum import cusip as rules
    from stdnum.exceptions import ValidationError

    try:
        return str(rules.validate(cusip))
    except ValidationError as error:
        raise ToolError(f"{cusip[:20]!r} is not a valid CUSIP, such as 037833100.") from error
