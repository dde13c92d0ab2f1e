"""US payroll taxes: federal income tax withholding, Social Security and Medicare."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.finance import MonthlyUsd, UsdAmount

PACK = Pack(
    title="US payroll taxes",
    distributions=("python-taxes",),
    licence="MIT",
    data="IRS percentage method tables for automated payroll (Publication 15-T), 2023 to 2025",
    data_licence="public domain",
    data_date="2025",
)
STATUS = {"single": "single", "married": "married", "head of household": "hoh"}

MonthlyWage = Annotated[
    float,
    "Taxable wages of a month, in US dollars",
    Draws(3000, 4500, 6500, 9000, unit="US dollars"),
]
Status = Annotated[
    Literal["single", "married", "head of household"], "Filing status of the employee"
]
TaxYear = Annotated[int, "Tax year, 2023 to 2025", Draws(2023, 2024, 2025)]


class Withholding(Result):
    withholding_usd: Annotated[
        float,
        Asks(
            "the federal income tax withheld in {tax_year} from monthly wages of {wages}, "
            "filing status {status}",
            unit="USD",
            round_to=2,
        ),
    ]


class Fica(Result):
    social_security_usd: Annotated[
        float,
        Asks(
            "the Social Security tax withheld in {tax_year} from wages of {wages} when "
            "{earned_before} was earned before in that year",
            unit="USD",
            round_to=2,
        ),
    ]
    medicare_usd: Annotated[
        float,
        Asks(
            "the Medicare tax withheld in {tax_year} from wages of {wages} when "
            "{earned_before} was earned before in that year",
            unit="USD",
            round_to=2,
        ),
    ]


class TakeHome(Result):
    take_home_usd: Annotated[
        float,
        MonthlyUsd,
        Asks(
            "the monthly take-home pay in {tax_year} from wages of {wages}, filing status "
            "{status}, after federal income tax, Social Security and Medicare",
            unit="USD",
            round_to=2,
        ),
    ]
    effective_percent: Annotated[
        float,
        Asks(
            "the share of monthly wages of {wages} that goes to federal income tax, Social "
            "Security and Medicare in {tax_year}, filing status {status}",
            unit="%",
            round_to=2,
        ),
    ]


class YearlyWage(Result):
    yearly_usd: Annotated[
        float,
        UsdAmount,
        Asks(
            "the most that Social Security takes from an employee's wages in {tax_year}",
            noun="highest yearly Social Security tax of an employee",
            unit="USD",
            round_to=2,
        ),
    ]
    wage_base_usd: Annotated[
        float,
        UsdAmount,
        Asks(
            "the Social Security wage base of {tax_year}",
            noun="Social Security wage base",
            unit="USD",
            round_to=0,
        ),
    ]


@tool(
    kind="processing",
    examples=[  # Publication 15-T of 2025: (72,000 - 8,600 - 54,875) * 22 % + 5,578.50, by 12
        Example(wages=6000.0, status="single", tax_year=2025, gives={"withholding_usd": 621.17})
    ],
)
def us_income_tax_withholding(wages: MonthlyWage, status: Status, tax_year: TaxYear) -> Withholding:
    """US federal income tax withheld from monthly wages (Form W-4 of 2020 or later, no extras)."""
    return Withholding(withholding_usd=_income_tax(wages, status, _year(tax_year)))


@tool(
    kind="processing",
    examples=[
        Example(  # 176,100 - 174,000 at 6.2 %; all of the wages at 1.45 %
            wages=3000.0,
            earned_before=174000.0,
            tax_year=2025,
            gives={"social_security_usd": 130.20, "medicare_usd": 43.50},
        )
    ],
)
def us_fica_withholding(
    wages: MonthlyWage,
    earned_before: Annotated[
        float,
        "Wages already paid in the year, in US dollars",
        Draws(0, 40000, 160000, 172000, unit="US dollars"),
    ],
    tax_year: TaxYear,
) -> Fica:
    """Social Security (up to the year's wage base) and Medicare tax withheld from wages."""
    return Fica(
        social_security_usd=_social_security(wages, earned_before, _year(tax_year)),
        medicare_usd=_medicare(wages, earned_before),
    )


@tool(
    kind="processing",
    examples=[
        Example(
            wages=6000.0,
            status="single",
            tax_year=2025,
            gives={"take_home_usd": 6000 - 621.17 - 372 - 87},
        )
    ],
)
def us_take_home_pay(wages: MonthlyWage, status: Status, tax_year: TaxYear) -> TakeHome:
    """Monthly pay left after federal income tax, Social Security and Medicare (no state tax)."""
    year = _year(tax_year)
    taxes = (
        _income_tax(wages, status, year) + _social_security(wages, 0, year) + _medicare(wages, 0)
    )
    return TakeHome(take_home_usd=wages - taxes, effective_percent=taxes / wages * 100)


@tool(
    kind="retrieval",
    examples=[Example(tax_year=2024, gives={"wage_base_usd": 168600, "yearly_usd": 10453.20})],
)
def us_social_security_limit(tax_year: TaxYear) -> YearlyWage:
    """Social Security wage base of a year and the most that it takes from an employee."""
    with _exact():
        from python_taxes.federal.social_security import wage_limit

        base = float(wage_limit[_year(tax_year)])
    return YearlyWage(yearly_usd=round(base * 0.062, 2), wage_base_usd=base)


def _income_tax(wages: float, status: str, year: int) -> float:
    amount = _dollars(wages)
    with _exact():
        from python_taxes.federal.income.payroll.automated import employer_withholding

        return float(employer_withholding(amount, "monthly", STATUS[status], tax_year=year))


def _social_security(wages: float, before: float, year: int) -> float:
    amount, earned = _dollars(wages), _dollars(before, least=0)
    with _exact():
        from python_taxes.federal.social_security import withholding

        return float(withholding(amount, earned, tax_year=year))


def _medicare(wages: float, before: float) -> float:
    """1.45 % of wages, and 0.9 % more on those above 200,000 dollars in the year."""
    _dollars(wages)
    above = min(wages, max(0.0, before + wages - 200_000))
    return round(wages * 0.0145 + above * 0.009, 2)


@contextmanager
def _exact() -> Iterator[None]:
    """Decimal arithmetic as the library wants it, with the process's own left as it is."""
    import decimal

    with decimal.localcontext() as context:
        context.rounding = decimal.ROUND_HALF_UP
        yield


def _dollars(amount: float, least: float = 1) -> str:
    if not least <= amount <= 1e7:
        raise ToolError(f"The amount must be between {least} and 10,000,000 US dollars.")
    return f"{amount:.2f}"


def _year(year: int) -> int:
    if year not in (2023, 2024, 2025):
        raise ToolError("The tax tables are those of 2023, 2024 and 2025.")
    return year
