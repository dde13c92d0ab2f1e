"""What is stored: runs and their episodes, candidates, pool subsets, and what was released."""

from __future__ import annotations

from synthesis.models.candidate import Candidate, CandidateBody
from synthesis.models.pool import PoolSubset
from synthesis.models.released import ReleasedFingerprint
from synthesis.models.run import Episode, Run
from synthesis.models.states import EpisodeStatus, RunStatus

__all__ = [
    "Candidate",
    "CandidateBody",
    "Episode",
    "EpisodeStatus",
    "PoolSubset",
    "ReleasedFingerprint",
    "Run",
    "RunStatus",
]
