"""The endpoints of a run at this moment: our side beside the server's."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from synthesis.models import Endpoint, EndpointUse
from synthesis.services.serving import endpoints_now
from tests.synthesis.metrics_server import VLLM, metrics_server
from tests.synthesis.model_runs import make_endpoint, make_model_run

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_read_before() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def use(endpoint: Endpoint, owner: str, seconds: float = 10, **columns: int) -> None:
    until = timezone.now() + timedelta(seconds=seconds)
    EndpointUse.objects.create(endpoint=endpoint, owner=owner, until=until, **columns)


def test_what_all_live_processes_do_is_summed() -> None:
    endpoint = make_endpoint(level=63.7)
    use(endpoint, "a", wanted=40, in_flight=30, share=32)
    use(endpoint, "b", wanted=10, in_flight=10, share=32)
    use(endpoint, "dead", seconds=-1, wanted=99, in_flight=99, share=99)

    (now,) = endpoints_now(make_model_run(endpoint=endpoint))

    assert (now.ours.processes, now.ours.in_flight, now.ours.waiting) == (2, 40, 10)
    assert (now.ours.share, now.ours.level) == (64, 64)


def test_an_endpoint_that_nobody_calls_is_idle_and_has_learnt_nothing() -> None:
    (now,) = endpoints_now(make_model_run())

    assert (now.ours.processes, now.ours.in_flight, now.ours.level) == (0, 0, None)
    assert now.server.problem == "The server offers no metrics."


def test_an_endpoint_of_several_roles_is_there_once_and_its_server_asked_once() -> None:
    with metrics_server(VLLM) as server:
        endpoint = make_endpoint(base_url=server.base_url)
        (now,) = endpoints_now(make_model_run(endpoint=endpoint, roles=("deriver", "explorer")))

        assert server.asked == ["/metrics"]
    assert (now.name, now.model, now.roles) == ("teacher", "teacher-8b", ["explorer", "deriver"])
    assert (now.server.running, now.server.waiting) == (15, 4)


def test_the_metrics_address_of_an_endpoint_goes_before_its_base_url() -> None:
    with metrics_server(VLLM) as server:
        stated = server.base_url.replace("/v1", "/metrics")
        (now,) = endpoints_now(make_model_run(endpoint=make_endpoint(metrics_url=stated)))

    assert now.server.running == 15


def test_an_endpoint_that_was_removed_is_shown_as_it_was() -> None:
    run = make_model_run(endpoint=(endpoint := make_endpoint()))
    endpoint.delete()

    (now,) = endpoints_now(run)

    assert (now.name, now.ours.in_flight) == ("teacher", 0)
