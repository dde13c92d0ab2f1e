"""Facts, chains and refusals of the finance packs."""

from __future__ import annotations

import decimal
from typing import Any

import pytest

from synthesis.core.errors import ToolError
from synthesis.tools.execution import execute


def call(tool: str, **arguments: Any) -> Any:
    return execute(tool, arguments)


def test_the_volatility_of_2008_prices_an_option_on_the_index() -> None:
    window = {"instrument": "the S&P 500", "start": "2008-01-02", "end": "2008-12-31"}
    volatility = call("window_volatility", **window)["volatility_percent"]
    spot = call("closing_price", instrument="the S&P 500", date="2008-12-31")["close"]
    terms = {"kind": "call", "spot": spot, "strike": 100.0, "days": 91, "rate": 1.0}
    price = call("option_price", **terms, volatility=volatility)["price"]
    back = call("implied_volatility", **terms, price=price)["volatility_percent"]
    assert spot == pytest.approx(903.25)
    assert back == pytest.approx(volatility, rel=1e-6)


def test_put_and_call_prices_keep_parity() -> None:
    terms = {"spot": 100.0, "strike": 105.0, "days": 365, "volatility": 20.0, "rate": 3.0}
    call_price, put_price = (
        call("option_price", kind=kind, **terms)["price"] for kind in ("call", "put")
    )
    assert call_price - put_price == pytest.approx(100 - 105 * 2.718281828459045**-0.03, abs=1e-6)


def test_a_price_found_from_a_yield_gives_that_yield_back() -> None:
    price = call("bond_price", coupon=3.5, years=7, bond_yield=4.2)["price"]
    found = call("bond_yield_to_maturity", coupon=3.5, years=7, price=price)["yield_percent"]
    assert found == pytest.approx(4.2, abs=1e-6)


def test_quantlib_is_left_without_an_evaluation_date_of_ours() -> None:
    import QuantLib as ql

    before = ql.Settings.instance().evaluationDate
    call("bond_accrued_interest", date="2020-02-29", coupon=5.0, convention="30/360")
    assert ql.Settings.instance().evaluationDate == before


def test_payroll_taxes_leave_decimal_rounding_as_it_is() -> None:
    before = decimal.getcontext().rounding
    call("us_take_home_pay", wages=4321.0, status="married", tax_year=2024)
    assert decimal.getcontext().rounding == before


def test_a_renamed_company_has_one_unbroken_membership() -> None:
    assert call("index_joining_date", ticker="WMT", index="the Dow Jones")["date"] == "1997-03-17"


def test_the_dow_jones_has_thirty_stocks_on_any_day() -> None:
    for date in ("1995-05-01", "2009-06-08", "2024-11-08"):
        assert len(call("dow_members", date=date)["tickers"]) == 30


def test_an_index_leads_to_the_margin_of_its_oldest_member() -> None:
    oldest = call("oldest_index_member", index="DOW JONES")["company"]
    assert call("company_founded", company=oldest)["founded_year"] < 1850


def test_a_bank_leads_to_an_iban_that_leads_back_to_it() -> None:
    iban = call("iban_of_account", bic="COBADEFF", account="123456789")["iban"]
    assert call("iban_bank", iban=iban)["bic"].startswith("COBADEFF")


def test_a_company_leads_to_its_cusip_and_back() -> None:
    isin = call("company_record", company="Microsoft")["isin"]
    cusip = call("cusip_of_isin", isin=isin)["cusip"]
    assert cusip == "594918104"
    assert call("isin_of_cusip", cusip=cusip)["isin"] == isin


def test_daily_closes_of_a_month_give_the_fall_within_it() -> None:
    # from 1161.06 on the first to 848.92 on the 27th
    prices = call("daily_closes", instrument="the S&P 500", month="2008-10")["closes"]
    assert len(prices) == 23
    assert call("price_drawdown", prices=prices)["drawdown_percent"] == pytest.approx(
        26.884, abs=0.01
    )


def test_exchanges_of_iceland_and_india_know_their_country() -> None:
    assert call("market_record", mic="XICE")["country"] == "Iceland"
    assert call("market_record", mic="XBOM")["country"] == "India"


def test_companies_whose_home_the_source_gets_wrong_are_mended() -> None:
    assert call("company_record", company="Nitto Denko")["country"] == "Japan"
    with pytest.raises(ToolError):
        call("company_record", company="ADP")


@pytest.mark.parametrize(
    ("tool", "arguments", "sentence"),
    [
        (
            "window_return",
            {"instrument": "Facebook stock", "start": "2008-01-02", "end": "2012-12-31"},
            "do not cover the time",
        ),
        (
            "trading_range",
            {"instrument": "WTI crude oil", "date": "2008-07-03"},
            "only closing prices",
        ),
        ("bond_price", {"coupon": 5.0, "years": 10, "bond_yield": 1e9}, "between"),
        ("hs_heading", {"heading": "9999"}, "has no 4-digit code"),
        ("vat_rate", {"country": "Brazil"}, "only those of Europe"),
        (
            "implied_volatility",
            {
                "kind": "call",
                "price": 500.0,
                "spot": 100.0,
                "strike": 100.0,
                "days": 30,
                "rate": 1.0,
            },
            "No volatility",
        ),
        (
            "us_item_price_change",
            {"item": "Cofee", "start": 2000, "end": 2020},
            "did you mean Coffee",
        ),
        ("price_change", {"prices": [1.0, -2.0]}, "above zero"),
        ("company_revenue", {"company": "Alps Alpine"}, "not known"),
        ("cusip_of_isin", {"isin": "DE0007236101"}, "United States or Canada"),
        ("gordon_growth_value", {"dividend": 2.0, "growth": 9.0, "rate": 8.0}, "above the growth"),
    ],
)
def test_what_cannot_be_answered_is_refused(
    tool: str, arguments: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(ToolError, match=sentence):
        call(tool, **arguments)
