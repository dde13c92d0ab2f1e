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
    mention="the exchange with MIC {}",
    unknown="a stock exchange",
    plural="stock exchanges",
    example="XLON",
    pattern=r"[A-Z0-9]{4}",
)
IbanCountry = EntityType(
    name="iban_country",
    mention="{}",
    unknown="a country",
    plural="countries",
    example="Norway",
)
PriceYear = EntityType(
    name="price_year",
    mention="{}",
    unknown="a year",
    plural="years",
    example="1985",
)
