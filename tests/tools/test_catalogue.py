"""The generated catalogue says what the packs say, and costs next to nothing."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from synthesis.core.errors import ConfigurationError
from synthesis.tools import catalogue, places
from synthesis.tools.catalogue import entries, files, generating
from synthesis.tools.places import Folder

ROOT = Path(__file__).parents[2]


@pytest.fixture
def copied(fixture_registry: None, tmp_path: Path) -> Folder:
    """The tests' packs in a folder of their own, with a catalogue that is up to date."""
    folder = next(places.folders())
    copy = replace(folder, path=tmp_path / "general")
    shutil.copytree(folder.path, copy.path, ignore=shutil.ignore_patterns("__pycache__"))
    (copy.path / files.NAME).write_text(files.encode(copy, entries.read(folder)))
    return copy


def test_the_files_in_the_repository_are_up_to_date() -> None:
    assert generating.stale() == []


def test_a_catalogue_says_exactly_what_the_packs_say(copied: Folder) -> None:
    assert files.decode(copied) == tuple(entries.read(next(places.folders())))


def test_a_catalogue_older_than_a_pack_is_not_believed(copied: Folder) -> None:
    with (copied.path / "twin.py").open("a") as pack:
        pack.write("# changed\n")

    assert files.decode(copied) is None


@pytest.mark.parametrize("text", ["", "{", "[]", '{"sources": 3}', "null"])
def test_a_broken_catalogue_is_not_believed(copied: Folder, text: str) -> None:
    (copied.path / files.NAME).write_text(text)

    assert files.decode(copied) is None


def test_packs_without_a_catalogue_are_read(fixture_registry: None) -> None:
    assert "everything" in catalogue.specs()
    assert catalogue.pack("general.twin").info.title


def test_two_meanings_of_one_entity_type_are_refused(copied: Folder) -> None:
    pack = catalogue.pack("general.twin")
    spec = catalogue.spec("everything")
    country = spec.input("country")
    assert country.entity
    other = replace(country, entity=replace(country.entity, example="Utopia"))
    declared = files.Declared(
        pack.name, pack.domain, pack.module, pack.info, (spec, replace(spec, inputs=(other,))), ()
    )

    with pytest.raises(ConfigurationError, match="Two entity types are called 'country'"):
        files.encode(copied, [declared])


def test_listing_the_pool_imports_neither_a_pack_nor_a_library() -> None:
    code = (
        "import json, sys; from synthesis.tools import catalogue; catalogue.specs();"
        "print(json.dumps(sorted(sys.modules)))"
    )
    listed = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    imported = set(json.loads(listed.stdout))

    heavy = {"rdkit", "pandas", "numpy", "Bio", "scipy", "sympy", "pydantic", "django"}
    assert heavy.isdisjoint(imported)
    assert not [name for name in imported if name.startswith("synthesis.tools.packs")]


@pytest.fixture
def uninstalled(fixture_registry: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installation without the library of the tests' packs."""
    monkeypatch.setattr(entries, "_version", lambda distribution: None)
    catalogue.forget()


def test_tools_whose_library_is_missing_are_known_but_not_offered(uninstalled: None) -> None:
    assert "everything" not in catalogue.specs()
    assert catalogue.spec("everything").version == "pydantic not installed"


def test_calling_such_a_tool_says_how_to_install_it(uninstalled: None) -> None:
    with pytest.raises(ConfigurationError) as refused:
        catalogue.tool("everything")

    assert str(refused.value) == (
        "The pack general.twin needs pydantic, which is not installed: run `make env`."
    )
