"""The values that pass between stages: frozen, plain, and free of any framework."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

Json = Any
"""A JSON value: ``None``, bool, int, float, str, list or dict with string keys."""

Domain = Literal["finance", "chemistry", "biology", "medicine", "science", "general", "coding"]
DOMAINS: tuple[Domain, ...] = get_args(Domain)
Kind = Literal["retrieval", "processing"]
AnswerType = Literal["number", "string", "date", "boolean", "list", "set"]
VerdictValue = Literal["pass", "fail", "undetermined"]


@dataclass(frozen=True, slots=True)
class EntityType:
    """What a string *is*, so that it is known which outputs may feed which inputs.

    ``mention`` is how a literal value reads inside a sentence, ``{}`` standing for the
    value ("the compound with CAS number {}"). ``unknown`` is the noun phrase for a value
    that is not named ("a compound"), ``plural`` the one for several ("compounds").
    ``pattern`` is a regular expression that the whole value must match, and ``example``
    a real value, used in error sentences.
    """

    name: str
    mention: str
    unknown: str
    plural: str
    example: str
    pattern: str | None = None


@dataclass(frozen=True, slots=True)
class Ask:
    """How a result field is asked for; see ``synthesis.tools.declare.Asks``."""

    phrase: str
    refers: str
    noun: str | None = None
    unit: str | None = None
    round_to: int | None = None
    additive: bool = False


@dataclass(frozen=True, slots=True)
class Input:
    """One argument of a tool. ``draws`` are sensible values to pick from."""

    name: str
    description: str
    type: str
    entity: EntityType | None = None
    required: bool = True
    default: Json = None
    many: bool = False
    draws: tuple[Json, ...] = ()
    label: str | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Output:
    """One top-level field of a tool's result; ``pointer`` is relative to the result."""

    pointer: str
    type: AnswerType
    entity: EntityType | None = None
    many: bool = False
    ask: Ask | None = None


@dataclass(frozen=True, slots=True)
class Pack:
    """What a file of tools stands on: the ``PACK`` constant of each pack module.

    ``distributions`` are the installed distributions that its results depend on, and
    ``licence`` that of their code. ``data`` says what data the pack carries and in which
    edition, ``data_licence`` on what terms and ``data_date`` of what date ("2026-08-14",
    "2026-08" or "2026") it is; all three are empty for a pack that only computes.
    ``extra`` names the optional set of dependencies that its distributions come with; its
    tools are not in the pool where that is not installed.
    """

    title: str
    distributions: tuple[str, ...]
    licence: str
    data: str = ""
    data_licence: str = ""
    data_date: str = ""
    extra: str = ""


@dataclass(frozen=True, slots=True)
class ToolSpec:
    """Everything about a tool except how to run it."""

    name: str
    domain: Domain
    kind: Kind
    pack: str
    description: str
    parameters: Mapping[str, Json]
    result_schema: Mapping[str, Json]
    inputs: tuple[Input, ...]
    outputs: tuple[Output, ...]
    examples: tuple[Mapping[str, Json], ...] = ()
    deterministic: bool = True
    version: str = ""

    def input(self, name: str) -> Input:
        """The argument called ``name``; raises ``KeyError`` when there is none."""
        for item in self.inputs:
            if item.name == name:
                return item
        raise KeyError(name)

    def output(self, pointer: str) -> Output:
        """The output at ``pointer`` (relative to the result); raises ``KeyError``."""
        for item in self.outputs:
            if item.pointer == pointer:
                return item
        raise KeyError(pointer)


@dataclass(frozen=True, slots=True)
class Seed:
    """A real entity that an episode starts from. ``domain`` is that of its source."""

    name: str
    entity_type: str
    domain: Domain
    source: str


@dataclass(frozen=True, slots=True)
class Exemplar:
    """A query without an answer, used only for its form."""

    id: str
    query: str
    form: str
    domain: Domain
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Configuration:
    """All that decides an episode.

    ``exemplars`` holds one tuple of ids for each iteration. ``focus`` names tools that
    the plan wants used, least used first; ``form`` is the question form that it wants.
    ``draws`` gives, by entity type, further real entities of the seed pool that the
    episode may use as siblings of the seed or as second arguments.
    """

    episode: int
    random_seed: int
    domain: Domain
    seed: Seed
    toolset: tuple[str, ...]
    exemplars: tuple[tuple[str, ...], ...]
    iterations: int = 3
    steps: int = 6
    form: str = "chain"
    focus: tuple[str, ...] = ()
    draws: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class InputFrom:
    """Says that an argument's value came from an earlier step.

    ``argument`` points into this step's arguments ("/cas"), ``pointer`` into the earlier
    step object ("/result/cas").
    """

    argument: str
    step: int
    pointer: str
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Call:
    """A tool call that an engine wants made."""

    tool: str
    arguments: Mapping[str, Json]
    inputs_from: tuple[InputFrom, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a call gave: exactly one of ``result`` and ``error`` is set.

    ``network`` says that the tool tried to reach the network, which is refused.
    """

    result: Json | None = None
    error: str | None = None
    seconds: float = 0.0
    host_time: float = 0.0
    network: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One tool call with its arguments and its result or error; ``step`` counts from 1."""

    step: int
    iteration: int
    tool: str
    arguments: Mapping[str, Json]
    result: Json | None
    error: str | None
    inputs_from: tuple[InputFrom, ...] = ()

    @property
    def ok(self) -> bool:
        return self.error is None


Evidence = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class AnswerValue:
    """One named value of an answer. ``tolerance`` is ``{"abs": x}``, ``{"rel": x}`` or None."""

    name: str
    value: Json
    type: AnswerType
    unit: str | None = None
    tolerance: Mapping[str, float] | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A place in the evidence: a step and an RFC 6901 pointer into the step object."""

    step: int
    pointer: str


@dataclass(frozen=True, slots=True)
class Citation:
    """Proof of an answer value: its sources and the declared transform of them, if any."""

    value: str
    sources: tuple[Source, ...]
    transform: Mapping[str, Json] | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A question with its answer and proof, before verification."""

    iteration: int
    query: str
    answer_text: str
    values: tuple[AnswerValue, ...]
    citations: tuple[Citation, ...]
    form: str = ""
    answer_format: str = "plain"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one check said, and why."""

    verdict: VerdictValue
    reason: str


Steps = Sequence[Step]
