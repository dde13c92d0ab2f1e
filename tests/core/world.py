"""A small world of countries with real-looking data, so that core runs without any library."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from typing import Any

from synthesis.core.canonical import canonical
from synthesis.core.episode import Progress, is_complete, run_iteration
from synthesis.core.record import RunInfo, build, seal
from synthesis.core.serial import Record
from synthesis.core.values import (
    Ask,
    Configuration,
    EntityType,
    Exemplar,
    Input,
    Json,
    Outcome,
    Output,
    Seed,
    ToolSpec,
)
from synthesis.core.verification import Rederiver, verify
from synthesis.engines.builtin.engine import BuiltinEngine

COUNTRY = EntityType("country", "{}", "a country", "countries", "Chile")
CURRENCY = EntityType("currency_code", "the currency {}", "a currency", "currencies", "CLP")

NEIGHBOURS = {
    "Chile": ["Argentina", "Bolivia", "Peru"],
    "Peru": ["Bolivia", "Brazil", "Chile"],
    "Bolivia": ["Argentina", "Brazil", "Chile", "Paraguay", "Peru"],
    "Argentina": ["Bolivia", "Brazil", "Chile"],
    "Brazil": ["Argentina", "Bolivia"],
    "Paraguay": ["Argentina", "Bolivia", "Brazil"],
}
CURRENCIES = {
    "Chile": "CLP",
    "Peru": "PEN",
    "Bolivia": "BOB",
    "Argentina": "ARS",
    "Brazil": "BRL",
    "Paraguay": "PYG",
}
RATES = {"CLP": 928.75, "PEN": 3.72, "BOB": 6.91, "ARS": 1034.5, "BRL": 5.83, "PYG": 7801.25}
POPULATIONS = {
    "Chile": 18664652,
    "Peru": 34352720,
    "Bolivia": 12388571,
    "Argentina": 45773884,
    "Brazil": 216422446,
    "Paraguay": 6861524,
}


def _spec(name: str, kind: Any, inputs: tuple[Input, ...], outputs: tuple[Output, ...]) -> ToolSpec:
    return ToolSpec(
        name=name,
        domain="general",
        kind=kind,
        pack="general.world",
        description=f"{name.replace('_', ' ').capitalize()}.",
        parameters={
            "type": "object",
            "properties": {item.name: {"type": item.type} for item in inputs},
            "required": [item.name for item in inputs if item.required],
            "additionalProperties": False,
        },
        result_schema={"type": "object"},
        inputs=inputs,
        outputs=outputs,
        version="world 1",
    )


_COUNTRY = Input("country", "Name of the country", "string", COUNTRY)
_CURRENCY = Input("currency", "ISO code", "string", CURRENCY)
_AMOUNT = Input("amount", "Amount", "number", draws=(100, 250), label="the amount", unit="USD")

SPECS: Mapping[str, ToolSpec] = {
    spec.name: spec
    for spec in (
        _spec(
            "country_currency",
            "retrieval",
            (_COUNTRY,),
            (
                Output(
                    "/currency",
                    "string",
                    CURRENCY,
                    ask=Ask(
                        "the ISO code of the currency of {country}", "the currency of {country}"
                    ),
                ),
            ),
        ),
        _spec(
            "neighbours",
            "retrieval",
            (_COUNTRY,),
            (
                Output(
                    "/neighbours",
                    "list",
                    COUNTRY,
                    many=True,
                    ask=Ask(
                        "the countries that border {country}", "the countries that border {country}"
                    ),
                ),
            ),
        ),
        _spec(
            "population",
            "retrieval",
            (_COUNTRY,),
            (
                Output(
                    "/population",
                    "number",
                    ask=Ask(
                        "the population of {country}",
                        "the population of {country}",
                        noun="population",
                        additive=True,
                    ),
                ),
            ),
        ),
        _spec(
            "from_dollars",
            "processing",
            (_CURRENCY, _AMOUNT),
            (
                Output(
                    "/value",
                    "number",
                    ask=Ask(
                        "the value of {amount} in {currency}",
                        "the value of {amount} in {currency}",
                        noun="value of {amount}",
                        round_to=1,
                    ),
                ),
            ),
        ),
    )
}

_ANSWERS: Mapping[str, Callable[[Mapping[str, Json]], Json]] = {
    "country_currency": lambda a: {"currency": CURRENCIES[a["country"]]},
    "neighbours": lambda a: {"neighbours": NEIGHBOURS[a["country"]]},
    "population": lambda a: {"population": POPULATIONS[a["country"]]},
    "from_dollars": lambda a: {"value": a["amount"] * RATES[a["currency"]]},
}

SEEDS = tuple(Seed(name, "country", "general", "World 1") for name in CURRENCIES)
EXEMPLARS = {
    f"e{n}": Exemplar(f"e{n}", f"Query {n}?", form, "general")
    for n, form in enumerate(("fact", "chain", "comparison", "aggregation", "format"))
}
INFO = RunInfo("builtin", None, {"studio": "test", "engine": "builtin test"})


class WorldRunner:
    """Answers from the tables above; remembers every call that it was asked for."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, dict[str, Json]]] = []
        self.replays: list[tuple[str, dict[str, Json]]] = []

    async def call(self, tool: str, arguments: Mapping[str, Json]) -> Outcome:
        self.calls.append((tool, dict(arguments)))
        return self._answer(tool, arguments)

    async def replay(self, tool: str, arguments: Mapping[str, Json], after: float) -> Outcome:
        self.replays.append((tool, dict(arguments)))
        return self._answer(tool, arguments)

    def _answer(self, tool: str, arguments: Mapping[str, Json]) -> Outcome:
        try:
            result = json.loads(canonical(_ANSWERS[tool](arguments)))  # as tools give it: I-JSON
            return Outcome(result=result, host_time=time.monotonic())
        except KeyError as error:
            return Outcome(error=f"Nothing is known of {error.args[0]}.")


def configuration(form: str = "chain", **changes: Any) -> Configuration:
    """An episode on Chile that aims at converting into its currency."""
    values: dict[str, Any] = {
        "episode": 1,
        "random_seed": 11,
        "domain": "general",
        "seed": SEEDS[0],
        "toolset": tuple(sorted(SPECS)),
        "exemplars": (("e0",), ("e1",), ("e2",)),
        "form": form,
        "focus": ("from_dollars", "population", "neighbours"),
        "draws": {"country": ("Peru", "Brazil", "Bolivia", "Paraguay")},
    }
    return Configuration(**{**values, **changes})


async def finished(setting: Configuration, runner: WorldRunner | None = None) -> Progress:
    """The episode of a configuration, run to its end."""
    engine, used, progress = BuiltinEngine(SPECS), runner or WorldRunner(), Progress()
    while not is_complete(setting, progress):
        progress = await run_iteration(setting, progress, engine, used, EXEMPLARS)
    return progress


async def verdicts(record: Record, runner: WorldRunner | None = None) -> dict[str, str]:
    """Each check's verdict on a record."""
    rederiver = Rederiver(BuiltinEngine(SPECS), "builtin test")
    found = await verify(record, SPECS, runner or WorldRunner(), 0.0, rederiver)
    return {name: item.verdict for name, item in found.items()}


async def task(form: str = "chain", **changes: Any) -> Record:
    """A sealed record of one episode."""
    setting = configuration(form, **changes)
    record = build(INFO, setting, await finished(setting), SPECS)
    rederiver = Rederiver(BuiltinEngine(SPECS), "builtin test")
    return seal(record, await verify(record, SPECS, WorldRunner(), 0.0, rederiver))
