"""Shares of an endpoint's level, on a SQLite file and on PostgreSQL, with a clock of its own."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from synthesis.engines.openai.level import FIRST, Learnt, Window
from synthesis.models import Endpoint, EndpointUse
from synthesis.services.sharing import TURN, Observed, Share, divided, forget, tend
from tests.synthesis.test_claiming import at_once


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 12, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr("django.utils.timezone.now", clock)
    return clock


@pytest.fixture
def endpoint(shared_db: str, clock: Clock) -> Endpoint:
    return Endpoint.objects.create(
        name="near", base_url="http://near/v1", model="small", max_concurrency=100
    )


QUIET = Window(seconds=0.5)


def calm(level: int, seconds: float = 1.0) -> Window:
    """A window of a server with room, whose level was used up."""
    answered = 5 * level
    latencies = (0.2,) * min(answered, 50)
    return Window(seconds, answered, 0, latencies, busy=level * seconds, most_in_flight=level)


def look(
    endpoint: Endpoint,
    owner: str,
    wanted: int,
    window: Window = QUIET,
    in_flight: int = 0,
    limit: int = 0,
) -> int:
    """The owner's places; ``limit`` is how many it has had until now."""
    seen = {endpoint.pk: Observed(wanted, in_flight, limit, window)}
    return tend(owner, seen)[endpoint.pk].places


def rounds(endpoint: Endpoint, wants: Mapping[str, int]) -> dict[str, int]:
    """The shares once everybody looked in three times: said what he wants, given way to what
    the others want, and taken what they left."""
    for _ in range(3):
        shares = {owner: look(endpoint, owner, wanted) for owner, wanted in wants.items()}
    return shares


def test_one_owner_has_the_whole_level_of_an_endpoint_nobody_knows(endpoint: Endpoint) -> None:
    assert look(endpoint, "one", 3) == FIRST

    [use] = EndpointUse.objects.all()
    assert (use.owner, use.wanted, use.share) == ("one", 3, FIRST)


def test_an_endpoint_that_takes_little_gives_no_more(endpoint: Endpoint) -> None:
    Endpoint.objects.update(max_concurrency=4)

    assert look(endpoint, "one", 50) == 4


def test_owners_who_want_more_than_there_is_have_the_same_each(endpoint: Endpoint) -> None:
    Endpoint.objects.update(level=30)

    assert rounds(endpoint, {"one": 100, "two": 100, "three": 50}) == {
        "one": 10,
        "two": 10,
        "three": 10,
    }


def test_who_wants_little_leaves_the_rest_to_the_others(endpoint: Endpoint) -> None:
    Endpoint.objects.update(level=30)

    assert rounds(endpoint, {"one": 100, "two": 4}) == {"one": 26, "two": 4}


def test_no_share_is_given_twice_even_before_the_other_gave_it_back(endpoint: Endpoint) -> None:
    Endpoint.objects.update(level=30)
    assert look(endpoint, "one", 100) == 30

    assert look(endpoint, "two", 100) == 0
    assert look(endpoint, "one", 100) == 15
    assert look(endpoint, "two", 100) == 15


def test_nobody_counts_on_a_place_before_the_other_has_heard_that_it_is_no_longer_his(
    endpoint: Endpoint,
) -> None:
    """Between its look and the answer one makes more calls by the limit that it had."""
    Endpoint.objects.update(level=30)
    look(endpoint, "one", 100)
    look(endpoint, "two", 100)

    assert look(endpoint, "one", 100, in_flight=13, limit=30) == 15
    assert look(endpoint, "two", 100) == 0
    assert look(endpoint, "one", 100, in_flight=15, limit=15) == 15
    assert look(endpoint, "two", 100) == 15


def test_places_are_free_when_their_calls_are_answered(endpoint: Endpoint) -> None:
    """Whose share became smaller may have more in flight, for as long as a model writes."""
    Endpoint.objects.update(level=30)
    look(endpoint, "one", 100)
    look(endpoint, "two", 100)

    assert look(endpoint, "one", 100, in_flight=28, limit=15) == 15
    assert look(endpoint, "two", 100) == 2
    look(endpoint, "one", 100, in_flight=15, limit=15)
    assert look(endpoint, "two", 100) == 15


