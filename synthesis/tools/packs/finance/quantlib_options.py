"""Prices and risks of options with QuantLib."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Annotated, Any, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.finance import AnnualRate, ClosingPrice, Volatility
from synthesis.tools.packs.finance import _quantlib
from synthesis.tools.packs.finance._quantlib import between

if TYPE_CHECKING:
    import QuantLib as ql

PACK = Pack(title="QuantLib options", distributions=("QuantLib",), licence="BSD-3-Clause")
YEAR = 365

Kind = Annotated[Literal["call", "put"], "Whether the option is a call or a put"]
Spot = Annotated[
    float, "Price of the underlying", ClosingPrice, Draws(50, 100, 240, unit="US dollars")
]
Strike = Annotated[
    float,
    "Strike, in % of the price of the underlying, 20 to 500",
    Draws(90, 95, 100, 105, 110, unit="% of that price"),
]
Days = Annotated[int, "Days to expiry, 1 to 3650", Draws(30, 91, 182, 365, unit="days")]
Sigma = Annotated[float, "Volatility, % a year, 1 to 300", Volatility, Draws(12, 20, 35, unit="%")]
Rate = Annotated[
    float, "Continuously compounded interest rate, % a year", AnnualRate, Draws(1, 3, 5, unit="%")
]
OF = (
    "a {kind} on an underlying at {spot}, struck at {strike} and expiring in {days}, "
    "with {volatility} as its volatility and {rate} as the interest rate"
)


class Value(Result):
    price: Annotated[float, Asks(f"the Black-Scholes price of {OF}", round_to=3)]


class Greeks(Result):
    delta: Annotated[float, Asks(f"the delta of {OF}", round_to=4)]
    gamma: Annotated[float, Asks(f"the gamma of {OF}", round_to=5)]
    vega: Annotated[
        float, Asks(f"the vega, per percentage point of volatility, of {OF}", round_to=4)
    ]
    theta: Annotated[float, Asks(f"the theta, per calendar day, of {OF}", round_to=4)]


class ImpliedVolatility(Result):
    volatility_percent: Annotated[
        float,
        Volatility,
        Asks(
            "the implied volatility of a European {kind} that costs {price} when the underlying "
            "is at {spot}, struck at {strike} and expiring in {days}, with {rate} as the "
            "interest rate",
            refers="the implied volatility of a {kind} at {price} on an underlying at {spot}",
            unit="%",
            round_to=2,
        ),
    ]


class Forward(Result):
    forward: Annotated[
        float,
        Asks(
            "the forward price in {days} of an asset without income that now costs {spot}, "
            "with {rate} as the interest rate",
            round_to=3,
        ),
    ]


HULL: dict[str, Any] = {
    "spot": 42.0,
    "strike": 95.2381,
    "days": 182,
    "volatility": 20.0,
    "rate": 10.0,
}


@tool(
    kind="processing",
    examples=[  # Hull: 4.76 and 0.81 for half a year, strike 40
        Example(kind="call", **HULL, gives={"price": 4.76}, rel=3e-3),
        Example(kind="put", **HULL, gives={"price": 0.81}, rel=5e-3),
    ],
)
def option_price(
    kind: Kind, spot: Spot, strike: Strike, days: Days, volatility: Sigma, rate: Rate
) -> Value:
    """Black-Scholes price of a European option on an underlying without dividends."""
    with _quantlib.evaluated() as lib:
        option = _option(lib, kind, spot, strike, days)
        option.setPricingEngine(lib.AnalyticEuropeanEngine(_process(lib, spot, volatility, rate)))
        return Value(price=option.NPV())


@tool(
    kind="processing",
    examples=[  # Hull: delta 0.522, gamma 0.066, vega 12.1, theta -4.31 for 20 weeks
        Example(
            kind="call", spot=49.0, strike=102.0408, days=140, volatility=20.0, rate=5.0,
            gives={"delta": 0.522, "gamma": 0.066, "vega": 0.121, "theta": -4.31 / 365}, rel=0.01,
        )
    ],
)  # fmt: skip
def option_greeks(
    kind: Kind, spot: Spot, strike: Strike, days: Days, volatility: Sigma, rate: Rate
) -> Greeks:
    """Delta, gamma, vega (per point) and theta (per day) of a European option (Black-Scholes)."""
    with _quantlib.evaluated() as lib:
        option = _option(lib, kind, spot, strike, days)
        option.setPricingEngine(lib.AnalyticEuropeanEngine(_process(lib, spot, volatility, rate)))
        return Greeks(
            delta=option.delta(),
            gamma=option.gamma(),
            vega=option.vega() / 100,
            theta=option.theta() / YEAR,
        )


@tool(
    kind="processing",
    examples=[  # Hull: 1.875 for a quarter at 21 and strike 20 implies 23.5 %
        Example(
            kind="call", price=1.875, spot=21.0, strike=95.2381, days=91, rate=10.0,
            gives={"volatility_percent": 23.5}, rel=5e-3,
        )
    ],
)  # fmt: skip
def implied_volatility(
    kind: Kind,
    price: Annotated[float, "Price of the option", Draws(3.2, 5.5, 8.1, unit="US dollars")],
    spot: Annotated[float, "Price of the underlying", Draws(80, 100, 105, unit="US dollars")],
    strike: Strike,
    days: Days,
    rate: Rate,
) -> ImpliedVolatility:
    """Volatility (% a year) at which Black-Scholes gives the price of a European option."""
    between(price, 1e-6, 1e9, "The price of the option")
    with _quantlib.evaluated() as lib:
        option = _option(lib, kind, spot, strike, days)
        try:
            found = option.impliedVolatility(
                price, _process(lib, spot, 20, rate), 1e-8, 200, 1e-4, 5
            )
        except RuntimeError as error:
            raise ToolError("No volatility gives the option that price.") from error
    return ImpliedVolatility(volatility_percent=found * 100)


@tool(
    kind="processing",
    examples=[  # Hull: 40 a year ahead at 5 % for three months is 40.50
        Example(spot=40.0, days=91, rate=5.0, gives={"forward": 40.50})
    ],
)
def forward_price(spot: Spot, days: Days, rate: Rate) -> Forward:
    """Forward price of an asset without income, by continuous compounding."""
    from math import exp

    between(rate, -5, 50, "The interest rate in %")
    between(days, 1, 3650, "The days to expiry")
    return Forward(forward=_spot(spot) * exp(rate / 100 * days / YEAR))


def _spot(spot: float) -> float:
    return between(spot, 0.01, 1e6, "The price of the underlying")


def _level(spot: float, strike: float) -> float:
    return _spot(spot) * between(strike, 20, 500, "The strike in % of the price") / 100


def _type(lib: Any, kind: str) -> int:
    return lib.Option.Call if kind == "call" else lib.Option.Put


def _expiry(days: int) -> ql.Date:
    between(days, 1, 3650, "The days to expiry")
    return _quantlib.date_of(_quantlib.START + timedelta(days=days))


def _payoff(lib: Any, kind: str, spot: float, strike: float) -> ql.PlainVanillaPayoff:
    return lib.PlainVanillaPayoff(_type(lib, kind), _level(spot, strike))


def _option(lib: Any, kind: str, spot: float, strike: float, days: int) -> ql.VanillaOption:
    payoff = _payoff(lib, kind, spot, strike)
    return lib.VanillaOption(payoff, lib.EuropeanExercise(_expiry(days)))


def _process(lib: Any, spot: float, volatility: float, rate: float) -> ql.BlackScholesMertonProcess:
    between(volatility, 1, 300, "The volatility in %")
    between(rate, -5, 50, "The interest rate in %")
    today, counter = _quantlib.date_of(_quantlib.START), lib.Actual365Fixed()

    def flat(percent: float) -> ql.YieldTermStructureHandle:
        return lib.YieldTermStructureHandle(lib.FlatForward(today, percent / 100, counter))

    smile = lib.BlackConstantVol(today, lib.NullCalendar(), volatility / 100, counter)
    return lib.BlackScholesMertonProcess(
        lib.QuoteHandle(lib.SimpleQuote(spot)),
        flat(0.0),
        flat(rate),
        lib.BlackVolTermStructureHandle(smile),
    )
