"""A worker or the broker is killed in the middle of a run: nothing is lost, nothing comes twice.

Worker, prefork children and broker are real processes, killed with SIGKILL.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from celery import Celery
from django.db import connection

from dive_site.studio import programs, tied
from synthesis.models import Candidate, CandidateBody, Episode, ModelReply, Run, RunStatus
from synthesis.services import bell, running
from tests.support.waiting import wait_for
from tests.synthesis import fake_models, fakes

ROOT = Path(__file__).resolve().parents[2]
EPISODES = 200
"""Far more than the shards that are going on at a kill can end."""
SOME = 5
IN_FLIGHT = 2 * 4
"""Two processes of four episodes, each with one call at a time."""

pytestmark = pytest.mark.slow
sqlite_only = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@dataclass
class Workplace:
    """A broker and workers on one database, in a folder of their own."""

    folder: Path
    database_url: str
    started: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def socket(self) -> Path:
        return self.folder / "broker.sock"

    @property
    def env(self) -> dict[str, str]:
        return {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "dive_site.settings",
            "DIVE_VAR_DIR": str(self.folder),
            "DATABASE_URL": self.database_url,
            "REDIS_URL": f"redis+socket://{self.socket}",
        }

    def start(self, name: str, command: tuple[str, ...]) -> subprocess.Popen[bytes]:
        with (self.folder / f"{name}.log").open("ab") as log:
            process = tied.start(command, log=log, cwd=ROOT, env=self.env, last_word=signal.SIGKILL)
        self.started.append(process)
        return process

    def start_broker(self) -> subprocess.Popen[bytes]:
        process = self.start("broker", programs.broker(self.socket, self.folder).command)
        wait_for(self.socket.is_socket, "the broker's socket")
        return process

    def start_worker(self, app: str = "worker_app") -> subprocess.Popen[bytes]:
        options = ("--pool", "prefork", "--concurrency", "2", "--loglevel", "INFO")
        quiet = ("--without-gossip", "--without-mingle", "--without-heartbeat")
        celery = (sys.executable, "-m", "celery", "--app", f"tests.synthesis.{app}")
        return self.start("worker", (*celery, "worker", *options, *quiet))

    def ring(self, run: Run) -> None:
        url = f"redis+socket://{self.socket}"
        assert bell.ring(run.pk, Celery("bell", broker=url, set_as_current=False))

    def sweep(self) -> None:
        command = (sys.executable, "manage.py", "sweep")
        subprocess.run(command, cwd=ROOT, env=self.env, check=True, timeout=120)

    def log(self, name: str) -> str:
        return (self.folder / f"{name}.log").read_text(errors="replace")


@pytest.fixture
def workplace(shared_db: str) -> Iterator[Workplace]:
    place = Workplace(Path(tempfile.mkdtemp(prefix="dive-w-")), shared_db)
    try:
        yield place
    finally:
        for process in place.started:
            kill(process)
        shutil.rmtree(place.folder, ignore_errors=True)


def kill(process: subprocess.Popen[bytes]) -> None:
    """The process and all its children at once, without a word."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def seen(condition: Callable[[], object]) -> Callable[[], object]:
    """The condition, asked on a connection that shows what others have committed meanwhile."""

    def ask() -> object:
        connection.close_if_unusable_or_obsolete()
        return condition()

    return ask


def wait_until_in_the_middle(run: Run, place: Workplace) -> None:
    settled = Episode.objects.of(run.pk).settled()
    try:
        wait_for(seen(lambda: settled.count() >= SOME), "the first episodes", 90)
    except AssertionError:
        raise AssertionError(place.log("worker")) from None
    assert settled.count() < EPISODES, "The run was over before anything could be killed."


def wait_until_finished(run: Run, place: Workplace) -> None:
    done = Run.objects.filter(pk=run.pk, status=RunStatus.FINISHED)
    try:
        wait_for(seen(done.exists), "the end of the run", 120)
    except AssertionError:
        counts = Episode.objects.of(run.pk).counts()
        raise AssertionError(f"{counts}\n{place.log('worker')}") from None


def assert_every_episode_once(run: Run) -> None:
    assert Episode.objects.of(run.pk).counts() == {"verified": EPISODES}
    numbers = Counter(Candidate.objects.of(run.pk).values_list("number", flat=True))
    assert numbers == Counter(range(1, EPISODES + 1))
    assert CandidateBody.objects.count() == EPISODES


def started() -> Run:
    return running.start_run(fakes.new_run(EPISODES))


def test_a_killed_worker_loses_nothing_and_repeats_nothing(workplace: Workplace) -> None:
    workplace.start_broker()
    worker = workplace.start_worker()
    run = started()
    workplace.ring(run)
    wait_until_in_the_middle(run, workplace)

    kill(worker)
    assert Run.objects.get().status == RunStatus.RUNNING
    workplace.start_worker()
    workplace.sweep()

    wait_until_finished(run, workplace)
    assert_every_episode_once(run)


@sqlite_only
def test_a_killed_child_of_a_worker_is_replaced(workplace: Workplace) -> None:
    workplace.start_broker()
    workplace.start_worker()
    run = started()
    workplace.ring(run)
    wait_until_in_the_middle(run, workplace)

    held = wait_for(seen(Episode.objects.in_flight().first), "an episode in work")
    os.kill(int(held.lease_owner.split("/")[1]), signal.SIGKILL)
    workplace.sweep()

    wait_until_finished(run, workplace)
    assert_every_episode_once(run)


@sqlite_only
def test_what_a_killed_worker_was_told_by_models_is_not_paid_for_again(
    workplace: Workplace,
) -> None:
    workplace.start_broker()
    worker = workplace.start_worker("model_worker_app")
    run = fake_models.started(EPISODES)
    workplace.ring(run)
    wait_until_in_the_middle(run, workplace)

    kill(worker)
    workplace.start_worker("model_worker_app")
    workplace.sweep()

    wait_until_finished(run, workplace)
    assert_every_episode_once(run)
    calls = len((workplace.folder / "calls").read_text().splitlines())
    assert ModelReply.objects.count() == EPISODES * fake_models.CALLS_AN_EPISODE
    assert 0 <= calls - ModelReply.objects.count() <= IN_FLIGHT


@sqlite_only
def test_a_killed_broker_loses_nothing_and_repeats_nothing(workplace: Workplace) -> None:
    broker = workplace.start_broker()
    workplace.start_worker()
    run = started()
    workplace.ring(run)
    wait_until_in_the_middle(run, workplace)

    kill(broker)
    wait_for(
        seen(lambda: not Episode.objects.in_flight().exists()), "the worker to end its shard", 60
    )
    assert Run.objects.get().status == RunStatus.RUNNING, "The run needed no second ring."
    workplace.socket.unlink(missing_ok=True)
    workplace.start_broker()
    workplace.sweep()

    wait_until_finished(run, workplace)
    assert_every_episode_once(run)


@sqlite_only
def test_a_worker_told_to_stop_ends_at_a_checkpoint_and_holds_nothing(
    workplace: Workplace,
) -> None:
    workplace.start_broker()
    worker = workplace.start_worker()
    run = started()
    workplace.ring(run)
    wait_until_in_the_middle(run, workplace)

    worker.send_signal(signal.SIGTERM)
    worker.wait(timeout=60)

    assert not Episode.objects.in_flight().exists()
    assert Candidate.objects.count() == Episode.objects.settled().count()
