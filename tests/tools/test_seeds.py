"""Seeds are built once, in a process of their own, and exemplars are read with care."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from synthesis import exemplars
from synthesis.core.errors import ConfigurationError, ParseError
from synthesis.core.values import Exemplar, Seed
from synthesis.tools import seeds

CODES = (
    Seed("CH", "country_code", "general", "made up"),
    Seed("PT", "country_code", "general", "made up"),
)


pytestmark = pytest.mark.usefixtures("fixture_registry")


def test_seeds_are_typed_and_each_is_there_once_in_the_order_of_its_source() -> None:
    assert tuple(seeds.enumerate_seeds(lambda why: None)) == CODES


def test_a_name_that_is_not_of_its_type_is_left_out_and_named(tmp_path: Path) -> None:
    left_out = seeds.build(tmp_path / "seeds.jsonl")

    assert left_out == (
        "general.twin.codes gives 'nowhere', which is not a valid country_code"
        " (a valid one is 'CH').",
    )
    assert seeds.load(tmp_path / "seeds.jsonl") == CODES


def test_seeds_are_built_on_first_use_and_not_again(tmp_path: Path) -> None:
    path = tmp_path / "new" / "seeds.jsonl"
    assert seeds.load_or_build(path) == CODES
    built = path.stat().st_mtime_ns

    assert seeds.load_or_build(path) == CODES
    assert path.stat().st_mtime_ns == built


def test_seeds_are_built_again_when_the_packs_have_changed(tmp_path: Path) -> None:
    path = tmp_path / "seeds.jsonl"
    path.write_text('{"fingerprint": "old"}\n')

    assert seeds.load_or_build(path) == CODES


def test_a_broken_file_is_a_sentence_that_says_how_to_mend_it(tmp_path: Path) -> None:
    path = tmp_path / "seeds.jsonl"
    path.write_text('{}\n{"name": "CH"}\n')

    with pytest.raises(ParseError, match="seeds build"):
        seeds.load(path)


def test_packs_that_cannot_be_read_are_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DIVE_TOOL_PACKS", "no_such_package")

    with pytest.raises(ConfigurationError, match="no_such_package"):
        seeds.build(tmp_path / "seeds.jsonl")


LINE = {"id": "a1", "query": "Which is larger?", "form": "comparison", "domain": "general"}


def write(folder: Path, *lines: object) -> None:
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    (folder / "own.jsonl").write_text(text)


def test_exemplars_are_read_in_order(tmp_path: Path) -> None:
    write(tmp_path, LINE, "", {**LINE, "id": "a2", "tags": ["two"]})

    assert exemplars.load(tmp_path) == (
        Exemplar("a1", "Which is larger?", "comparison", "general"),
        Exemplar("a2", "Which is larger?", "comparison", "general", ("two",)),
    )


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{", "own.jsonl line 2 is not JSON"),
        ("[]", "own.jsonl line 2: an exemplar has the fields"),
        ({**LINE, "id": "b", "answer": "x"}, "an exemplar has the fields"),
        ({**LINE, "id": "b", "domain": "cooking"}, "'cooking' is not a domain"),
        ({**LINE, "id": "b", "query": ""}, "every field of an exemplar is text"),
        (LINE, "the id 'a1' is taken"),
    ],
)
def test_a_bad_exemplar_is_named_by_file_and_line(
    tmp_path: Path, line: object, problem: str
) -> None:
    write(tmp_path, LINE, line)

    with pytest.raises(ParseError, match=problem):
        exemplars.load(tmp_path)
