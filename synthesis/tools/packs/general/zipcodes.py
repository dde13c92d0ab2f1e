"""US ZIP codes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.common import TimeZone
from synthesis.tools.entities.geography import ZipCode

PACK = Pack(
    title="US ZIP codes",
    distributions=("zipcodes",),
    licence="MIT",
    data="42,789 US ZIP codes with place, county and position",
    data_licence="CC-BY-4.0",
    data_date="2026-06",
)


class ZipRecord(Result):
    city: Annotated[str, Asks("the city that {zip_code} belongs to")]
    county: Annotated[str, Asks("the county that {zip_code} lies in")]
    state: Annotated[str, Asks("the two-letter code of the state that {zip_code} lies in")]
    time_zone: Annotated[str, TimeZone, Asks("the time zone of {zip_code}")]


@tool(
    kind="retrieval",
    examples=[Example(zip_code="94103", gives={"city": "San Francisco", "state": "CA"})],
)
def us_zip_record(
    zip_code: Annotated[str, "Five-digit US ZIP code", ZipCode],
) -> ZipRecord:
    """City, county, state and time zone of a US ZIP code."""
    item = find(zip_code)
    return ZipRecord(
        city=item["city"],
        county=item["county"],
        state=item["state"],
        time_zone=item["timezone"],
    )


def find(zip_code: str) -> dict[str, Any]:
    """The row of a ZIP code; raises ``ToolError``."""
    item = table().get(zip_code)
    if item is None:
        raise ToolError(f"There is no US ZIP code {zip_code!r} here; a valid one is '94103'.")
    return item


@cache
def table() -> dict[str, dict[str, Any]]:
    import zipcodes

    return {item["zip_code"]: item for item in zipcodes.list_all()}


@seeds(ZipCode, source="zipcodes")
def zip_codes() -> Iterator[str]:
    """Every hundredth code that delivers mail in a county."""
    usual = [
        code
        for code, item in sorted(table().items())
        if item["zip_code_type"] == "STANDARD" and item["county"] and item["active"]
    ]
    yield from usual[::100]
