"""The command: bad usage is a sentence, and the same seed gives the same bytes, come what may."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from synthesis.models import Run
from synthesis.services import running
from synthesis.services.foreground import write_records
from tests.support.model_server import running_model_server
from tests.support.waiting import wait_for
from tests.synthesis import fakes

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--count", "3", "--engine", "magic"], "not available in this version"),
        (["--count", "3", "--engine", "openai"], "No endpoint plays the explorer"),
        (["--count", "3", "--attempts", "2"], "No endpoint plays the solver"),
        (["--count", "3", "--strategy", "query-first"], "choose the engine openai"),
        (["--count", "3", "--keep", "sometimes"], "ask for at least one attempt"),
        (["--count", "3", "--budget-tokens", "-1"], "must not be negative"),
        (["--count", "3", "--budget-money", "nan"], "must not be negative"),
        ([], "Say how many episodes with --count"),
        (["--count", "0"], "at least one episode"),
        (["--count", "3", "--concurrency", "0"], "--concurrency must be at least 1"),
        (["--count", "3", "--toolset-min", "9000", "--toolset-max", "9001"], "cannot be drawn"),
        (["--count", "3", "--iterations", "0"], "Iterations must be"),
        (["--resume", "404"], "There is no run 404"),
        (["--count", "3", "--pool", "/nowhere.json"], "cannot be read as a JSON array"),
    ],
)
def test_bad_usage_is_a_sentence_and_exit_code_2(
    arguments: list[str], sentence: str, tmp_path: Path
) -> None:
    with pytest.raises(CommandError, match=sentence) as refused:
        call_command("synthesize", *arguments, "--out", str(tmp_path / "out.jsonl"))

    assert refused.value.returncode == 2
    assert not Run.objects.exists()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("pool", "sentence"),
    [
        ("[]", "The pool subset is empty"),
        ('["no_such_tool"]', "not in the pool: no_such_tool"),
        ('{"a": 1}', "not an array of strings"),
        ("[1", "cannot be read as a JSON array"),
    ],
)
def test_an_unusable_pool_file_is_a_sentence(pool: str, sentence: str, tmp_path: Path) -> None:
    file = tmp_path / "pool.json"
    file.write_text(pool)

    with pytest.raises(CommandError, match=sentence):
        call_command("synthesize", "--count=3", f"--pool={file}", f"--out={tmp_path / 'out'}")


@pytest.mark.django_db
def test_a_place_that_cannot_be_written_is_refused_before_any_work(tmp_path: Path) -> None:
    for out, sentence in ((tmp_path, "is a folder"), (tmp_path / "no" / "x", "does not exist")):
        with pytest.raises(CommandError, match=sentence):
            call_command("synthesize", "--count=3", f"--out={out}")


@pytest.mark.django_db
def test_a_cancelled_run_cannot_be_resumed(tmp_path: Path) -> None:
    run = running.cancel_run(fakes.new_run(1))

    with pytest.raises(CommandError, match="was cancelled and cannot be resumed"):
        call_command("synthesize", f"--resume={run.pk}", f"--out={tmp_path / 'out.jsonl'}")


@pytest.mark.django_db
@pytest.mark.parametrize("option", ["--strategy=sideways", "--keep=none", "--budget-tokens=many"])
def test_a_word_that_is_no_option_of_models_is_refused(option: str, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=option.partition("=")[0]):
        call_command("synthesize", "--count=3", option, f"--out={tmp_path / 'out'}")


@pytest.mark.django_db
def test_a_budget_that_is_spent_already_is_refused_before_any_work(tmp_path: Path) -> None:
    run = running.start_run(fakes.new_run(1))
    running.stop_run(run.pk, "The run's budget of 10 tokens is spent (12).")
    Run.objects.filter(pk=run.pk).update(tokens_spent=12)

    with pytest.raises(CommandError, match="12 tokens are spent already") as refused:
        call_command(
            "synthesize", f"--resume={run.pk}", "--budget-tokens=11", f"--out={tmp_path / 'out'}"
        )

    assert refused.value.returncode == 2
    assert Run.objects.get().status == "paused"


@pytest.mark.django_db
def test_a_file_that_cannot_be_replaced_leaves_nothing_half_written(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()

    with pytest.raises(OSError, match="out"):
        write_records(fakes.new_run(1).pk, tmp_path / "out")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def command(folder: Path, *arguments: str, **more: str) -> tuple[list[str], dict[str, str]]:
    env = {
        **os.environ,
        **more,
        "DJANGO_SETTINGS_MODULE": "dive_site.settings",
        "DIVE_VAR_DIR": str(folder / "var"),
        "DIVE_TOOL_PACKS": "tests.synthesis.packs",
    }
    return [sys.executable, "manage.py", "synthesize", *arguments], env


SMALL = ("--domain=general", "--toolset-min=2", "--toolset-max=4", "--iterations=2", "--seed=3")


def synthesize(folder: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    line, env = command(folder, *arguments, **more)
    return subprocess.run(
        line, cwd=ROOT, env=env, capture_output=True, text=True, check=False, timeout=400
    )


@pytest.mark.slow
def test_the_same_seed_gives_the_same_bytes_even_through_a_crash(tmp_path: Path) -> None:
    """In the foreground without a broker, on a clean state folder: real engine, real tool host."""
    (tmp_path / "var").mkdir()
    calm, crashed = tmp_path / "calm.jsonl", tmp_path / "crashed.jsonl"
    done = synthesize(
        tmp_path, "--count=16", *SMALL, f"--out={calm}", "--concurrency=6", "--format=json"
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["counts"]["verified"] == len(calm.read_text().splitlines()) > 0
    last = done.stderr.strip().splitlines()[-1]
    assert last.startswith("Run 1 is finished: 16 episodes")

    kill_in_the_middle(tmp_path, "--count=16", *SMALL, f"--out={crashed}", "--concurrency=2")
    assert not crashed.exists()
    resumed = synthesize(tmp_path, "--resume=2", f"--out={crashed}", "--concurrency=3")

    assert resumed.returncode == 0, resumed.stderr
    assert crashed.read_bytes() == calm.read_bytes()


@pytest.mark.slow
def test_a_budget_stops_a_run_of_models_and_a_larger_one_lets_it_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Against a server that speaks the protocol and follows a script: all else is real."""
    (tmp_path / "var").mkdir()
    monkeypatch.setenv("DIVE_TOOL_PACKS", "tests.synthesis.packs")  # the script looks them up
    out = tmp_path / "out.jsonl"
    with running_model_server() as server:
        own = {"DIVE_LLM_BASE_URL": server.base_url, "DIVE_LLM_MODEL": "scripted"}
        stopped = synthesize(
            tmp_path,
            "--count=6",
            *SMALL,
            "--engine=openai",
            "--attempts=2",
            "--budget-tokens=2000",
            "--format=json",
            f"--out={out}",
            **own,
        )
        told = json.loads(stopped.stdout)
        assert (stopped.returncode, told["status"]) == (1, "paused")
        assert told["stopped_because"].startswith("The run's budget of 2,000 tokens is spent")
        assert len(out.read_text().splitlines()) == told["counts"]["verified"]
        again = stopped.stderr.strip().splitlines()[-1]
        assert again.endswith(f"--resume 1 --budget-tokens MORE --out {out}")

        done = synthesize(
            tmp_path, "--resume=1", "--budget-tokens=0", "--format=json", f"--out={out}", **own
        )
        counts = server.counts()

    assert done.returncode == 0, done.stderr
    finished = json.loads(done.stdout)
    records = [json.loads(line) for line in out.read_text().splitlines()]
    assert (finished["status"], finished["stopped_because"]) == ("finished", "")
    assert finished["counts"]["verified"] == len(records) > 0
    assert finished["difficulty"] == Counter(record["difficulty"]["band"] for record in records)
    assert finished["early_ends"] == early_ends(tmp_path) != {}  # the few tools are soon all tried
    assert finished["usage"]["calls"] == counts["calls"]
    assert finished["usage"]["by_stage"]["solver: solve"]["calls"] > 0
    assert finished["usage"]["prompt_tokens"] > told["usage"]["prompt_tokens"]


def kill_in_the_middle(folder: Path, *arguments: str) -> None:
    """Start the command and kill it once it holds a checkpoint."""
    line, env = command(folder, *arguments)
    process = subprocess.Popen(line, cwd=ROOT, env=env, stderr=subprocess.DEVNULL)
    try:
        wait_for(lambda: checkpoints(folder) or process.poll() is not None, "a checkpoint", 200)
        assert process.poll() is None, "The run was over before it could be killed."
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()


def checkpoints(folder: Path) -> int:
    """How many episodes of the second run have come to a checkpoint."""
    question = "SELECT count(*) FROM synthesis_episode WHERE run_id = 2 AND iteration > 0"
    return int(rows(folder, question)[0][0])


def early_ends(folder: Path) -> Mapping[str, int]:
    """Early ends of explorations by reason, as the checkpoints have them."""
    found = rows(folder, "SELECT checkpoint FROM synthesis_episode")
    return Counter(why for (text,) in found for why in json.loads(text)["early_ends"])


def rows(folder: Path, question: str) -> list[Any]:
    with sqlite3.connect(f"file:{folder / 'var' / 'db.sqlite3'}?mode=ro", uri=True) as database:
        return database.execute(question).fetchall()
