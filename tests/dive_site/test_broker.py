"""The embedded broker: Valkey on a Unix socket, spoken to by Celery as redis+socket://."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from celery import Celery

from dive_site.studio import tied
from dive_site.studio.programs import broker
from dive_site.studio.ready import broker_answers
from tests.support.waiting import wait_for


@pytest.fixture
def running(tmp_path: Path) -> Iterator[tuple[Path, subprocess.Popen[bytes]]]:
    socket = tmp_path / "b.sock"
    with (tmp_path / "log").open("ab") as log:
        process = tied.start(
            broker(socket, tmp_path).command, log=log, cwd=tmp_path, env=dict(os.environ)
        )
    wait_for(lambda: broker_answers(socket), "the broker")
    yield socket, process
    process.kill()
    process.wait()


def test_celery_sends_through_its_socket(running: tuple[Path, subprocess.Popen[bytes]]) -> None:
    app = Celery(broker=f"redis+socket://{running[0]}", set_as_current=False)
    app.send_task("some.job", ignore_result=True)
    with app.connection_for_read() as connection:
        queue = connection.SimpleQueue("celery")
        message = queue.get(timeout=5)
        assert message.headers["task"] == "some.job"
        message.ack()
        queue.close()
    app.close()


def test_it_listens_on_no_port_and_leaves_no_file(
    running: tuple[Path, subprocess.Popen[bytes]], tmp_path: Path
) -> None:
    import psutil

    assert psutil.Process(running[1].pid).net_connections("tcp") == []
    running[1].terminate()
    running[1].wait()
    assert sorted(f.name for f in tmp_path.iterdir()) == ["log"]


def test_a_broker_that_is_not_there_does_not_answer(tmp_path: Path) -> None:
    assert not broker_answers(tmp_path / "none.sock")
