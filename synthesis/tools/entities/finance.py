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
MarketInstrument = EntityType(
    name="market_instrument",
    mention="{}",
    unknown="an instrument",
    plural="instruments",
    example="the S&P 500",
)
MarketMonth = EntityType(
    name="market_month",
    mention="{}",
    unknown="a month",
    plural="months",
    example="2008-10",
    pattern=r"(19|20)\d\d-(0[1-9]|1[0-2])",
)
PriceSeries = EntityType(
    name="price_series",
    mention="the prices {}",
    unknown="a series of prices",
    plural="series of prices",
    example="100.5",
)
ClosingPrice = EntityType(
    name="closing_price",
    mention="a price of {}",
    unknown="a price",
    plural="prices",
    example="120.5",
)
AnnualRate = EntityType(
    name="annual_rate",
    mention="{}%",
    unknown="a yearly rate",
    plural="yearly rates",
    example="4.5",
)
InflationRate = EntityType(
    name="inflation_rate",
    mention="{}%",
    unknown="a rate of inflation",
    plural="rates of inflation",
    example="3.2",
)
Volatility = EntityType(
    name="volatility_percent",
    mention="{}%",
    unknown="a volatility",
    plural="volatilities",
    example="18",
)
EquityBeta = EntityType(
    name="equity_beta",
    mention="a beta of {}",
    unknown="a beta",
    plural="betas",
    example="1.2",
)
UsdAmount = EntityType(
    name="usd_amount",
    mention="{} US dollars",
    unknown="an amount of US dollars",
    plural="amounts of US dollars",
    example="2500",
)
MonthlyUsd = EntityType(
    name="monthly_usd",
    mention="{} US dollars",
    unknown="a monthly amount",
    plural="monthly amounts",
    example="500",
)
UsTicker = EntityType(
    name="us_ticker",
    mention="the US stock {}",
    unknown="a US stock",
    plural="US stocks",
    example="AAPL",
    pattern=r"[A-Z]{1,5}(\.[A-Z])?",
)
Industry = EntityType(
    name="industry",
    mention='the industry "{}"',
    unknown="an industry",
    plural="industries",
    example="Semiconductors",
)
HsChapter = EntityType(
    name="hs_chapter",
    mention="chapter {} of the Harmonized System",
    unknown="a chapter of the Harmonized System",
    plural="chapters of the Harmonized System",
    example="09",
    pattern=r"\d{2}",
)
HsHeading = EntityType(
    name="hs_heading",
    mention="HS heading {}",
    unknown="a heading of the Harmonized System",
    plural="headings of the Harmonized System",
    example="0901",
    pattern=r"\d{4}",
)
HsSubheading = EntityType(
    name="hs_subheading",
    mention="HS subheading {}",
    unknown="a subheading of the Harmonized System",
    plural="subheadings of the Harmonized System",
    example="090121",
    pattern=r"\d{6}",
)
VatCountry = EntityType(
    name="vat_country",
    mention="{}",
    unknown="a European country",
    plural="European countries",
    example="Portugal",
)
CanadianProvince = EntityType(
    name="canadian_province",
    mention="{}",
    unknown="a Canadian province or territory",
    plural="Canadian provinces and territories",
    example="Ontario",
)
CpiItem = EntityType(
    name="cpi_item",
    mention='the item "{}"',
    unknown="an item of the consumer price index",
    plural="items of the consumer price index",
    example="Coffee",
)
CpiArea = EntityType(
    name="cpi_area",
    mention="{}",
    unknown="an area of the consumer price index",
    plural="areas of the consumer price index",
    example="San Diego-Carlsbad, CA",
)
Iban = EntityType(
    name="iban",
    mention="the IBAN {}",
    unknown="an IBAN",
    plural="IBANs",
    example="DE89370400440532013000",
    pattern=r"[A-Z]{2}\d{2}[A-Z0-9]{10,30}",
)
Cusip = EntityType(
    name="cusip",
    mention="the security with CUSIP {}",
    unknown="a security",
    plural="securities",
    example="037833100",
    pattern=r"[0-9A-Z*@#]{9}",
)
Lei = EntityType(
    name="lei",
    mention="the legal entity with LEI {}",
    unknown="a legal entity",
    plural="legal entities",
    example="213800D1EI4B9WTWWD28",
    pattern=r"[0-9A-Z]{18}\d{2}",
)
CfiCode = EntityType(
    name="cfi_code",
    mention="the CFI code {}",
    unknown="a classification of an instrument",
    plural="classifications of instruments",
    example="ESVUFR",
    pattern=r"[A-Z]{6}",
)
NetMargin = EntityType(
    name="net_margin_percent",
    mention="{}%",
    unknown="a net margin",
    plural="net margins",
    example="8.5",
)
ReturnOnEquity = EntityType(
    name="return_on_equity_percent",
    mention="{}%",
    unknown="a return on equity",
    plural="returns on equity",
    example="14",
)
