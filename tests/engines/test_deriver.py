"""Derivation: a draft is taken when its proof holds, and goes back with the reasons otherwise."""

from __future__ import annotations

from typing import Any

import pytest

from synthesis.core.chat import ChatReply
from synthesis.core.derivation import why_not
from synthesis.core.errors import ContextError, DerivationError, ProviderPermanentError
from synthesis.core.values import Draft, Evidence, Exemplar, InputFrom, Step
from synthesis.engines import make_engine
from synthesis.engines.openai.deriver import CORRECTIONS
from tests.core.world import SPECS, configuration
from tests.support.talking import ScriptedModel, draft, says, value

EVIDENCE: Evidence = (
    Step(1, 1, "country_currency", {"country": "Chile"}, {"currency": "CLP"}, None),
    Step(
        2,
        1,
        "from_dollars",
        {"currency": "CLP", "amount": 100},
        {"value": 92875},
        None,
        (InputFrom("/currency", 1, "/result/currency", inferred=True),),
    ),
)
EXEMPLARS = (Exemplar("e1", "How long is the Loa?", "fact", "general"),)
GOOD = draft("What are 100 US dollars in Chile's currency?", value(2, "/result/value", 92875))
LEAK = {**GOOD, "query": "What are 100 US dollars in CLP, the currency of Chile?"}
WRONG = draft(GOOD["query"], value(2, "/result/value", 92876))
UNSTATED = {**GOOD, "query": "What is it worth there?"}


async def derived(
    *replies: ChatReply | Exception, evidence: Evidence = EVIDENCE, query: str | None = None
) -> tuple[Draft, ScriptedModel]:
    model = ScriptedModel(replies)
    engine = make_engine("openai", SPECS, model)
    made = await engine.derive(configuration(), 1, evidence, EXEMPLARS, query)
    assert model.silent
    return made, model


async def failed(*replies: ChatReply | Exception) -> DerivationError:
    model = ScriptedModel(replies)
    with pytest.raises(DerivationError) as caught:
        await make_engine("openai", SPECS, model).derive(
            configuration(), 1, EVIDENCE, EXEMPLARS, None
        )
    assert model.silent
    return caught.value


async def test_a_draft_whose_proof_holds_is_taken() -> None:
    made, model = await derived(says(GOOD))
    assert (made.query, made.answer_text, made.form) == (GOOD["query"], "92875", "chain")
    assert why_not(made, EVIDENCE) is None
    assert model.requests[0].reply is not None
    assert (model.requests[0].role, model.requests[0].stage) == ("deriver", "derive 1")


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (WRONG, "step 2 has 92875 at /result/value"),
        (LEAK, "gives away a value on the way"),
        (UNSTATED, "states nothing that the calls start from"),
        ("It is 92875.", "The reply is not JSON."),
        ("", "The reply is not JSON."),
        (draft(GOOD["query"]), "There are no values."),
    ],
)
async def test_a_draft_that_does_not_hold_goes_back_with_the_reason(bad: Any, reason: str) -> None:
    made, model = await derived(says(bad), says(GOOD))
    assert made.query == GOOD["query"]
    assert reason in model.last()


async def test_a_draft_goes_back_twice_at_most() -> None:
    error = await failed(*[says(WRONG)] * (1 + CORRECTIONS))
    assert error.kind == "derivation: check"
    assert "92875" in str(error)


async def test_a_model_that_never_says_json_fails_by_its_reply() -> None:
    error = await failed(*[says("I would ask about money.")] * (1 + CORRECTIONS))
    assert error.kind == "derivation: reply"


async def test_a_reply_that_was_cut_off_is_asked_to_be_shorter() -> None:
    cut = says('{"query": "What are', finish_reason="length")
    _, model = await derived(cut, says(GOOD))
    assert "cut off" in model.last()


async def test_a_refusal_fails_at_once() -> None:
    error = await failed(says("", refusal="I must not."))
    assert (error.kind, "I must not." in str(error)) == ("derivation: refusal", True)


async def test_evidence_that_overflows_is_shown_shorter_once() -> None:
    long = {"rows": [f"a row of some words {n}" for n in range(60)]}
    evidence = (*EVIDENCE, Step(3, 1, "neighbours", {"country": "Peru"}, long, None))
    _, model = await derived(ContextError("Too long."), says(GOOD), evidence=evidence)
    first, second = (str(request.messages[1]["content"]) for request in model.requests)
    assert len(second) < len(first) - 500
    assert "list of 60 strings at /result/rows" in second


async def test_evidence_that_overflows_twice_is_a_recorded_failure() -> None:
    error = await failed(ContextError("9,000 tokens."), ContextError("8,500 tokens."))
    assert (error.kind, "8,500 tokens." in str(error)) == ("derivation: context", True)


async def test_a_correction_that_overflows_begins_again_with_less() -> None:
    _, model = await derived(says(WRONG), ContextError("Too long."), says(GOOD))
    assert [len(request.messages) for request in model.requests] == [2, 4, 2]


async def test_faults_of_the_server_are_not_the_derivers_to_handle() -> None:
    with pytest.raises(ProviderPermanentError):
        await failed(ProviderPermanentError("No such model."))


async def test_the_model_sees_evidence_first_then_exemplars_then_what_to_do() -> None:
    _, model = await derived(says(GOOD), query="Which currency?")
    told = str(model.requests[0].messages[1]["content"])
    order = ["Seed: Chile", "Step 1:", "Step 2:", "How long is the Loa?", "Which currency?"]
    assert sorted(order, key=told.index) == order
    assert "/arguments/currency came from step 1 at /result/currency" in told


async def test_further_evidence_leaves_the_prefix_as_it_is() -> None:
    _, first = await derived(says(GOOD))
    more = (*EVIDENCE, Step(3, 2, "population", {"country": "Chile"}, {"population": 1}, None))
    _, second = await derived(says(GOOD), evidence=more, query="Which?")
    before = str(first.requests[0].messages[1]["content"]).partition("\n\nWhat the tools do")[0]
    assert str(second.requests[0].messages[1]["content"]).startswith(before)
    assert first.requests[0].messages[0] == second.requests[0].messages[0]
    assert first.requests[0].reply == second.requests[0].reply
