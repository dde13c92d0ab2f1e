"""What a model server says of itself, read from a real one on this machine."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest
from django.core.cache import cache

from synthesis.services import server_metrics
from synthesis.services.server_metrics import FRESH, STALE, metrics_address, read
from tests.synthesis.metrics_server import LLAMA, VLLM, metrics_server


@pytest.fixture(autouse=True)
def nothing_read_before() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


class Clock:
    """The time as the test sets it."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize(
    ("base_url", "metrics_url", "address"),
    [
        ("http://gpu:8000/v1", "", "http://gpu:8000/metrics"),
        ("http://gpu:8000/v1/", "", "http://gpu:8000/metrics"),
        ("http://gpu/teacher/v1", "", "http://gpu/teacher/metrics"),
        ("http://gpu:8000", "", "http://gpu:8000/metrics"),
        ("http://gpu:8000/v1", "http://gpu:9100/metrics", "http://gpu:9100/metrics"),
    ],
)
def test_metrics_are_beside_the_v1_unless_stated(
    base_url: str, metrics_url: str, address: str
) -> None:
    assert metrics_address(base_url, metrics_url) == address


def test_vllm_is_read_over_all_its_engines() -> None:
    with metrics_server(VLLM) as server:
        state = read(metrics_address(server.base_url))

    assert (state.running, state.waiting, state.cache_use) == (15, 4, 0.5)
    assert (state.generating, state.reading, state.problem) == (None, None, "")


def test_the_older_name_of_vllms_cache_is_known() -> None:
    with metrics_server(VLLM.replace("kv_cache_usage", "gpu_cache_usage")) as server:
        assert read(metrics_address(server.base_url)).cache_use == 0.5


def test_llama_cpp_is_read_and_tells_its_own_rate_at_once() -> None:
    with metrics_server(LLAMA) as server:
        state = read(metrics_address(server.base_url))

    assert (state.running, state.waiting, state.cache_use) == (2, 1, 0.125)
    assert state.generating == 31.5


def test_two_looks_give_tokens_a_second() -> None:
    clock = Clock()
    with metrics_server(VLLM) as server:
        address = metrics_address(server.base_url)
        read(address, clock)
        clock.now += 4
        server.text = VLLM.replace(" 1000.0", " 3000.0").replace(" 9000.0", " 9400.0")
        state = read(address, clock)

    assert (state.generating, state.reading) == (500.0, 100.0)


def test_a_server_that_began_anew_has_no_rate_yet() -> None:
    clock = Clock()
    with metrics_server(VLLM) as server:
        address = metrics_address(server.base_url)
        read(address, clock)
        clock.now += 4
        server.text = VLLM.replace(" 1000.0", " 5.0")
        state = read(address, clock)

    assert (state.generating, state.reading) == (None, 0.0)


def test_a_look_of_long_ago_gives_no_rate() -> None:
    clock = Clock()
    with metrics_server(VLLM) as server:
        address = metrics_address(server.base_url)
        read(address, clock)
        clock.now += STALE
        server.text = VLLM.replace(" 1000.0", " 3000.0")

        assert read(address, clock).generating is None


def test_all_who_look_at_once_share_one_reading() -> None:
    clock = Clock()
    with metrics_server(VLLM) as server:
        address = metrics_address(server.base_url)
        first = read(address, clock)
        clock.now += FRESH / 2

        assert read(address, clock) is not None
        assert read(address, clock) == first
        assert server.asked == ["/metrics"]


@pytest.mark.parametrize("status", [404, 500, 307])
def test_a_server_without_metrics_says_so_and_is_not_followed_elsewhere(status: int) -> None:
    with metrics_server(VLLM, status) as server:
        state = read(metrics_address(server.base_url))

        assert state.problem == "The server offers no metrics."
        assert server.asked == ["/metrics"]


def test_a_server_that_is_gone_offers_no_metrics() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]

    assert read(f"http://127.0.0.1:{port}/metrics").problem == "The server offers no metrics."


def test_an_address_that_is_none_offers_no_metrics() -> None:
    assert read("http://[::1").problem == "The server offers no metrics."


def test_a_server_that_does_not_answer_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server_metrics, "TIMEOUT", 0.05)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        state = read(f"http://127.0.0.1:{silent.getsockname()[1]}/metrics")

    assert state.problem == "The server offers no metrics."


def test_a_server_that_sends_drop_by_drop_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server_metrics, "LONGEST", 0.0)
    with metrics_server(VLLM) as server:
        assert read(metrics_address(server.base_url)).problem == "The server offers no metrics."


def test_more_than_a_quarter_of_a_megabyte_is_not_read() -> None:
    with metrics_server(VLLM + "# " + "x" * server_metrics.MOST_BYTES) as server:
        assert read(metrics_address(server.base_url)).problem == "The server offers no metrics."


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("<html>", "The server's metrics cannot be read."),
        ("go_threads 7\n", "The server offers metrics, but none that vLLM or llama.cpp have."),
        ("", "The server offers metrics, but none that vLLM or llama.cpp have."),
    ],
)
def test_metrics_of_another_kind_are_a_sentence(text: str, problem: str) -> None:
    with metrics_server(text) as server:
        assert read(metrics_address(server.base_url)).problem == problem


def test_a_value_that_is_no_number_is_left_out() -> None:
    with metrics_server(VLLM.replace(" 4.0", " NaN")) as server:
        state = read(metrics_address(server.base_url))

    assert (state.running, state.waiting) == (15, None)