def test_where_there_are_more_owners_than_places_each_has_one_in_turn(
    endpoint: Endpoint, clock: Clock
) -> None:
    Endpoint.objects.update(max_concurrency=2)
    owners = {f"owner {n}": 9 for n in range(5)}
    turns = []
    for _ in range(5):
        shares = rounds(endpoint, owners)
        assert sorted(shares.values()) == [0, 0, 0, 1, 1]
        turns += [owner for owner, places in shares.items() if places]
        clock.pass_by(TURN)

    assert Counter(turns) == dict.fromkeys(owners, 2)


def test_a_place_goes_to_those_who_want_one(endpoint: Endpoint, clock: Clock) -> None:
    Endpoint.objects.update(max_concurrency=1)
    for _ in range(3):
        assert rounds(endpoint, {"one": 0, "two": 3, "three": 0}) == {
            "one": 0,
            "two": 1,
            "three": 0,
        }
        clock.pass_by(TURN)


def test_the_share_of_a_dead_owner_falls_to_the_others_when_its_time_is_over(
    endpoint: Endpoint, clock: Clock
) -> None:
    Endpoint.objects.update(level=30)
    rounds(endpoint, {"one": 100, "dead": 100})

    clock.pass_by(9)
    assert look(endpoint, "one", 100) == 15
    clock.pass_by(2)
    assert look(endpoint, "one", 100) == 30


def test_the_share_of_an_owner_that_is_known_to_be_dead_is_free_at_once(
    endpoint: Endpoint,
) -> None:
    Endpoint.objects.update(level=30)
    program = "from synthesis.services import owners; print(owners.owner_name())"
    dead = subprocess.check_output([sys.executable, "-c", program], text=True).strip()
    look(endpoint, dead, 100)
    assert EndpointUse.objects.get().share == 30

    assert look(endpoint, "one", 100) == 30


def test_an_owner_that_ends_well_gives_its_share_back_at_once(endpoint: Endpoint) -> None:
    Endpoint.objects.update(level=30)
    rounds(endpoint, {"one": 100, "two": 100})

    forget("two")

    assert look(endpoint, "one", 100) == 30
    assert EndpointUse.objects.count() == 1


def test_what_the_dead_left_is_cleared_away_in_time(endpoint: Endpoint, clock: Clock) -> None:
    look(endpoint, "dead", 5)
    clock.pass_by(3600)

    look(endpoint, "one", 5)
    forget("one")

    assert EndpointUse.objects.count() == 0


def test_a_level_that_is_used_up_grows_and_is_kept_for_the_next_run(
    endpoint: Endpoint, clock: Clock
) -> None:
    share = look(endpoint, "one", 500)
    while share < 100:
        clock.pass_by(1)
        larger = look(endpoint, "one", 500, calm(share))
        assert larger == min(100, 2 * share)
        share = larger
    forget("one")

    clock.pass_by(86_400)
    assert look(endpoint, "next week", 1) == 100
    assert Endpoint.objects.get().level == 100


def test_windows_of_all_owners_are_folded_into_one_step(endpoint: Endpoint, clock: Clock) -> None:
    """Each of four sees refusals; the level takes one step down, not four."""
    Endpoint.objects.update(level=80)
    owners = {f"owner {n}": 100 for n in range(4)}
    rounds(endpoint, owners)
    clock.pass_by(0.5)
    refused = Window(0.5, 60, 20, (0.2,) * 60)

    for owner in owners:
        look(endpoint, owner, 100, refused)
    for owner in owners:
        look(endpoint, owner, 100, refused)

    assert Endpoint.objects.get().level == pytest.approx(80 * 0.7)
    assert sum(rounds(endpoint, owners).values()) <= 56


def test_demand_between_two_looks_counts_though_all_is_quiet_when_looking(
    endpoint: Endpoint, clock: Clock
) -> None:
    clock.pass_by(1)

    assert look(endpoint, "one", 0, calm(FIRST)) == 2 * FIRST


def test_what_was_seen_before_a_pause_is_not_held_against_what_comes_after(
    endpoint: Endpoint, clock: Clock
) -> None:
    Endpoint.objects.update(level=40)
    look(endpoint, "one", 100, Window(0.1, 1, 3, (9.0,)))
    clock.pass_by(3600)

    assert look(endpoint, "one", 100, calm(40)) > 40


