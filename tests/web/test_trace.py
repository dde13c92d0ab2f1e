"""How a record is laid out for reading: rows, links between them, and what is folded."""

from __future__ import annotations

from review.views.diff import words_changed
from review.views.trace import answers, trace, transform_text, whole_step
from tests.web.records import task_record


def test_a_value_and_the_argument_that_took_it_share_a_colour() -> None:
    steps = trace(task_record())

    source = next(row for row in steps[0].result if row.key == "cas")
    target = steps[1].arguments[0]
    assert source.colour == target.colour > 0
    assert target.origin is not None
    assert target.origin.at == source.at
    assert target.at in source.feeds


def test_a_cited_value_says_which_answer_it_proves() -> None:
    steps = trace(task_record())

    (row,) = steps[2].result
    assert row.proves == ("difference",)
    assert steps[2].cited


def test_a_long_result_is_folded_but_keeps_what_matters() -> None:
    step = trace(task_record())[3]

    shown = {row.at for row in step.result}
    assert step.hidden > 0
    assert "s4:/result/matches/21/formula" in shown
    assert "s4:/result/matches/21/name" in shown
    assert "s4:/result/matches/20/name" not in shown


def test_a_whole_step_has_every_row() -> None:
    step = whole_step(task_record(), 4)

    assert step is not None
    assert step.hidden == 0
    assert whole_step(task_record(), 40) is None


def test_steps_that_the_answer_does_not_rest_on_are_told_apart() -> None:
    used = {step.number: step.used for step in trace(task_record())}

    assert used == {1: True, 2: True, 3: True, 4: True, 5: True, 6: False}


def test_an_iteration_is_marked_where_it_begins() -> None:
    begins = [step.number for step in trace(task_record()) if step.opens]

    assert begins == [1, 4]


def test_an_answer_value_carries_its_citations_and_transform() -> None:
    difference, formula = answers(task_record())

    assert [source.text for source in difference.sources] == ["88.106", "46.069"]
    assert difference.transform == "difference, digits 2"
    assert difference.tolerance == "± 0.01"
    assert formula.sources[0].found


def test_a_citation_of_nothing_is_marked() -> None:
    record = task_record()
    record["citations"][1]["sources"][0]["pointer"] = "/result/matches/99/formula"

    assert not answers(record)[1].sources[0].found


def test_a_value_without_citation_has_no_sources() -> None:
    record = task_record()
    record["citations"].pop()

    assert answers(record)[1].sources == []


def test_no_transform_reads_as_nothing() -> None:
    assert transform_text(None) == ""


def test_a_difference_of_words_keeps_what_both_share() -> None:
    pieces = words_changed("the mass of ethanol", "the molar mass of ethanol")

    assert [(piece.kind, piece.text) for piece in pieces] == [
        ("same", "the"),
        ("added", " molar"),
        ("same", " mass of ethanol"),
    ]
