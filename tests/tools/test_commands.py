"""The commands ``tools`` and ``seeds``: results on stdout, sentences on stderr, exit codes."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from synthesis.tools import catalogue

ROOT = Path(__file__).parents[2]


@pytest.fixture
def state(short_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A state directory that the tests of this module share."""
    folder = short_folder / "state"
    monkeypatch.setenv("DIVE_VAR_DIR", str(folder))
    return folder


def manage(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Run a command as a person does, in a clone whose database was never made."""
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": "sqlite:////nonexistent/db.sqlite3"},
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def output_of(*arguments: str) -> Any:
    out = io.StringIO()
    call_command(*arguments, stdout=out)
    return json.loads(out.getvalue())


def test_the_list_is_the_whole_pool_as_json(state: Path) -> None:
    rows = output_of("tools", "list", "--format", "json")

    assert [row["name"] for row in rows] == list(catalogue.specs())
    assert {"name", "domain", "kind", "pack", "status", "description", "parameters"} <= set(rows[0])
    assert {row["status"] for row in rows} <= {"pass", "fail", "unchecked"}


def test_the_list_is_narrowed_by_domain_and_kind(state: Path) -> None:
    rows = output_of(
        "tools", "list", "--format", "json", "--domain", "chemistry", "--kind", "processing"
    )

    assert {(row["domain"], row["kind"]) for row in rows} == {("chemistry", "processing")}


def test_validating_one_tool_prints_its_report_and_keeps_it(state: Path) -> None:
    (report,) = output_of("tools", "validate", "molar_mass", "--format", "json")

    assert (report["name"], report["status"], report["reasons"]) == ("molar_mass", "pass", [])
    assert report["median_ms"] > 0
    rows = output_of("tools", "list", "--format", "json", "--domain", "chemistry")
    assert next(row["status"] for row in rows if row["name"] == "molar_mass") == "pass"


def test_a_call_prints_the_result_and_nothing_else(state: Path) -> None:
    done = manage("tools", "call", "molar_mass", "--args", '{"smiles": "CCO"}')

    assert done.returncode == 0
    assert json.loads(done.stdout) == {"molar_mass_g_per_mol": 46.069}
    assert done.stderr == ""


@pytest.mark.parametrize("how", ["-", "@"])
def test_arguments_come_from_a_file_or_standard_input_too(
    state: Path, tmp_path: Path, how: str
) -> None:
    text = '{"smiles": "CCO"}'
    (tmp_path / "a.json").write_text(text)
    given = f"@{tmp_path / 'a.json'}" if how == "@" else "-"

    done = manage("tools", "call", "molar_mass", "--args", given, stdin=text)

    assert json.loads(done.stdout) == {"molar_mass_g_per_mol": 46.069}


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["molar_mass", "--args", '{"smiles": "?"}'], 1, "not a SMILES string"),
        (["molar_mass"], 1, "argument 'smiles' is missing"),
        (["molar_mas"], 2, "Did you mean molar_mass"),
        (["molar_mass", "--args", "{"], 2, "--args is not JSON"),
        (["molar_mass", "--args", "[]"], 2, "must be a JSON object"),
        (["molar_mass", "--args", "@/no/such/file"], 2, "cannot be read"),
    ],
)
def test_a_call_that_cannot_be_is_a_sentence_and_an_exit_code(
    state: Path, arguments: list[str], code: int, sentence: str
) -> None:
    with pytest.raises(CommandError, match=r".") as refused:
        call_command("tools", "call", *arguments)

    assert refused.value.returncode == code
    assert sentence in str(refused.value)


def test_as_a_program_it_ends_with_the_sentence_and_no_traceback(state: Path) -> None:
    done = manage("tools", "call", "no_such_tool")

    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr == "There is no tool called 'no_such_tool'.\n"


def test_arguments_over_a_megabyte_are_refused(state: Path) -> None:
    done = manage("tools", "call", "molar_mass", "--args", "-", stdin=" " * 1_000_001)

    assert (done.returncode, done.stderr) == (2, "The arguments are larger than 1 MB.\n")


def test_bad_usage_shows_the_usage_and_ends_with_two(state: Path) -> None:
    done = manage("tools", "list", "--domain", "cooking")

    assert done.returncode == 2
    assert "usage:" in done.stderr


@pytest.mark.slow
def test_every_domain_has_two_hundred_seeds_and_none_is_left_out(
    state: Path, settings: Any
) -> None:
    settings.VAR_DIR = state
    out, err = io.StringIO(), io.StringIO()
    call_command("seeds", "build", stdout=out, stderr=err)

    counts = dict(line.split() for line in out.getvalue().splitlines())
    assert "Left out" not in err.getvalue()
    assert min(int(count) for count in counts.values()) >= 200, counts
    listed = output_of("seeds", "list", "--format", "json", "--domain", "general")
    assert {row["domain"] for row in listed} == {"general"}