def test_calls_that_take_longer_than_a_look_use_the_level_all_the_same(
    endpoint: Endpoint, clock: Clock
) -> None:
    """None is answered in most looks, and all of them count."""
    known = Learnt(level=40, before=40, calm=3.0, steady=True)
    nothing = {"pending": Window().to_json(), "since": clock.now.timestamp()}
    Endpoint.objects.update(level=40, learnt={"learnt": known.to_json(), **nothing})
    waiting = Window(0.5, busy=20.0, most_in_flight=40)
    for _ in range(5):
        clock.pass_by(0.5)
        look(endpoint, "one", 100, waiting)

    clock.pass_by(0.5)

    assert look(endpoint, "one", 100, Window(0.5, 60, 0, (3.0,) * 60, busy=20.0)) > 40


def test_several_endpoints_are_tended_at_once(endpoint: Endpoint) -> None:
    other = Endpoint.objects.create(name="far", base_url="http://far/v1", model="m", level=7)

    seen = {endpoint.pk: Observed(1, 0, 0, QUIET), other.pk: Observed(9, 2, 2, QUIET)}

    shares = tend("one", seen)

    assert shares == {endpoint.pk: Share(FIRST, FIRST), other.pk: Share(7, 7)}


def test_who_has_just_come_is_told_what_will_be_its_part(endpoint: Endpoint) -> None:
    """By then it has so many episodes at hand: its demand does not grow step by step."""
    Endpoint.objects.update(level=30)
    look(endpoint, "one", 100, in_flight=30)

    share = tend("two", {endpoint.pk: Observed(1, 0, 0, QUIET)})[endpoint.pk]

    assert share == Share(places=0, even=15)


def test_an_endpoint_that_was_deleted_has_one_place(endpoint: Endpoint) -> None:
    shares = tend("one", {endpoint.pk + 1: Observed(9, 0, 0, QUIET)})

    assert shares == {endpoint.pk + 1: Share(1, 1)}
    assert tend("one", {}) == {}


def test_looking_in_takes_four_queries(endpoint: Endpoint, clock: Clock) -> None:
    look(endpoint, "two", 5)
    clock.pass_by(1)

    with CaptureQueriesContext(connection) as captured:
        look(endpoint, "one", 100, calm(8))

    statements = [query["sql"].split()[0] for query in captured.captured_queries]
    work = [one for one in statements if one in ("SELECT", "INSERT", "UPDATE", "DELETE")]
    assert work == ["SELECT", "SELECT", "UPDATE", "INSERT"]


def test_the_settings_of_an_endpoint_are_not_touched(endpoint: Endpoint, clock: Clock) -> None:
    before = Endpoint.objects.values("name", "max_concurrency", "updated_at").get()
    clock.pass_by(1)

    look(endpoint, "one", 100, calm(FIRST))

    assert Endpoint.objects.values("name", "max_concurrency", "updated_at").get() == before


def test_owners_that_look_in_together_never_have_more_than_the_level(endpoint: Endpoint) -> None:
    Endpoint.objects.update(level=40)
    owners = [f"owner {n}" for n in range(4)]

    def worker(owner: str) -> None:
        for turn in range(10):
            look(endpoint, owner, 10 * (turn % 3) + 5, Window(0.1, 5, 0, (0.2,) * 5))
            taken = list(EndpointUse.objects.values_list("share", flat=True))
            assert sum(taken) <= Endpoint.objects.get().level
        connections.close_all()

    at_once(*(lambda owner=owner: worker(owner) for owner in owners))

    shares = rounds(endpoint, dict.fromkeys(owners, 100))
    assert sum(shares.values()) <= Endpoint.objects.get().level
    assert max(shares.values()) - min(shares.values()) <= 1


@given(st.integers(1, 300), st.dictionaries(st.text(max_size=3), st.integers(0, 300), min_size=1))
def test_a_division_gives_out_all_and_is_fair(level: int, wanted: dict[str, int]) -> None:
    shares = divided(level, wanted)

    assert shares.keys() == wanted.keys()
    assert min(shares.values()) >= (level >= len(wanted))
    assert sum(shares.values()) == level
    for one, his in shares.items():
        if his < wanted[one]:
            # Who has less than he wants has as much as anyone, to one place.
            assert all(his >= other - 1 for other in shares.values())
