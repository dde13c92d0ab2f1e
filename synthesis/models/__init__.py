"""What is stored: runs and their episodes, candidates, pool subsets, endpoints of models and
the calls of them, and what was released."""

from __future__ import annotations

from synthesis.models.candidate import Candidate, CandidateBody
from synthesis.models.endpoint import Endpoint, EndpointUse, RoleChoice
from synthesis.models.model_call import ModelCall, ModelReply
from synthesis.models.pool import PoolSubset
from synthesis.models.released import ReleasedFingerprint
from synthesis.models.run import Episode, Run
from synthesis.models.states import EpisodeStatus, RunStatus

__all__ = [
    "Candidate",
    "CandidateBody",
    "Endpoint",
    "EndpointUse",
    "Episode",
    "EpisodeStatus",
    "ModelCall",
    "ModelReply",
    "PoolSubset",
    "ReleasedFingerprint",
    "RoleChoice",
    "Run",
    "RunStatus",
]
