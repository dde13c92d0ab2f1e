"""Prices of American, barrier, digital and Asian options with QuantLib."""

from __future__ import annotations

from typing import Annotated

from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.packs.finance import _quantlib
from synthesis.tools.packs.finance._quantlib import between
from synthesis.tools.packs.finance.quantlib_options import (
    OF,
    YEAR,
    Days,
    Kind,
    Rate,
    Sigma,
    Spot,
    Strike,
    _expiry,
    _level,
    _option,
    _payoff,
    _process,
    _spot,
    _type,
)

PACK = Pack(title="QuantLib exotic options", distributions=("QuantLib",), licence="BSD-3-Clause")


class AmericanValue(Result):
    price: Annotated[float, Asks(f"the value of an American {OF[2:]}", round_to=3)]
    early_exercise_premium: Annotated[
        float, Asks(f"the early-exercise premium of an American {OF[2:]}", round_to=3)
    ]


class BarrierValue(Result):
    price: Annotated[
        float,
        Asks(
            "the price of a down-and-out call on an underlying at {spot}, struck at that price "
            "and knocked out at {barrier}, expiring in {days}, with {volatility} as its "
            "volatility and {rate} as the interest rate",
            round_to=3,
        ),
    ]


class DigitalValue(Result):
    price: Annotated[
        float,
        Asks(
            f"the price of a cash-or-nothing option that pays 100, but is otherwise like {OF}",
            round_to=3,
        ),
    ]
    probability_percent: Annotated[
        float,
        Asks(f"the risk-neutral probability of exercise of {OF}", unit="%", round_to=2),
    ]


class AsianValue(Result):
    price: Annotated[
        float,
        Asks(f"the price of a continuous geometric-average Asian version of {OF}", round_to=3),
    ]


@tool(
    kind="processing",
    examples=[  # Hull's five-step tree gives 4.49 and finer trees 4.278 for five months at 50
        Example(
            kind="put", spot=50.0, strike=100.0, days=152, volatility=40.0, rate=10.0,
            gives={"price": 4.283}, rel=2e-3,
        )
    ],
)  # fmt: skip
def american_option_price(
    kind: Kind, spot: Spot, strike: Strike, days: Days, volatility: Sigma, rate: Rate
) -> AmericanValue:
    """Value of an American option without dividends (Andersen, Lake and Offengenden 2016)."""
    with _quantlib.evaluated() as lib:
        process = _process(lib, spot, volatility, rate)
        european = _option(lib, kind, spot, strike, days)
        european.setPricingEngine(lib.AnalyticEuropeanEngine(process))
        end = european.exercise().lastDate()
        exercise = lib.AmericanExercise(_quantlib.date_of(_quantlib.START), end)
        option = lib.VanillaOption(_payoff(lib, kind, spot, strike), exercise)
        option.setPricingEngine(lib.QdFpAmericanEngine(process))
        price, plain = option.NPV(), european.NPV()
    return AmericanValue(price=price, early_exercise_premium=max(0.0, price - plain))


@tool(
    kind="processing",
    examples=[  # the formula of Hull, Options, Futures and Other Derivatives, by hand
        Example(
            spot=100.0, barrier=95.0, days=182, volatility=25.0, rate=8.0,
            gives={"price": 5.295716},
        )
    ],
)  # fmt: skip
def barrier_option_price(
    spot: Spot,
    barrier: Annotated[
        float, "Barrier, in % of the price, 20 to 99.9",
        Draws(75, 80, 85, 90, 95, unit="% of that price"),
    ],
    days: Days,
    volatility: Sigma,
    rate: Rate,
) -> BarrierValue:  # fmt: skip
    """Price of a down-and-out call struck at the money (Reiner and Rubinstein 1991)."""
    level = _spot(spot) * between(barrier, 20, 99.9, "The barrier in % of the price") / 100
    with _quantlib.evaluated() as lib:
        option = lib.BarrierOption(
            lib.Barrier.DownOut,
            level,
            0.0,
            lib.PlainVanillaPayoff(lib.Option.Call, spot),
            lib.EuropeanExercise(_expiry(days)),
        )
        option.setPricingEngine(lib.AnalyticBarrierEngine(_process(lib, spot, volatility, rate)))
        return BarrierValue(price=option.NPV())


@tool(
    kind="processing",
    examples=[  # 100 exp(-rT) N(-d2) by hand
        Example(
            kind="put", spot=100.0, strike=80.0, days=274, volatility=35.0, rate=6.0,
            gives={"price": 22.164340, "probability_percent": 23.185470},
        )
    ],
)  # fmt: skip
def digital_option_price(
    kind: Kind, spot: Spot, strike: Strike, days: Days, volatility: Sigma, rate: Rate
) -> DigitalValue:
    """Price of a cash-or-nothing option that pays 100, and its risk-neutral probability (%)."""
    from math import exp

    with _quantlib.evaluated() as lib:
        payoff = lib.CashOrNothingPayoff(_type(lib, kind), _level(spot, strike), 100.0)
        option = lib.VanillaOption(payoff, lib.EuropeanExercise(_expiry(days)))
        option.setPricingEngine(lib.AnalyticEuropeanEngine(_process(lib, spot, volatility, rate)))
        price = option.NPV()
    return DigitalValue(price=price, probability_percent=price * exp(rate / 100 * days / YEAR))


@tool(
    kind="processing",
    examples=[  # Hull: a volatility of 20 %/sqrt 3 and a yield of 5.33 % for a year gives 5.13
        Example(
            kind="call", spot=50.0, strike=100.0, days=365, volatility=40.0, rate=10.0,
            gives={"price": 5.13}, rel=2e-3,
        )
    ],
)  # fmt: skip
def asian_option_price(
    kind: Kind, spot: Spot, strike: Strike, days: Days, volatility: Sigma, rate: Rate
) -> AsianValue:
    """Price of an option on the continuous geometric average (Kemna and Vorst 1990)."""
    with _quantlib.evaluated() as lib:
        option = lib.ContinuousAveragingAsianOption(
            lib.Average.Geometric,
            _payoff(lib, kind, spot, strike),
            lib.EuropeanExercise(_expiry(days)),
        )
        process = _process(lib, spot, volatility, rate)
        option.setPricingEngine(lib.AnalyticContinuousGeometricAveragePriceAsianEngine(process))
        return AsianValue(price=option.NPV())
