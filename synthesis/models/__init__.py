"""What is stored: runs and their episodes, candidates, pool subsets and tool reports."""

from __future__ import annotations

from synthesis.models.candidate import Candidate, CandidateBody
from synthesis.models.pool import PoolSubset
from synthesis.models.run import Episode, Run
from synthesis.models.states import EpisodeStatus, RunStatus

__all__ = [
    "Candidate",
    "CandidateBody",
    "Episode",
    "EpisodeStatus",
    "PoolSubset",
    "Run",
    "RunStatus",
]
