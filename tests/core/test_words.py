"""The words of the built-in engine: lists, units, rounding, and answers as people write them."""

from __future__ import annotations

from typing import Any

import pytest

from synthesis.core.answers import answer_text
from synthesis.core.values import AnswerValue
from synthesis.engines.builtin.phrasing import decimals, listed, that
from tests.core.world import CURRENCY, configuration, finished


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (46.07, "g/mol", "46.07 g/mol"),
        (1, "hours", "1 hour"),
        (2, "hours", "2 hours"),
        (17.5, "%", "17.5%"),
        (True, None, "yes"),
        (["Peru", "Chile"], None, "Peru, Chile"),
        (["Bonn, Germany", "Rome, Italy"], None, "Bonn, Germany; Rome, Italy"),
        (0.00001234, None, "0.00001234"),
        (9339690000000, "USD", "9339690000000 USD"),
        (6579683920500000.0, "Hz", "6579683920500000 Hz"),
        (1.41e17, "s", "141000000000000000 s"),
        (1.5e21, None, "1.5e+21"),
        ([2020.0, 0.5], None, "2020, 0.5"),
    ],
)
def test_a_single_value_is_written_with_its_unit(value: Any, unit: str | None, text: str) -> None:
    assert answer_text([AnswerValue("x", value, "number", unit)]) == text


def test_several_values_are_named() -> None:
    values = [AnswerValue("molar_mass", 46.07, "number", "g/mol"), AnswerValue("n", 2, "number")]

    assert answer_text(values) == "molar mass: 46.07 g/mol; n: 2"
    assert answer_text(values, "json") == '{"molar_mass": 46.07, "n": 2}'
    assert answer_text([AnswerValue("x", 1e17, "number")], "json") == '{"x": 100000000000000000}'


@pytest.mark.parametrize(
    ("parts", "text"), [(["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_lists_read_as_prose(parts: list[str], text: str) -> None:
    assert listed(parts) == text


def test_rounding_reads_as_prose() -> None:
    assert [decimals(n) for n in (0, 1, 2)] == [
        "to the nearest whole number",
        "to one decimal place",
        "to two decimal places",
    ]


def test_a_thing_introduced_before_is_called_that_thing() -> None:
    assert that(CURRENCY) == "that currency"


@pytest.mark.parametrize("form", ["chain", "comparison", "aggregation", "multi_part", "format"])
async def test_no_query_repeats_words_or_leaves_a_placeholder(form: str) -> None:
    for random_seed in range(12):
        progress = await finished(configuration(form, random_seed=random_seed))
        for draft in progress.drafts:
            assert "{" not in draft.query
            assert "  " not in draft.query
            assert draft.query[0].isupper()
            assert draft.query[-1] in ".?"
