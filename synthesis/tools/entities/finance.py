"""Entity types of companies, markets, banks and money."""

from __future__ import annotations

from synthesis.core.values import EntityType

Company = EntityType(
    name="company",
    mention="{}",
    unknown="a listed company",
    plural="listed companies",
    example="Siemens",
)
StockIndex = EntityType(
    name="stock_index",
    mention="the {} index",
    unknown="a stock index",
    plural="stock indices",
    example="DAX",
)
Isin = EntityType(
    name="isin",
    mention="the security with ISIN {}",
    unknown="a security",
    plural="securities",
    example="US0378331005",
    pattern=r"[A-Z]{2}[A-Z0-9]{9}\d",
)
Bic = EntityType(
    name="bic",
    mention="the bank with BIC {}",
    unknown="a bank",
    plural="banks",
    example="DEUTDEFF",
    pattern=r"[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?",
)
Mic = EntityType(
    name="mic",
    mention="the market with identifier code {}",
    unknown="a securities market",
    plural="securities markets",
    example="XLON",
    pattern=r"[A-Z0-9]{4}",
)
UsDollars = EntityType(
    name="us_dollars",
    mention="{} US dollars",
    unknown="an amount in US dollars",
    plural="amounts in US dollars",
    example="2500",
)
