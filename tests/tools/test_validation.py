"""What validation says of tools that keep, or break, their promises."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from synthesis.core.values import Ask, Outcome
from synthesis.tools import catalogue
from synthesis.tools.client import ToolHostClient
from synthesis.tools.declare import Example
from synthesis.tools.validation import declared, probes, reports, results, running
from synthesis.tools.validation.reports import CHECKS, Report
from tests.support.reports import report_on

pytestmark = pytest.mark.usefixtures("fixture_registry")


@pytest.fixture
async def judged(runner: ToolHostClient) -> dict[str, Report]:
    names = ("everything", "echo", "break_inside", "hang", "crash", "big", "ask_around")
    tools = [catalogue.tool(name) for name in names]
    return {report.name: report for report in await running.validate(tools, runner)}


async def test_every_tool_gets_a_verdict_even_beside_those_that_hang_and_crash(
    judged: dict[str, Report],
) -> None:
    assert {name: report.status for name, report in judged.items()} == {
        "everything": "fail",
        "echo": "pass",
        "break_inside": "fail",
        "hang": "fail",
        "crash": "fail",
        "big": "fail",
        "ask_around": "fail",
    }


async def test_reasons_are_sentences_that_say_what_happened(
    judged: dict[str, Report],
) -> None:
    assert any("did not finish within" in reason for reason in judged["hang"].reasons)
    assert any("SIGSEGV" in reason for reason in judged["crash"].reasons)
    assert any("huge number" in reason for reason in judged["big"].reasons)
    assert "Nothing" not in "".join(judged["echo"].reasons)


async def test_each_check_has_a_verdict_of_its_own(judged: dict[str, Report]) -> None:
    assert set(judged["echo"].checks) == set(CHECKS)
    assert set(judged["echo"].checks.values()) == {"pass"}
    assert judged["hang"].checks["examples"] == "fail"
    assert judged["hang"].checks["fresh"] == "not run"
    assert judged["big"].checks["bad_arguments"] == "fail"


async def test_a_tool_that_tries_the_network_fails_though_it_answers(
    judged: dict[str, Report],
) -> None:
    assert judged["ask_around"].checks["offline"] == "fail"
    assert judged["ask_around"].reasons == ("It tries to reach the network.",)


async def test_times_are_measured_over_the_equal_calls(
    judged: dict[str, Report],
) -> None:
    assert judged["echo"].median_ms is not None
    assert judged["echo"].calls > 10
    assert judged["hang"].median_ms is None


def phrase_problems(phrase: str) -> list[str]:
    tool = catalogue.tool("everything")
    output = replace(tool.spec.outputs[0], ask=Ask(phrase, phrase))
    spec = replace(tool.spec, outputs=(output,))
    return list(declared.problems(replace(tool, spec=spec)))


@pytest.mark.parametrize(
    ("phrase", "problem"),
    [
        ("the code of {land} on {day}", "mentions land, which is no argument"),
        ("the code of {country}", "does not mention day"),
        ("What is the code of {country} on {day}?", "not a noun phrase"),
    ],
)
def test_a_phrase_is_held_to_its_arguments(phrase: str, problem: str) -> None:
    assert any(problem in reason for reason in phrase_problems(phrase))


def test_an_argument_that_nothing_can_fill_is_a_problem() -> None:
    tool = catalogue.tool("everything")
    bare = replace(tool.spec.inputs[0], entity=None, description="")
    problems = list(declared.problems(replace(tool, spec=replace(tool.spec, inputs=(bare,)))))

    assert any("Nothing can fill 'country'" in reason for reason in problems)
    assert any("'country' has no description" in reason for reason in problems)


def test_an_example_that_expects_nothing_proves_nothing() -> None:
    tool = catalogue.tool("everything")
    empty = replace(tool, examples=(Example(country="Malta", day="2020-01-01", gives={}),))

    assert "A worked example expects nothing." in list(declared.problems(empty))
    assert "A worked example expects nothing." not in list(declared.problems(tool))


GOOD = {
    "code": "MT",
    "since": "2020-01-01",
    "size_km2": 316,
    "neighbours": [],
    "island": True,
}


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"code": "IT"}, "'code' is 'IT' instead of 'MT'"),
        ({"code": "malta"}, "not a valid country_code"),
        ({"since": "1/1/2020"}, "not a valid date"),
        ({"size_km2": "316"}, "breaks its schema"),
        ({"more": 1}, "breaks its schema"),
    ],
)
def test_a_result_is_held_to_example_schema_and_entity_types(
    change: dict[str, object], problem: str
) -> None:
    tool = catalogue.tool("everything")
    example = Example(country="Malta", day="2020-01-01", gives={"code": "MT"})

    assert list(results.problems(tool, example, GOOD)) == []
    found = results.problems(tool, example, {**GOOD, **change})
    assert any(problem in reason for _, reason in found)


@pytest.mark.parametrize(
    ("expected", "actual", "agree"),
    [
        (1.0, 1.0005, True),
        (1.0, 1.01, False),
        (1, True, False),
        ([1.0, {"a": 2}], [1.0001, {"a": 2, "b": 3}], True),
        ([1], [1, 2], False),
        ("a", "a", True),
    ],
)
def test_numbers_agree_within_their_tolerance_and_all_else_exactly(
    expected: object, actual: object, agree: bool
) -> None:
    assert results.agrees(expected, actual, rel=1e-3) is agree


@pytest.mark.parametrize(
    ("outcome", "problem"),
    [
        (Outcome(result={}), "accepts the wrong type"),
        (Outcome(error="echo did not finish within 1 s."), "did not finish"),
        (Outcome(error="echo could not answer: 'x'."), "does not answer with a sentence"),
        (Outcome(error="Traceback (most recent call last)."), "does not answer with a sentence"),
        (Outcome(error="'x' is not a text; try 'a'."), None),
    ],
)
def test_a_bad_call_must_be_refused_in_words(outcome: Outcome, problem: str | None) -> None:
    probe = probes.Probe("the wrong type for 'text'", {"text": 1})

    said = probes.problem(catalogue.spec("echo"), probe, outcome)

    assert said is None if problem is None else problem in (said or "")


def test_reports_are_kept_until_the_tool_changes(tmp_path: Path) -> None:
    path = tmp_path / "reports.json"
    report = report_on(catalogue.spec("echo"), "pass")
    older = report_on(catalogue.spec("everything"), "pass", digest="0" * 16)
    reports.save([report, older], path)

    kept = reports.load(path)

    assert kept == {"echo": report, "everything": older}
    assert reports.status_of(catalogue.spec("echo"), kept) == "pass"
    assert reports.status_of(catalogue.spec("everything"), kept) == "unchecked"
    assert reports.status_of(catalogue.spec("echo"), reports.load(tmp_path / "none")) == "unchecked"
