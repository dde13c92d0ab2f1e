"""Conversions of interest rates: compounding, inflation, forward rates and treasury bills."""

from __future__ import annotations

from math import expm1, log, log1p
from typing import Annotated, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.finance import AnnualRate, InflationRate
from synthesis.tools.packs.finance._quantlib import between

PACK = Pack(title="Interest rates", distributions=(), licence="own code")
PERIODS = {"yearly": 1, "semiannually": 2, "quarterly": 4, "monthly": 12, "daily": 365}

Rate = Annotated[float, "Interest rate, % a year", AnnualRate, Draws(2.5, 4, 6, 8.5, unit="%")]
Compounding = Annotated[
    Literal["semiannually", "quarterly", "monthly", "daily"], "How often interest is compounded"
]
Short = Annotated[int, "Term of the first rate, in years", Draws(1, 2, 3, unit="years")]
Long = Annotated[int, "Term of the second rate, in years", Draws(4, 5, 7, 10, unit="years")]
BillDays = Annotated[int, "Days to maturity, 1 to 364", Draws(28, 91, 182, 364, unit="days")]


class Effective(Result):
    effective_percent: Annotated[
        float,
        AnnualRate,
        Asks(
            "the effective annual rate of a nominal rate of {rate} compounded {compounding}",
            unit="%",
            round_to=3,
        ),
    ]


class Nominal(Result):
    nominal_percent: Annotated[
        float,
        AnnualRate,
        Asks(
            "the nominal annual rate that, compounded {compounding}, gives an effective rate "
            "of {rate}",
            unit="%",
            round_to=3,
        ),
    ]


class Continuous(Result):
    continuous_percent: Annotated[
        float,
        AnnualRate,
        Asks(
            "the continuously compounded rate equal to {rate} compounded {compounding}",
            unit="%",
            round_to=3,
        ),
    ]


class Real(Result):
    real_percent: Annotated[
        float,
        AnnualRate,
        Asks(
            "the real interest rate, by Fisher's equation, when the nominal rate is {rate} and "
            "inflation is {inflation}",
            unit="%",
            round_to=3,
        ),
    ]


class ForwardRate(Result):
    forward_percent: Annotated[
        float,
        AnnualRate,
        Asks(
            "the yearly forward rate from year {short_years} to year {long_years} when the spot "
            "rates for these terms are {short_rate} and {long_rate}",
            unit="%",
            round_to=3,
        ),
    ]


class Doubling(Result):
    years: Annotated[
        float,
        Asks(
            "the time in which money doubles at a yearly rate of {rate}", unit="years", round_to=2
        ),
    ]


class Halving(Result):
    years: Annotated[
        float,
        Asks(
            "the time in which money loses half of its purchasing power when yearly "
            "inflation is {inflation}",
            unit="years",
            round_to=2,
        ),
    ]


class Bill(Result):
    price: Annotated[
        float,
        Asks(
            "the price per 100 of a US treasury bill with {days} to maturity at a bank discount "
            "of {discount}",
            round_to=4,
        ),
    ]
    bond_equivalent_percent: Annotated[
        float,
        AnnualRate,
        Asks(
            "the bond-equivalent yield of a US treasury bill with {days} to maturity at a bank "
            "discount of {discount}",
            unit="%",
            round_to=3,
        ),
    ]


class AfterTax(Result):
    equivalent_percent: Annotated[
        float,
        AnnualRate,
        Asks(
            "the taxable yield that is worth as much as a tax-free one of {rate} to somebody "
            "who pays {tax} in tax",
            unit="%",
            round_to=3,
        ),
    ]


@tool(
    kind="processing",
    examples=[  # 12 % a month is 12.683 % a year
        Example(rate=12.0, compounding="monthly", gives={"effective_percent": 12.6825})
    ],
)
def effective_annual_rate(rate: Rate, compounding: Compounding) -> Effective:
    """Effective annual rate (%) of a nominal rate that is compounded several times a year."""
    return Effective(effective_percent=_grown(rate, PERIODS[compounding]) * 100)


@tool(
    kind="processing",
    examples=[Example(rate=12.6825, compounding="monthly", gives={"nominal_percent": 12.0})],
)
def nominal_annual_rate(rate: Rate, compounding: Compounding) -> Nominal:
    """Nominal annual rate (%) that gives an effective rate when compounded within the year."""
    periods = PERIODS[compounding]
    return Nominal(nominal_percent=periods * expm1(log1p(_rate(rate) / 100) / periods) * 100)


