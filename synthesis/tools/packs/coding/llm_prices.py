"""Prices and context windows of language models."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.coding import LlmModel, LlmProvider

PACK = Pack(
    title="Prices of language models",
    distributions=("llmprice-kit",),
    licence="MIT",
    data="LiteLLM's list of prices and context windows, 2,597 models",
    data_licence="MIT",
    data_date="2026-04-03",
)

PER = 1_000_000
MOST_TOKENS = 10**9
ASKED_PROVIDERS = (
    "openai", "anthropic", "gemini", "mistral", "xai", "deepseek", "cohere_chat", "groq",
    "perplexity", "together_ai", "fireworks_ai", "bedrock", "bedrock_converse", "dashscope",
    "deepinfra", "openrouter", "moonshot", "cerebras", "sambanova", "novita", "nebius",
)  # fmt: skip
"""Providers whose list prices people compare."""

Model = Annotated[str, "Name of a model as LiteLLM writes it, such as gpt-4o", LlmModel]
Provider = Annotated[str, "Name of a provider as LiteLLM writes it", LlmProvider]


class Price(Result):
    provider: Annotated[str, LlmProvider, Asks("the provider of {model} in LiteLLM's price list")]
    input_usd_per_million_tokens: Annotated[
        float,
        Asks(
            "the price of a million input tokens of {model} in LiteLLM's price list",
            noun="price of a million input tokens in LiteLLM's price list",
            unit="USD",
            round_to=3,
        ),
    ]
    output_usd_per_million_tokens: Annotated[
        float,
        Asks(
            "the price of a million output tokens of {model} in LiteLLM's price list",
            noun="price of a million output tokens in LiteLLM's price list",
            unit="USD",
            round_to=3,
        ),
    ]


class Window(Result):
    input_tokens: Annotated[
        int,
        Asks(
            "the largest number of input tokens that {model} takes, by LiteLLM's list",
            noun="largest number of input tokens, by LiteLLM's list",
        ),
    ]
    output_tokens: Annotated[
        int,
        Asks(
            "the largest number of output tokens that {model} gives, by LiteLLM's list",
            noun="largest number of output tokens, by LiteLLM's list",
        ),
    ]


class Cost(Result):
    cost_usd: Annotated[
        float,
        Asks(
            "the list price of {calls} to {model} with {input_tokens} and {output_tokens} each",
            noun="list price of {calls} with {input_tokens} and {output_tokens} each",
            unit="USD",
            round_to=4,
        ),
    ]


class Models(Result):
    model_count: Annotated[
        int,
        Asks(
            "the number of priced chat models of {provider} in LiteLLM's list",
            noun="number of priced chat models in LiteLLM's list",
            additive=True,
        ),
    ]
    cheapest: Annotated[
        str,
        LlmModel,
        Asks(
            "the chat model of {provider} with the lowest input price in LiteLLM's list",
            refers="the chat model of {provider} with the lowest input price",
        ),
    ]
    dearest: Annotated[
        str,
        LlmModel,
        Asks(
            "the chat model of {provider} with the highest input price in LiteLLM's list",
            refers="the chat model of {provider} with the highest input price",
        ),
    ]


class Able(Result):
    supports: Annotated[bool, Asks("whether {model} supports {feature}, by LiteLLM's list")]


@tool(
    kind="retrieval",
    examples=[
        Example(
            model="gpt-4o",
            gives={
                "provider": "openai",
                "input_usd_per_million_tokens": 2.5,
                "output_usd_per_million_tokens": 10,
            },
        )
    ],
)
def llm_price(model: Model) -> Price:
    """Provider and list prices (USD per million tokens) of a language model, from LiteLLM."""
    item = _priced(model)
    return Price(
        provider=item["litellm_provider"],
        input_usd_per_million_tokens=item["input_cost_per_token"] * PER,
        output_usd_per_million_tokens=item["output_cost_per_token"] * PER,
    )


@tool(
    kind="retrieval",
    examples=[Example(model="gpt-4o", gives={"input_tokens": 128000, "output_tokens": 16384})],
)
def llm_context_window(model: Model) -> Window:
    """Largest numbers of input and output tokens of a language model, from LiteLLM's list."""
    item = _find(model)
    sizes = item.get("max_input_tokens"), item.get("max_output_tokens")
    if not all(isinstance(size, int) for size in sizes):
        raise ToolError(f"LiteLLM's list gives no context window for {model[:80]}.")
    return Window(input_tokens=sizes[0], output_tokens=sizes[1])


