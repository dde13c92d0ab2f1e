"""A start has the clone and its port to itself, or says who has them."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from dive_site.studio import claims
from dive_site.studio.claims import Claimed, claim_clone, claim_port


def test_a_second_start_of_the_same_clone_is_told_about_the_first(tmp_path: Path) -> None:
    with (
        claim_clone(tmp_path, "process 7, http://127.0.0.1:8000/"),
        pytest.raises(Claimed, match=r"already runs in this clone \(process 7, .*:8000/\)"),
    ):
        claim_clone(tmp_path, "process 8")


def test_a_clone_is_free_again_when_its_owner_lets_go(tmp_path: Path) -> None:
    claim_clone(tmp_path, "a rather long note about process 7").close()
    claim_clone(tmp_path, "process 8").close()
    assert (tmp_path / "studio.lock").read_text() == "process 8"


def test_two_clones_do_not_meet(tmp_path: Path) -> None:
    with claim_clone(tmp_path / "a", "one"), claim_clone(tmp_path / "b", "two"):
        pass


def test_a_taken_port_is_a_sentence_with_a_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claims, "PATIENCE", 0.0)
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(Claimed, match=f"Port {port} is taken .* PORT={port + 1} make studio"):
            claim_port(port)


def test_a_free_port_listens_on_loopback_alone() -> None:
    with claim_port(0) as listener:
        assert listener.getsockname()[0] == "127.0.0.1"
        socket.create_connection(listener.getsockname()).close()
