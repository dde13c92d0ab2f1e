"""Questions of every form that a body of evidence can answer, each with its proof."""

from __future__ import annotations

from collections.abc import Iterator

from synthesis.engines.builtin.changed import counterfactuals
from synthesis.engines.builtin.compared import comparisons
from synthesis.engines.builtin.material import Material, Question
from synthesis.engines.builtin.paired import pairs
from synthesis.engines.builtin.singles import counts, singles
from synthesis.engines.builtin.spread import members


def questions(material: Material) -> Iterator[Question]:
    """Every question, in a stable order."""
    for compose in (singles, counts, comparisons, members, counterfactuals, pairs):
        yield from compose(material)