@tool(
    kind="processing",
    examples=[  # Hull: 10 % semiannual is 9.758 % continuous
        Example(rate=10.0, compounding="semiannually", gives={"continuous_percent": 9.758})
    ],
)
def continuous_rate(rate: Rate, compounding: Compounding) -> Continuous:
    """Continuously compounded rate (%) equal to a rate that is compounded within the year."""
    periods = PERIODS[compounding]
    return Continuous(continuous_percent=periods * log1p(_rate(rate) / 100 / periods) * 100)


@tool(
    kind="processing",
    examples=[Example(rate=8.0, inflation=5.0, gives={"real_percent": 2.857})],
)
def real_interest_rate(
    rate: Rate,
    inflation: Annotated[
        float, "Inflation, % a year", InflationRate, Draws(1.5, 2, 3.4, 7, unit="%")
    ],
) -> Real:
    """Real interest rate (%) by Fisher's equation (Irving Fisher, 1930)."""
    between(inflation, -50, 1000, "The inflation in %")
    return Real(real_percent=((1 + _rate(rate) / 100) / (1 + inflation / 100) - 1) * 100)


@tool(
    kind="processing",
    examples=[  # 1.06 ** 2 / 1.05 - 1
        Example(
            short_rate=5.0, short_years=1, long_rate=6.0, long_years=2,
            gives={"forward_percent": 7.0095},
        )
    ],
)  # fmt: skip
def forward_rate(
    short_rate: Rate, short_years: Short, long_rate: Rate, long_years: Long
) -> ForwardRate:
    """Forward rate (%) between two years implied by two spot rates, compounded yearly."""
    if not 1 <= short_years < long_years <= 100:
        raise ToolError("The terms must be whole years in order of length, at most 100.")
    long_growth = long_years * log1p(_rate(long_rate) / 100)
    short_growth = short_years * log1p(_rate(short_rate) / 100)
    found = expm1((long_growth - short_growth) / (long_years - short_years))
    return ForwardRate(forward_percent=found * 100)


@tool(kind="processing", examples=[Example(rate=7.2, gives={"years": 9.97})])
def doubling_time(rate: Rate) -> Doubling:
    """Years in which money doubles at a yearly rate, compounded yearly."""
    if not 0.01 <= rate <= 1000:
        raise ToolError("The rate must be between 0.01 and 1000 % a year.")
    return Doubling(years=log(2) / log1p(rate / 100))


@tool(kind="processing", examples=[Example(inflation=3.0, gives={"years": 23.45})])
def purchasing_power_half_life(
    inflation: Annotated[
        float, "Inflation, % a year", InflationRate, Draws(2, 3.5, 6, 10, unit="%")
    ],
) -> Halving:
    """Years in which money loses half of its purchasing power at a yearly inflation."""
    if not 0.01 <= inflation <= 1000:
        raise ToolError("The inflation must be between 0.01 and 1000 % a year.")
    return Halving(years=log(2) / log1p(inflation / 100))


@tool(
    kind="processing",
    examples=[  # 100 * (1 - 8 % * 91 / 360), and 8 % * 365 / (360 - 8 % * 91)
        Example(discount=8.0, days=91, gives={"price": 97.9778, "bond_equivalent_percent": 8.2786})
    ],
)
def treasury_bill(
    discount: Annotated[
        float, "Bank discount, % a year of 360 days", Draws(1.5, 3.2, 4.75, 5.2, unit="%")
    ],
    days: BillDays,
) -> Bill:
    """Price per 100 and bond-equivalent yield (%) of a US treasury bill from its bank discount."""
    between(discount, 0, 50, "The bank discount in %")
    between(days, 1, 364, "The days to maturity")
    price = 100 * (1 - discount / 100 * days / 360)
    return Bill(price=price, bond_equivalent_percent=(100 / price - 1) * 365 / days * 100)


@tool(
    kind="processing",
    examples=[Example(rate=3.0, tax=40.0, gives={"equivalent_percent": 5.0})],
)
def taxable_equivalent_yield(
    rate: Rate, tax: Annotated[float, "Tax rate, %", Draws(22, 32, 37, unit="%")]
) -> AfterTax:
    """Taxable yield (%) worth as much as a tax-free one (municipal bonds) at a tax rate."""
    between(tax, 0, 90, "The tax rate in %")
    return AfterTax(equivalent_percent=_rate(rate) / (1 - tax / 100))


def _rate(rate: float) -> float:
    return between(rate, -20, 200, "The interest rate in %")


def _grown(rate: float, periods: int) -> float:
    return expm1(periods * log1p(_rate(rate) / 100 / periods))
