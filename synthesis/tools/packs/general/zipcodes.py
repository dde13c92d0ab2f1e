"""US ZIP codes."""

from __future__ import annotations

from collections.abc import Iterator
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
    import zipcodes

    found = zipcodes.matching(zip_code) if zip_code.isascii() and zip_code.isdigit() else []
    if not found:
        raise ToolError(f"There is no US ZIP code {zip_code!r} here; a valid one is '94103'.")
    return dict(found[0])


def active(**where: str) -> list[dict[str, Any]]:
    """The rows of the ZIP codes in use that agree with what is asked for."""
    import zipcodes

    return list(zipcodes.filter_by(active=True, **where))


@seeds(ZipCode, source="zipcodes")
def zip_codes() -> Iterator[str]:
    """Every hundredth code that delivers mail in a county."""
    import zipcodes

    usual = [
        item["zip_code"]
        for digit in range(10)
        for item in zipcodes.similar_to(str(digit))
        if item["zip_code_type"] == "STANDARD" and item["county"] and item["active"]
    ]
    yield from sorted(usual)[::100]
