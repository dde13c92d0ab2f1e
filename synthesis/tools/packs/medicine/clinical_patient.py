"""What a chart or a report gives, as the quantities that clinical formulas take."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.medicine_quantities import (
    AgeYears,
    AlbuminGDl,
    BirthDate,
    HaemoglobinGDl,
    HaemoglobinMmolL,
    HeartRatePerMin,
)

PACK = Pack(title="Bedside conversions and estimates", distributions=(), licence="own code")
HAEMOGLOBIN_G_DL_PER_MMOL = 1.6114


class Age(Result):
    years: Annotated[
        int,
        AgeYears,
        Asks(
            "the age in completed years on {on_date} of a patient born on {birth_date}",
            refers="the age that someone born on {birth_date} has reached on {on_date}",
            unit="years",
        ),
    ]


class RateOfInterval(Result):
    heart_rate: Annotated[
        float,
        HeartRatePerMin,
        Asks(
            "the heart rate at an RR interval of {rr_ms}",
            unit="beats/min",
            round_to=0,
        ),
    ]


class HaemoglobinMass(Result):
    haemoglobin_g_dl: Annotated[
        float,
        HaemoglobinGDl,
        Asks(
            "the value in g/dL of {haemoglobin_mmol_l}",
            refers="{haemoglobin_mmol_l}",
            unit="g/dL",
            round_to=1,
        ),
    ]


class SerumAlbumin(Result):
    albumin_g_dl: Annotated[
        float,
        AlbuminGDl,
        Asks(
            "the albumin from electrophoresis of serum with {protein_g_dl} of protein and an "
            "albumin fraction of {albumin_percent}",
            refers="the albumin in serum with {protein_g_dl} of protein and an albumin fraction "
            "of {albumin_percent}",
            unit="g/dL",
            round_to=2,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(birth_date="1948-05-03", on_date="2025-05-02", gives={"years": 76}),
        Example(birth_date="1948-05-03", on_date="2025-05-03", gives={"years": 77}),
    ],
)
def age_on_date(
    birth_date: Annotated[str, "Date of birth, YYYY-MM-DD", BirthDate],
    on_date: Annotated[
        str,
        "Date for which the age is wanted, YYYY-MM-DD",
        Draws("2025-01-15", "2025-04-08", "2025-07-21", "2025-10-30", label="the date"),
    ],
) -> Age:
    """Age of a patient in completed years on a date, from the date of birth."""
    born, day = _day(birth_date), _day(on_date)
    years = day.year - born.year - ((day.month, day.day) < (born.month, born.day))
    if not 0 <= years <= 120:
        raise ToolError(f"Someone born on {birth_date} is not of an age from 0 to 120 that day.")
    return Age(years=years)


@tool(kind="processing", examples=[Example(rr_ms=750.0, gives={"heart_rate": 80.0})])
def heart_rate_from_rr(
    rr_ms: Annotated[
        float,
        "RR interval in ms",
        Field(ge=200, le=3000),
        Draws(540, 640, 750, 860, 1020, label="the RR interval", unit="ms"),
    ],
) -> RateOfInterval:
    """Heart rate per minute from the RR interval of an electrocardiogram, 60,000 / RR."""
    return RateOfInterval(heart_rate=round(60_000 / rr_ms, 1))


@tool(
    kind="processing",
    examples=[Example(haemoglobin_mmol_l=10.0, gives={"haemoglobin_g_dl": 16.1})],
)
def haemoglobin_in_g_dl(
    haemoglobin_mmol_l: Annotated[
        float, "Haemoglobin in mmol/L (monomer)", Field(ge=1.3, le=15), HaemoglobinMmolL
    ],
) -> HaemoglobinMass:
    """Haemoglobin in g/dL from mmol/L of the monomer (16,114 g/mol; IFCC)."""
    value = haemoglobin_mmol_l * HAEMOGLOBIN_G_DL_PER_MMOL
    return HaemoglobinMass(haemoglobin_g_dl=round(value, 2))


@tool(
    kind="processing",
    examples=[Example(protein_g_dl=7.0, albumin_percent=60.0, gives={"albumin_g_dl": 4.2})],
)
def electrophoresis_albumin(
    protein_g_dl: Annotated[
        float,
        "Total serum protein in g/dL",
        Field(ge=2, le=14),
        Draws(5.4, 6.1, 6.8, 7.5, label="the total protein", unit="g/dL"),
    ],
    albumin_percent: Annotated[
        float,
        "Albumin fraction in %",
        Field(ge=15, le=80),
        Draws(42, 48, 55, 61, label="the albumin fraction", unit="%"),
    ],
) -> SerumAlbumin:
    """Serum albumin in g/dL from total protein and the albumin fraction of electrophoresis."""
    return SerumAlbumin(albumin_g_dl=round(protein_g_dl * albumin_percent / 100, 2))


@seeds(BirthDate, source="Dates of birth of adults")
def birth_dates() -> Iterator[str]:
    """Dates of birth from 1936 to 1996, spread over the year."""
    first = dt.date(1936, 2, 11)
    yield from ((first + dt.timedelta(days=223 * number)).isoformat() for number in range(100))


@seeds(AgeYears, source="Ages of adults")
def ages_in_years() -> Iterator[str]:
    """Ages of adults."""
    yield from (str(value) for value in range(28, 90))


@seeds(HaemoglobinMmolL, source="Range of haemoglobin in hospital care")
def haemoglobin_levels_in_mmol() -> Iterator[str]:
    """Haemoglobin from severe anaemia to normal."""
    yield from (f"{value / 10:g}" for value in range(40, 104, 2))


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise ToolError(f"{text[:40]!r} is no date; write it as 1948-05-03.") from None
