"""The engine that a language model drives, behind ``core.ports.Engine``.

One object drives one episode. It keeps the conversation of the current iteration only; all
else follows from the evidence, so an episode that starts again at its last finished
iteration asks what it asked before, word for word.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from synthesis.core.chat import ChatModel
from synthesis.core.errors import DerivationError
from synthesis.core.values import Call, Configuration, Draft, Evidence, Exemplar, ToolSpec
from synthesis.engines.openai.deriver import Derivation
from synthesis.engines.openai.explorer import Exploration
from synthesis.engines.openai.inventing import invent
from synthesis.engines.openai.telling import Telling

STRATEGIES = ("evidence-first", "query-first")


class OpenAIEngine:
    """Explores and derives with a model behind an OpenAI-compatible server."""

    def __init__(
        self, specs: Mapping[str, ToolSpec], model: ChatModel, query_first: bool = False
    ) -> None:
        self._specs = specs
        self._model = model
        self._query_first = query_first
        self._telling = Telling(specs)
        self._exploration: tuple[int, Exploration] | None = None
        self._invented: str | None = None

    async def next_calls(
        self, configuration: Configuration, iteration: int, evidence: Evidence, query: str | None
    ) -> Sequence[Call]:
        """The calls that the model wants made next."""
        if self._query_first and iteration > 1:
            return ()
        if self._exploration is None or self._exploration[0] != iteration:
            started = await self._explore(configuration, iteration, evidence, query)
            self._exploration = (iteration, started)
        return await self._exploration[1].next_calls(evidence, self._model)

    async def derive(
        self,
        configuration: Configuration,
        iteration: int,
        evidence: Evidence,
        exemplars: Sequence[Exemplar],
        query: str | None,
    ) -> Draft:
        """The draft that the model wrote and whose proof holds."""
        if self._query_first and iteration > 1:
            raise DerivationError("Query-first asks one question in one iteration.", "iterations")
        self._exploration = None  # it holds on to large texts, and no more calls come
        if self._query_first:
            query = await self._question(configuration)
        return await Derivation(
            configuration,
            iteration,
            evidence,
            exemplars,
            query,
            self._specs,
            self._telling,
            given=self._query_first,
        ).draft(self._model)

    async def _explore(
        self, configuration: Configuration, iteration: int, evidence: Evidence, query: str | None
    ) -> Exploration:
        if self._query_first:
            query = await self._question(configuration)
        return Exploration(
            configuration,
            iteration,
            evidence,
            query,
            self._specs,
            self._telling,
            given=self._query_first,
        )

    async def _question(self, configuration: Configuration) -> str:
        """The invented question, asked for once."""
        if self._invented is None:
            self._invented = await invent(configuration, self._specs, self._model)
        return self._invented
