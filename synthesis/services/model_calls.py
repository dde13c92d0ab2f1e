"""Storing calls of models, and giving stored replies back to episodes that go on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F, QuerySet

from synthesis.core.chat import ChatReply, reply_from_json
from synthesis.models import Episode, ModelCall, ModelReply, Run


@dataclass(frozen=True, slots=True)
class Spent:
    """What a run has spent so far, over all workers; ``money`` in the currency of the prices."""

    tokens: int
    money: float


@transaction.atomic
def store_calls(run_id: int, calls: Sequence[ModelCall], replies: Sequence[ModelReply]) -> None:
    """Store calls of a run and what they gave, and add them to what it has spent.

    Where two workers held one episode, the first reply stays; both were paid for.
    """
    ModelCall.objects.bulk_create(calls)
    ModelReply.objects.bulk_create(replies, ignore_conflicts=True)
    Run.objects.filter(pk=run_id).update(
        tokens_spent=F("tokens_spent")
        + sum(call.prompt_tokens + call.completion_tokens for call in calls),
        money_spent=F("money_spent") + sum(call.cost for call in calls),
    )


def spent(run_id: int) -> Spent:
    tokens, money = Run.objects.values_list("tokens_spent", "money_spent").get(pk=run_id)
    return Spent(tokens, money)


def stored_replies(episode_ids: Collection[int]) -> Mapping[int, dict[str, ChatReply]]:
    """Replies by episode and key, of the episodes that have any."""
    found: defaultdict[int, dict[str, ChatReply]] = defaultdict(dict)
    rows = ModelReply.objects.filter(episode__in=episode_ids)
    for episode_id, key, reply in rows.values_list("episode", "key", "reply"):
        found[episode_id][key] = reply_from_json(reply)
    return found


def models_heard(episode_ids: Collection[int]) -> Mapping[int, dict[str, set[str]]]:
    """The names of the models that answered, by episode and role."""
    found: defaultdict[int, dict[str, set[str]]] = defaultdict(dict)
    rows = ModelCall.objects.answered().filter(episode__in=episode_ids)
    for episode_id, role, model in rows.values_list("episode", "role", "model").distinct():
        found[episode_id].setdefault(role, set()).add(model)
    return found


def forget_replies(episodes: QuerySet[Episode]) -> None:
    """Let episodes that begin again from nothing ask anew; what they have spent stays."""
    ModelReply.objects.filter(episode__in=episodes.values("pk")).delete()
