"""What the wire needs to know of an endpoint; where it is kept is not its matter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from synthesis.core.chat import Usage
from synthesis.core.values import Json


@dataclass(frozen=True, slots=True)
class EndpointSettings:
    """One model behind an OpenAI-compatible server.

    ``base_url`` ends before ``/chat/completions`` (usually in ``/v1``). ``sampling`` goes into
    each request as it is (``temperature``, ``max_tokens``, ...). Prices are per million tokens,
    in whatever currency the operator keeps accounts in. ``timeout`` is in seconds.
    """

    name: str
    base_url: str
    model: str
    api_key: str = field(default="", repr=False)
    sampling: Mapping[str, Json] = field(default_factory=dict)
    max_concurrency: int = 64
    price_in: float = 0.0
    price_out: float = 0.0
    tool_calling: Literal["native", "json"] = "native"
    structured_output: Literal["json_schema", "json_object", "prompt"] = "json_schema"
    timeout: float = 300.0

    def cost(self, usage: Usage) -> float:
        """What a call with that usage costs, in the currency of the prices."""
        tokens = usage.prompt_tokens * self.price_in + usage.completion_tokens * self.price_out
        return tokens / 1_000_000