@tool(
    kind="processing",
    examples=[
        Example(
            model="gpt-4o",
            calls=1,
            input_tokens=12000,
            output_tokens=800,
            gives={"cost_usd": 0.038},
        )
    ],
)
def llm_call_cost(
    model: Model,
    calls: Annotated[int, "Number of calls", Draws(100, 1000, 10_000, unit="calls")],
    input_tokens: Annotated[
        int, "Input tokens of each call", Draws(800, 2500, 12_000, unit="input tokens")
    ],
    output_tokens: Annotated[
        int, "Output tokens of each call", Draws(150, 400, 1200, unit="output tokens")
    ],
) -> Cost:
    """List price in USD of calls to a language model, without caching or batch discounts."""
    if not all(0 <= number <= MOST_TOKENS for number in (calls, input_tokens, output_tokens)):
        raise ToolError("Calls and tokens must lie between 0 and 1,000,000,000.")
    item = _priced(model)
    one = (
        input_tokens * item["input_cost_per_token"] + output_tokens * item["output_cost_per_token"]
    )
    return Cost(cost_usd=calls * one)


@tool(
    kind="retrieval",
    examples=[Example(provider="openai", gives={"cheapest": "gpt-5-nano"})],
)
def llm_provider_models(provider: Provider) -> Models:
    """Number of a provider's priced chat models in LiteLLM's list, the cheapest and dearest."""
    found = {
        name: item["input_cost_per_token"]
        for name, item in _table().items()
        if item.get("litellm_provider") == provider and _is_priced_chat(item)
    }
    if not found:
        raise ToolError(f"LiteLLM's list has no priced chat model of a provider {provider[:40]!r}.")
    ranked = sorted(found, key=lambda name: (found[name], name))
    return Models(model_count=len(found), cheapest=ranked[0], dearest=ranked[-1])


@tool(
    kind="retrieval",
    examples=[
        Example(model="gpt-4o", feature="image input", gives={"supports": True}),
        Example(model="gpt-3.5-turbo", feature="image input", gives={"supports": False}),
    ],
)
def llm_supports(
    model: Model,
    feature: Annotated[
        Literal["image input", "function calling", "prompt caching", "reasoning", "PDF input"],
        "Which ability",
    ],
) -> Able:
    """Whether a language model has an ability, by LiteLLM's list."""
    keys = {
        "image input": "supports_vision",
        "function calling": "supports_function_calling",
        "prompt caching": "supports_prompt_caching",
        "reasoning": "supports_reasoning",
        "PDF input": "supports_pdf_input",
    }
    return Able(supports=bool(_find(model).get(keys[feature])))


@cache
def _table() -> dict[str, dict[str, Any]]:
    import json
    from importlib import resources

    text = (resources.files("llmprice") / "data" / "model_prices.json").read_text(encoding="utf-8")
    items = json.loads(text)
    return {name: items[name] for name in sorted(items) if name != "sample_spec"}


def _find(model: str) -> dict[str, Any]:
    found = _table().get(model)
    if found is None:
        raise ToolError(f"LiteLLM's list has no model {model[:80]!r}; one that it has is 'gpt-4o'.")
    return found


def _priced(model: str) -> dict[str, Any]:
    item = _find(model)
    if not item.get("input_cost_per_token") or item.get("output_cost_per_token") is None:
        raise ToolError(f"LiteLLM's list gives no price per token for {model[:80]}.")
    return item


def _is_priced_chat(item: dict[str, Any]) -> bool:
    return bool(item.get("mode") == "chat" and item.get("input_cost_per_token"))


@seeds(LlmModel, source="LiteLLM's price list")
def models() -> Iterator[str]:
    """Chat models with a price and a context window, of providers that people compare."""
    for name, item in _table().items():
        known = item.get("max_input_tokens") and item.get("max_output_tokens")
        if item.get("litellm_provider") in ASKED_PROVIDERS and known and _is_priced_chat(item):
            yield name


@seeds(LlmProvider, source="LiteLLM's price list")
def providers() -> Iterator[str]:
    """Providers with at least three priced chat models."""
    from collections import Counter

    counts = Counter(
        item["litellm_provider"] for item in _table().values() if _is_priced_chat(item)
    )
    yield from sorted(name for name, count in counts.items() if count >= 3)
