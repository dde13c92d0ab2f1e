"""Sampling: pool + seeds + exemplars + random seed -> a plan, one configuration an episode.

The plan is drawn up front and steered by deficit: each episode aims at the tools and the
question form that the plan has used least so far, so that rare tools do not starve. Only
the settings and their random seed decide it, never the order in which workers finish.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from synthesis.core.errors import ConfigurationError
from synthesis.core.flow import Flow
from synthesis.core.values import DOMAINS, Configuration, Domain, Exemplar, Seed, ToolSpec

STRATEGIES = ("evidence-first", "query-first")
KEEPS = ("all", "sometimes")
MOST_ATTEMPTS = 64
MOST_TURNS = 100

FORMS = ("chain", "comparison", "aggregation", "counterfactual", "multi_part", "format", "fact")
FORM_WEIGHTS: Mapping[str, int] = {
    "chain": 5,
    "comparison": 5,
    "aggregation": 5,
    "counterfactual": 3,
    "multi_part": 3,
    "format": 2,
    "fact": 1,
}
MOST_EPISODES = 1_000_000
MOST_ITERATIONS = 10
MOST_STEPS = 50
DRAWS_PER_TYPE = 6
TARGETS = 3
FOREIGN, UNFIT, NEAR = 0.5, 1.0, 1.25
"""What it costs a target, in uses, to be of another domain, not to fit the planned form,
or to take the seed itself, so that no chain leads to it."""
EXEMPLARS_PER_ITERATION = (3, 5)


@dataclass(frozen=True, slots=True)
class PlanSettings:
    """What a curator asks for. ``pool`` names the tools of the subset.

    The plan does not depend on what follows ``random_seed``: that says how its episodes are
    worked on. ``attempts`` is how often a solver tries each verified candidate, in at most
    ``solver_turns`` turns; ``keep`` says of which difficulty ("all", or "sometimes": those
    that were solved every time are left out). A budget of 0 is none; ``budget_money`` is in
    the currency of the endpoints' prices.
    """

    count: int
    pool: tuple[str, ...]
    domains: tuple[Domain, ...] = DOMAINS
    toolset_min: int = 15
    toolset_max: int = 50
    iterations: int = 3
    steps: int = 6
    random_seed: int = 0
    engine: str = "builtin"
    strategy: str = "evidence-first"
    attempts: int = 0
    solver_turns: int = 10
    keep: str = "all"
    budget_tokens: int = 0
    budget_money: float = 0.0
    budget_seconds: float = 0.0


def check_settings(settings: PlanSettings, specs: Mapping[str, ToolSpec]) -> None:
    """Raises ``ConfigurationError`` with a sentence for a run that cannot be."""
    unknown = sorted(set(settings.pool) - set(specs))
    wrong = [domain for domain in settings.domains if domain not in DOMAINS]
    for bad, sentence in (
        (settings.count < 1, f"A run needs at least one episode; {settings.count} were asked for."),
        (settings.count > MOST_EPISODES, f"A run has at most {MOST_EPISODES:,} episodes."),
        (not settings.pool, "The pool subset is empty; choose at least one tool."),
        (bool(unknown), f"These tools are not in the pool: {', '.join(unknown[:5])}."),
        (not settings.domains, "Choose at least one domain."),
        (
            bool(wrong),
            f"{', '.join(map(str, wrong))} is not a domain; they are {', '.join(DOMAINS)}.",
        ),
        (settings.toolset_min < 1, "A toolset has at least one tool."),
        (
            settings.toolset_max < settings.toolset_min,
            f"The largest toolset ({settings.toolset_max}) is smaller than the smallest "
            f"({settings.toolset_min}).",
        ),
        (
            settings.toolset_min > len(set(settings.pool)),
            f"A toolset of {settings.toolset_min} tools cannot be drawn from a subset of "
            f"{len(set(settings.pool))}; choose more tools or a smaller toolset.",
        ),
        (
            not 1 <= settings.iterations <= MOST_ITERATIONS,
            f"Iterations must be 1 to {MOST_ITERATIONS}, not {settings.iterations}.",
        ),
        (
            not 1 <= settings.steps <= MOST_STEPS,
            f"Steps per iteration must be 1 to {MOST_STEPS}, not {settings.steps}.",
        ),
        *_of_models(settings),
    ):
        if bad:
            raise ConfigurationError(sentence)


def _of_models(settings: PlanSettings) -> Iterable[tuple[bool, str]]:
    """What may be wrong with the part of the settings that concerns models."""
    yield (
        settings.strategy not in STRATEGIES,
        f"{settings.strategy!r} is not a strategy; they are {' and '.join(STRATEGIES)}.",
    )
    yield (
        settings.strategy == "query-first" and settings.engine == "builtin",
        "The strategy query-first needs a model to invent queries; choose the engine openai.",
    )
    yield (
        settings.strategy == "query-first" and settings.iterations != 1,
        "The strategy query-first has one iteration: its query is there from the start.",
    )
    yield (
        not 0 <= settings.attempts <= MOST_ATTEMPTS,
        f"Attempts must be 0 to {MOST_ATTEMPTS}, not {settings.attempts}.",
    )
    yield (
        not 1 <= settings.solver_turns <= MOST_TURNS,
        f"A solver's turns must be 1 to {MOST_TURNS}, not {settings.solver_turns}.",
    )
    yield (
        settings.keep not in KEEPS,
        f"{settings.keep!r} is not a difficulty to keep; choose {' or '.join(KEEPS)}.",
    )
    yield (
        settings.keep != "all" and settings.attempts == 0,
        "To choose by difficulty a solver must try the tasks: ask for at least one attempt.",
    )
    for name, budget in (
        ("tokens", settings.budget_tokens),
        ("money", settings.budget_money),
        ("seconds", settings.budget_seconds),
    ):
        yield not (0 <= budget < 1e15), f"The budget of {name} must not be negative, nor endless."


def plan(
    settings: PlanSettings,
    specs: Mapping[str, ToolSpec],
    seeds: Sequence[Seed],
    exemplars: Sequence[Exemplar],
) -> tuple[Configuration, ...]:
    """One configuration for each episode, numbered from 1.

    Raises ``ConfigurationError`` for impossible settings, and when no seed of a domain
    can feed any tool of the subset.
    """
    check_settings(settings, specs)
    planner = _Planner(settings, specs, seeds, exemplars)
    return tuple(planner.episode(number) for number in range(1, settings.count + 1))


def fits(spec: ToolSpec, form: str) -> bool:
    """Whether a tool's result can be the heart of a question of this form."""
    numbers = [o.ask for o in spec.outputs if o.ask is not None and o.type == "number"]
    if form in ("comparison", "aggregation"):
        return any(ask.noun for ask in numbers)
    if form == "counterfactual":
        return bool(numbers) and any(i.label and i.draws and not i.entity for i in spec.inputs)
    return any(o.ask is not None for o in spec.outputs)


