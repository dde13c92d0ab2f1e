"""Walking: along typed data flow from the seed towards the tools that the plan aims at."""

from __future__ import annotations

from synthesis.core.values import Call
from synthesis.engines.builtin.calls import Known, Situation


class Walk:
    """The next call of an iteration that goes somewhere new."""

    def __init__(self, at: Situation) -> None:
        self.at = at

    def next_call(self) -> Call | None:
        for target in self.targets():
            call = self.towards(target)
            if call is not None:
                return call
        if any(step.ok for step in self.at.mine):
            return None
        return self.anything()

    def targets(self) -> list[str]:
        """Tools of the plan that this iteration and those before it should have reached."""
        wanted = self.at.configuration.focus[: self.at.iteration]
        return [tool for tool in wanted if tool in self.at.specs and not self.at.called(tool)]

    def arrived(self) -> bool:
        return not self.targets() or len(self.at.mine) * 2 >= self.at.configuration.steps

    def towards(self, target: str) -> Call | None:
        """A call on the shortest way to the target, from the newest value that has one."""
        left = self.at.configuration.steps - len(self.at.mine)
        options: list[tuple[int, int, Known, tuple[str, ...]]] = []
        for age, known in enumerate(self.at.knowns()):
            options += [
                (len(path), age, known, path)
                for path in self.at.flow.paths(known.kind, target, max(1, min(left, 4)))
            ]
        for _, _, known, path in sorted(options, key=lambda option: option[:2]):
            call = self.at.call(path[0], known)
            if call is not None:
                return call
        return self.at.call(target, None) if self.at.flow.free(target) else None

    def anything(self) -> Call | None:
        """Any new call on a known value, tools not called yet first."""
        for known in self.at.knowns():
            takers = self.at.flow.takers(known.kind)
            for tool in sorted(
                takers, key=lambda name: (self.at.called(name), self.at.rng.random())
            ):
                call = self.at.call(tool, known)
                if call is not None:
                    return call
        return None
