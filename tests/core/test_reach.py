"""The pool's chains are counted as a person would count them by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from synthesis.core.reach import Reach, measure
from synthesis.core.values import EntityType, Input, Output, ToolSpec

ENTITIES = {name: EntityType(name, "{}", f"a {name}", f"{name}s", "x") for name in "abcdz"}


def takes_gives(name: str, takes: str, gives: str, *, required: bool = True) -> ToolSpec:
    """A tool that takes one entity for each letter of ``takes`` and gives those of ``gives``."""
    return ToolSpec(
        name=name,
        domain="general",
        kind="processing",
        pack="general.test",
        description="",
        parameters={},
        result_schema={},
        inputs=tuple(
            Input(f"in_{letter}", "", "string", ENTITIES[letter], required) for letter in takes
        ),
        outputs=tuple(Output(f"/{letter}", "string", ENTITIES[letter]) for letter in gives),
    )


@pytest.fixture
def line() -> Reach:
    """a -> one -> b -> two -> c -> three, and a tool whose argument nothing gives."""
    tools = (
        takes_gives("one", "a", "b"),
        takes_gives("two", "b", "c"),
        takes_gives("three", "c", "d"),
        takes_gives("lost", "z", "a"),
    )
    return measure(tools, ["a"])


def test_chains_of_two_and_three_are_counted(line: Reach) -> None:
    assert (line.two, line.three) == (2, 1)


def test_a_tool_that_nothing_can_feed_is_named_with_its_argument(line: Reach) -> None:
    assert line.unreachable == ("lost",)
    assert line.tools["lost"].unfilled == ("in_z",)
    assert line.tools["lost"].chains == 0


def test_a_tool_knows_its_neighbours_and_its_chains(line: Reach) -> None:
    one, two = line.tools["one"], line.tools["two"]
    assert (one.fed_by, one.feeds, one.chains) == (0, 1, 2)
    assert (two.fed_by, two.feeds, two.chains) == (1, 1, 3)


def test_the_loneliest_tools_come_first(line: Reach) -> None:
    assert [links.name for links in line.fewest(2)] == ["lost", "one"]


def test_a_chain_never_comes_back_to_its_start() -> None:
    there_and_back = measure([takes_gives("go", "a", "b"), takes_gives("back", "b", "a")], ["a"])

    assert (there_and_back.two, there_and_back.three) == (2, 0)


def test_a_tool_that_needs_two_things_waits_for_both() -> None:
    tools = [takes_gives("both", "ac", "d"), takes_gives("makes_c", "b", "c")]

    assert measure(tools, ["a"]).unreachable == ("both", "makes_c")
    assert measure(tools, ["a", "b"]).unreachable == ()


def test_an_optional_argument_keeps_nothing_from_being_called() -> None:
    assert measure([takes_gives("any", "z", "a", required=False)], []).unreachable == ()


def test_an_element_of_a_list_can_be_taken() -> None:
    listed = Output("/bs", "list", ENTITIES["b"], many=True)
    lists = replace(takes_gives("lists", "a", ""), outputs=(listed,))

    assert measure([lists, takes_gives("takes_b", "b", "c")], ["a"]).two == 1