class _Planner:
    """The state of a plan being drawn: what has been used how often so far."""

    def __init__(
        self,
        settings: PlanSettings,
        specs: Mapping[str, ToolSpec],
        seeds: Sequence[Seed],
        exemplars: Sequence[Exemplar],
    ) -> None:
        self.settings = settings
        self.pool = tuple(sorted(set(settings.pool)))
        self.specs = {name: specs[name] for name in self.pool}
        self.exemplars = exemplars
        self.by_type: dict[str, list[Seed]] = defaultdict(list)
        self.siblings: dict[tuple[str, str], list[Seed]] = defaultdict(list)
        for seed in seeds:
            self.by_type[seed.entity_type].append(seed)
            self.siblings[seed.entity_type, seed.source].append(seed)
        self.flow = Flow(self.specs.values(), self.by_type)
        self.fits = lru_cache(maxsize=None)(lambda tool, form: fits(self.specs[tool], form))
        self.paths = lru_cache(maxsize=None)(self.flow.paths)
        self.reachable = lru_cache(maxsize=None)(self.flow.reachable)
        self.starts = {domain: self._starts(domain, seeds) for domain in settings.domains}
        self.own = {
            domain: [tool for tool in self.pool if self.specs[tool].domain == domain]
            for domain in settings.domains
        }
        self.free = {
            domain: [tool for tool in tools if self.flow.free(tool)]
            for domain, tools in self.own.items()
        }
        self.tool_uses: Counter[str] = Counter()
        self.form_uses: Counter[str] = Counter()
        self.seed_uses: Counter[tuple[str, str]] = Counter()

    def episode(self, number: int) -> Configuration:
        """The configuration of one episode, given the episodes before it."""
        rng = random.Random(f"{self.settings.random_seed}:{number}")
        domain = self.settings.domains[(number - 1) % len(self.settings.domains)]
        form = self._form(rng)
        kind, focus, route = self._aim(domain, form, rng)
        seed = self._seed(kind, domain, rng)
        toolset = self._toolset(domain, route, rng)
        self.tool_uses.update(route)
        return Configuration(
            episode=number,
            random_seed=rng.randrange(2**31),
            domain=domain,
            seed=seed,
            toolset=toolset,
            exemplars=self._exemplars(domain, form, rng),
            iterations=self.settings.iterations,
            steps=self.settings.steps,
            form=form,
            focus=tuple(tool for tool in focus if tool in toolset),
            draws=self._draws(toolset, seed, rng),
        )

    def _starts(self, domain: Domain, seeds: Iterable[Seed]) -> dict[str, list[Seed]]:
        """The domain's seeds by entity type, of the types that feed some tool."""
        found: dict[str, list[Seed]] = defaultdict(list)
        for seed in seeds:
            if seed.domain == domain and self.flow.takers(seed.entity_type):
                found[seed.entity_type].append(seed)
        if not found:
            raise ConfigurationError(
                f"No seed of the domain {domain} can feed a tool of this subset; add tools of "
                f"that domain or leave the domain out."
            )
        return dict(found)

    def _aim(
        self, domain: Domain, form: str, rng: random.Random
    ) -> tuple[str, tuple[str, ...], list[str]]:
        """A seed type, the tools aimed at, and all tools on the way to them."""
        options = [
            (self._rank(tool, domain, form) + NEAR * (length == 1), rng.random(), kind, tool)
            for kind in sorted(self.starts[domain])
            for tool, length in self.reachable(kind).items()
        ]
        _, _, kind, first = min(options)
        focus, route = [first], list(self._path(kind, first, rng))
        while len(focus) < TARGETS:
            further = self._further(domain, route, focus, rng)
            if further is None:
                break
            focus.append(further[-1])
            route.extend(tool for tool in further if tool not in route)
        return kind, tuple(focus), route

    def _rank(self, tool: str, domain: Domain, form: str) -> float:
        """Lower is wanted more: used less so far, of the domain, and fit for the form."""
        foreign = self.specs[tool].domain != domain
        return self.tool_uses[tool] + FOREIGN * foreign + UNFIT * (not self.fits(tool, form))

    def _path(self, kind: str, target: str, rng: random.Random) -> tuple[str, ...]:
        """A path to the target, the longer ones more often than not."""
        options = self.paths(kind, target)
        return rng.choices(options, weights=[len(path) ** 2 for path in options])[0]

    def _further(
        self, domain: Domain, route: Sequence[str], focus: Sequence[str], rng: random.Random
    ) -> tuple[str, ...] | None:
        """A path from what the route gives to the least used tool that it does not hold.

        A tool that nothing of the route leads to is of the domain at least.
        """
        kinds = list(dict.fromkeys(kind for tool in route for kind in self.flow.gives(tool)))
        options = [
            (self.tool_uses[tool], rng.random(), kind, tool)
            for kind in kinds
            for tool, length in self.reachable(kind).items()
            if tool not in route and tool not in focus and length <= 2
        ]
        free = [
            (self.tool_uses[tool] + 1, rng.random(), "", tool)
            for tool in self.free[domain]
            if tool not in route
        ]
        if not options and not free:
            return None
        _, _, kind, tool = min(options + free)
        return self.paths(kind, tool, 2)[0] if kind else (tool,)

    def _seed(self, kind: str, domain: Domain, rng: random.Random) -> Seed:
        """A seed of the type, of those that the plan has used least."""
        seeds = self.starts[domain][kind]
        least = min(self.seed_uses[seed.entity_type, seed.name] for seed in seeds)
        fresh = [s for s in seeds if self.seed_uses[s.entity_type, s.name] == least]
        chosen = rng.choice(fresh)
        self.seed_uses[chosen.entity_type, chosen.name] += 1
        return chosen

    def _form(self, rng: random.Random) -> str:
        """The form that is furthest below its share."""
        ranked = [(self.form_uses[form] / FORM_WEIGHTS[form], rng.random(), form) for form in FORMS]
        form = min(ranked)[2]
        self.form_uses[form] += 1
        return form

    def _toolset(self, domain: Domain, route: Sequence[str], rng: random.Random) -> tuple[str, ...]:
        """The route and distractors, at least half of the domain where enough exist."""
        largest = min(self.settings.toolset_max, len(self.pool))
        size = max(rng.randint(self.settings.toolset_min, largest), 1)
        chosen = list(dict.fromkeys(route))[: max(size, 1)]
        wanted = (size + 1) // 2
        have = sum(self.specs[tool].domain == domain for tool in chosen)
        rest_own = [tool for tool in self.own[domain] if tool not in chosen]
        take = min(max(wanted - have, 0), len(rest_own), max(size - len(chosen), 0))
        chosen += rng.sample(rest_own, take)
        others = [tool for tool in self.pool if tool not in chosen]
        chosen += rng.sample(others, min(max(size - len(chosen), 0), len(others)))
        return tuple(sorted(chosen))

    def _exemplars(
        self, domain: Domain, form: str, rng: random.Random
    ) -> tuple[tuple[str, ...], ...]:
        """Fresh exemplars for every iteration; the last ones lean to the planned form."""
        rounds = []
        for iteration in range(1, self.settings.iterations + 1):
            count = min(rng.randint(*EXEMPLARS_PER_ITERATION), len(self.exemplars))
            last = iteration == self.settings.iterations
            weighted = [
                (rng.random() / (1 + (e.domain == domain) + 3 * (last and e.form == form)), e.id)
                for e in self.exemplars
            ]
            rounds.append(tuple(sorted(name for _, name in sorted(weighted)[:count])))
        return tuple(rounds)

    def _draws(
        self, toolset: Sequence[str], seed: Seed, rng: random.Random
    ) -> dict[str, tuple[str, ...]]:
        """Further entities for each type that the toolset takes, of the seed's own source
        where they are of its type."""
        kinds = {
            item.entity.name
            for tool in toolset
            for item in self.specs[tool].inputs
            if item.entity is not None
        }
        draws = {}
        for kind in sorted(kinds & set(self.by_type)):
            of = self.by_type[kind]
            if kind == seed.entity_type:
                of = self.siblings[kind, seed.source]
            some = rng.sample(of, min(DRAWS_PER_TYPE + 1, len(of)))
            names = [other.name for other in some if other.name != seed.name]
            draws[kind] = tuple(names[:DRAWS_PER_TYPE])
        return draws
