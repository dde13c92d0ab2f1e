"""What each process may ask of an endpoint, when many processes on many machines use it.

Each process looks in about twice a second (``tending``), in one short transaction that locks the
endpoint's row: it says how many calls it wants, adds what it saw to what all saw, and leaves
with its share of the level. Whoever comes when the window is full moves the level. There is
no leader, and a process that died is forgotten when its row's time is over.

Its row holds what it may have in flight until it looks again, which is not less than it was
allowed before: it goes by that until it has heard. So all together never have more in flight
than the level, but for the moment after the level itself fell.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from synthesis.engines.openai.level import Learnt, Window, is_due, next_level, places
from synthesis.models import Endpoint, EndpointUse
from synthesis.services import owners

LEASE = timedelta(seconds=10)

TURN = 10.0
"""Seconds for which one has a place where there are fewer places than processes."""

STALE = 60.0
"""Seconds after which a window that nobody added to says nothing any more."""


@dataclass(frozen=True, slots=True)
class Observed:
    """An endpoint as one process sees it: calls it wants at once, has in flight, and saw.

    ``limit`` is what it may have in flight until it hears what follows from this look.
    """

    wanted: int
    in_flight: int
    limit: int
    window: Window

    def demand(self) -> int:
        """Calls it could use; between two looks it may have been more than just now."""
        return max(self.wanted, self.window.most_in_flight)

    def held(self) -> int:
        """Calls that others must leave it for now."""
        return max(self.in_flight, self.limit)


@dataclass(frozen=True, slots=True)
class Share:
    """Calls that a process may have in flight; ``even`` is what it would be if all who use the
    endpoint wanted the same, which one who has just come will have soon."""

    places: int
    even: int


@transaction.atomic
def tend(owner: str, used: Mapping[int, Observed]) -> dict[int, Share]:
    """This owner's share of each endpoint's level, by the endpoint's primary key.

    An endpoint that is gone gives one place, so that what still calls it hears so.
    """
    now = timezone.now()
    endpoints = Endpoint.objects.select_for_update().filter(pk__in=used).order_by("pk")
    found = list(endpoints.only("pk", "max_concurrency", "level", "learnt"))
    rows = list(EndpointUse.objects.live(now).filter(endpoint__in=found))
    shares = dict.fromkeys(used, Share(1, 1))
    for endpoint in found:
        others = _others(owner, endpoint.pk, rows)
        observed = used[endpoint.pk]
        wanted = observed.demand() + sum(row.wanted for row in others)
        level = _learn(endpoint, observed.window, wanted, now)
        turn = int(now.timestamp() // TURN)
        given = share_of(owner, observed.demand(), level, others, turn)
        shares[endpoint.pk] = Share(given, max(1, level // (1 + len(others))))
    EndpointUse.objects.bulk_create(
        [_use(owner, endpoint.pk, used, shares, now) for endpoint in found],
        update_conflicts=True,
        unique_fields=["endpoint", "owner"],
        update_fields=["wanted", "in_flight", "share", "until"],
    )
    return shares


def forget(owner: str) -> None:
    """Give the owner's shares to the others, and clear away what the dead left."""
    EndpointUse.objects.filter(owner=owner).delete()
    EndpointUse.objects.filter(until__lt=timezone.now() - 10 * LEASE).delete()


def share_of(
    owner: str, wanted: int, level: int, others: Sequence[EndpointUse], turn: int = 0
) -> int:
    """A fair share, but never what another still has; that one gives way when it looks in.

    So it may be nothing for a moment: what an endpoint takes is never exceeded.
    """
    asked = {owner: wanted, **{row.owner: row.wanted for row in others}}
    free = level - sum(row.share for row in others)
    return max(0, min(divided(level, asked, turn)[owner], free))


def divided(level: int, wanted: Mapping[str, int], turn: int = 0) -> dict[str, int]:
    """Who gets how many places: nobody more than he wants while another wants more.

    Those who want little get it, the others the same each. Places that nobody wants are
    dealt out too, so that whoever wants more next moment need not ask. Each gets one, or where
    there are fewer places than owners, has one in turn.
    """
    if level < len(wanted):
        return _in_turn(level, wanted, turn)
    shares: dict[str, int] = {}
    left = level
    by_want = sorted(wanted, key=lambda owner: (wanted[owner], owner))
    for position, owner in enumerate(by_want):
        shares[owner] = max(1, min(wanted[owner], left // (len(by_want) - position)))
        left -= shares[owner]
    spare, more = divmod(left, len(by_want))
    return {
        owner: shares[owner] + spare + (position < more)
        for position, owner in enumerate(reversed(by_want))
    }


def _in_turn(level: int, wanted: Mapping[str, int], turn: int) -> dict[str, int]:
    """One place each for so many, those first who want any."""
    asking = sorted(owner for owner in wanted if wanted[owner])
    first = turn * level % max(1, len(asking))
    others = sorted(wanted.keys() - set(asking))
    chosen = [*asking[first:], *asking[:first], *others][:level]
    return {owner: int(owner in chosen) for owner in wanted}


def _others(owner: str, endpoint_id: int, rows: Sequence[EndpointUse]) -> list[EndpointUse]:
    """Who else uses the endpoint; the places of one known to be dead are free at once."""
    return [
        row
        for row in rows
        if row.endpoint_id == endpoint_id and row.owner != owner and not owners.is_gone(row.owner)
    ]


def _learn(endpoint: Endpoint, window: Window, wanted: int, now: datetime) -> int:
    """The endpoint's level, after what was seen has been added to what is known of it."""
    if window.busy or window.answered or window.refused:
        learnt, pending, since = _known(endpoint, window, now)
        seconds = now.timestamp() - since
        seen = replace(pending.joined(window), seconds=seconds, wanted=wanted)
        _store(endpoint, learnt, seen, since)
    return places(endpoint.level, endpoint.max_concurrency)


def _known(endpoint: Endpoint, window: Window, now: datetime) -> tuple[Learnt, Window, float]:
    """What was learnt, what was seen since, and since when; after a pause, less of it."""
    stored = endpoint.learnt
    learnt = replace(Learnt.from_json(stored.get("learnt", {})), level=endpoint.level)
    since = stored.get("since", 0.0)
    if 0 <= now.timestamp() - since <= STALE:
        return learnt, Window.from_json(stored["pending"]), since
    return learnt.rested(), Window(), now.timestamp() - min(window.seconds, STALE)


def _store(endpoint: Endpoint, learnt: Learnt, seen: Window, since: float) -> None:
    """Move the level if enough was seen, and remember all."""
    if is_due(learnt, seen):
        learnt = next_level(learnt, seen, endpoint.max_concurrency)
        since += seen.seconds
        seen = Window()
    endpoint.level = learnt.level
    endpoint.learnt = {"learnt": learnt.to_json(), "pending": seen.to_json(), "since": since}
    Endpoint.objects.filter(pk=endpoint.pk).update(level=endpoint.level, learnt=endpoint.learnt)


def _use(
    owner: str,
    endpoint_id: int,
    used: Mapping[int, Observed],
    shares: Mapping[int, Share],
    now: datetime,
) -> EndpointUse:
    observed = used[endpoint_id]
    return EndpointUse(
        endpoint_id=endpoint_id,
        owner=owner,
        wanted=observed.demand(),
        in_flight=observed.in_flight,
        share=max(shares[endpoint_id].places, observed.held()),
        until=now + LEASE,
    )
