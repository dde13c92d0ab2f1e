"""Prompts are files that say who is spoken to, with slots that are filled once."""

from __future__ import annotations

import hashlib
import re

import pytest

from synthesis.core.prompting import FOLDER, prompt, prompts


def test_every_prompt_has_the_digest_of_its_file() -> None:
    assert prompts()
    for name, found in prompts().items():
        assert found.digest == hashlib.sha256((FOLDER / f"{name}.txt").read_bytes()).hexdigest()


def test_the_first_line_of_each_prompt_says_whom_it_is_for() -> None:
    first = [found.text.partition("\n")[0] for found in prompts().values()]
    assert all(re.fullmatch(r"You [^$]+[.:]", line) for line in first), first
    assert len(set(first)) == len(first)


def test_a_part_is_filled_in_one_pass() -> None:
    told = prompt("explorer").part("further", query="What costs $steps, and ${left}?")
    assert told.startswith("The question so far: What costs $steps, and ${left}?")


def test_a_missing_slot_or_part_is_loud() -> None:
    with pytest.raises(KeyError):
        prompt("explorer").part("further")
    with pytest.raises(KeyError):
        prompt("explorer").part("nowhere")
    with pytest.raises(KeyError):
        prompt("nobody")


def test_the_system_part_ends_where_the_first_named_part_begins() -> None:
    for name in ("explorer", "deriver", "query_first"):
        system = prompt(name).part(transforms="")
        assert "===" not in system
        assert "Seed:" not in system
