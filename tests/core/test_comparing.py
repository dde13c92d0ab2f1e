"""Whether an answer is the reference answer: the table is the specification."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from synthesis.core.comparing import compare
from synthesis.core.values import VerdictValue


def value(
    reference: Any,
    type: str,
    unit: str | None = None,
    tolerance: dict[str, float] | None = None,
    name: str = "value",
) -> dict[str, Any]:
    return {
        "name": name,
        "value": reference,
        "type": type,
        "unit": unit,
        "tolerance": tolerance,
    }


def answer(*values: dict[str, Any]) -> dict[str, Any]:
    return {"text": "", "values": list(values), "format": "plain"}


def number(reference: Any, unit: str | None = None, **rest: Any) -> dict[str, Any]:
    return answer(value(reference, "number", unit, **rest))


def text(reference: str) -> dict[str, Any]:
    return answer(value(reference, "string"))


def day(reference: str) -> dict[str, Any]:
    return answer(value(reference, "date"))


def yes(reference: bool) -> dict[str, Any]:
    return answer(value(reference, "boolean"))


def members(kind: str, *reference: Any) -> dict[str, Any]:
    return answer(value(list(reference), kind))


P: VerdictValue = "pass"
F: VerdictValue = "fail"
U: VerdictValue = "undetermined"

MASS = number(46.07, "g/mol", name="molar_mass_g_per_mol")
NEAR = number(46.07, "g/mol", tolerance={"abs": 0.005})
TWO = answer(value("France", "string", name="country"), value(38, "number", name="score_points"))
ALIKE = answer(value(5, "number", name="first"), value(7, "number", name="second"))

NUMBERS = [
    (MASS, "46.07", P),
    (MASS, "46.07 g/mol", P),
    (MASS, "46.07 g mol⁻¹", P),
    (MASS, "46.07 grams per mole.", P),
    (MASS, "**46.07 g/mol**", P),
    (MASS, "$46.07\\ \\text{g/mol}$", P),
    (MASS, "The molar mass is 46.07 g/mol.", P),
    (MASS, "46.069", P),
    (MASS, "46.0684 g/mol", P),
    (MASS, "46.08", F),
    (MASS, "46", U),
    (MASS, "0.04607 kg/mol", U),
    (MASS, "-46.07 g/mol", F),
    (MASS, "not 46.07 g/mol", U),
    (MASS, "less than 46.07 g/mol", U),
    (MASS, "46.07 or 47.02", U),
    (MASS, "between 46.07 and 46.08", U),
    (MASS, "C2H6O: 46.07", U),
    (MASS, "unknown", U),
    (NEAR, "46.0749", P),
    (NEAR, "46.075 g/mol", P),
    (NEAR, "46.0751 g/mol", F),
    (NEAR, "46.1", F),
    (number(250.0, tolerance={"rel": 0.01}), "252", P),
    (number(250.0, tolerance={"rel": 0.01}), "253", F),
    (number(1195529), "1,195,529", P),
    (number(1195529), "1 195 529", P),
    (number(1195529), "1.195.529", P),
    (number(1195529), "1.195529e6", P),
    (number(1195529), "1.2 million", U),
    (number(1195529), "1195530", F),
    (number(1234), "1.234", U),
    (number(1.234), "1,234", U),
    (number(62700, "USD"), "$62,700", P),
    (number(62700, "USD"), "62.7 thousand US dollars", P),
    (number(62700, "USD"), "USD 62700", P),
    (number(62700, "USD"), "€62,700", U),
    (number(62700, "USD"), "A$62,700", U),
    (number(62700, "USD"), "$62,700 AUD", U),
    (number(3.163e-05, "day⁻¹"), "3.163 × 10⁻⁵ per day", P),
    (number(3.163e-05, "day⁻¹"), "3.163e-5", P),
    (number(3.163e-05, "day⁻¹"), "3.163 x 10^-6", F),
    (number(3.163e-05, "day⁻¹"), "3.163 \\times 10^{-5}\\ \\text{day}^{-1}", P),
    (number(6.9, "%"), "6.9%", P),
    (number(6.9, "%"), "6.9 percent", P),
    (number(6.9, "%"), "0.069", U),
    (number(0.069), "6.9%", U),
    (number(5, "hours"), "5 h", P),
    (number(5, "hours"), "5 hours", P),
    (number(5, "hours"), "300 minutes", U),
    (number(5, "hours"), "5 minutes", U),
    (number(5, "minutes", name="difference_hours"), "5 hours", U),
    (number(5, name="difference_hours"), "5 hours", P),
    (number(5, "hours"), "5 a", U),
    (number(5), "5'", U),
    (number(5), "5 in", U),
    (number(5), "A5", U),
    (number(5), ",5", U),
    (number(5), "5 (", U),
    (number(5), "There are 5 in total.", P),
    (number(5), "5.2", U),
    (number(5), "6", F),
    (number(5), "five", U),
    (number(5), "5/2", U),
    (number(5), "5 ± 1", U),
    (number(5), "2 + 3", U),
    (number(5), "5!", U),
    (number(5), "5th", U),
    (number(5), "(5)", U),
    (number(5), "5%", U),
    (number(5), "5 million", F),
    (number(25), "5²", U),
    (number(0), "0", P),
    (number(0), "0.4", U),
    (number(0.5), "0.46", U),
    (number(-20.9, "kJ/mol"), "−20.9 kJ/mol", P),
    (number(20.9, "kJ/mol"), "−20.9 kJ/mol", F),
    (number(52.1, "mL/min/1.73 m²"), "52.1 mL/min/1.73 m^2", P),
    (number(3, "deaths per 1,000 live births"), "3 deaths per 1,000 live births", P),
    (number(9970, "M⁻¹ cm⁻¹"), "9,970 M^-1 cm^-1", P),
    (number(5, "mg"), "5 Mg", U),
    (number(5, "J/(mol·K)"), "5 J mol^-1 K^-1", P),
    (number(5, "J/(mol·K)"), "5 J/mol K", U),
    (number("9007199254740993"), "9007199254740993", P),
    (number("9007199254740993"), "9007199254740992", F),
    (number(5), '{"value": 5}', P),
    (number(5), '```json\n{"value": "5"}\n```', P),
    (number(5), '{"value": 5, "other": 6}', U),
    (number(5), '{"value": 5, "value": 6}', U),
    (number(5), '{"value": NaN}', U),
    (number(5), "value: 5", P),
    (number(5), "[5, 6]", U),
    (number(5), "5\n6", U),
    (number(5), "", U),
    (number(5), "5" + "0" * 30_000, U),
    (number(5), "1e999999999", U),
]
DATES = [
    (day("2023-12-25"), "2023-12-25", P),
    (day("2023-12-25"), "25 December 2023", P),
    (day("2023-12-25"), "December 25th, 2023.", P),
    (day("2023-12-25"), "Monday, 25 Dec 2023", P),
    (day("2023-12-25"), "Sunday, 25 Dec 2023", U),
    (day("2023-12-25"), "12/25/2023", P),
    (day("2023-12-25"), "25.12.2023", P),
    (day("2023-12-25"), "26 December 2023", F),
    (day("2023-12-25"), "25 December", U),
    (day("2023-12-25"), "25/12/23", U),
    (day("2023-12-25"), "2023-12-25 or 2023-12-26", U),
    (day("2023-12-05"), "05/12/2023", U),
    (day("2023-12-05"), "5/12/2024", F),
    (day("2023-05-05"), "05/05/2023", P),
    (day("2023-02-28"), "2023-02-30", U),
    (day("2023-03-01T08:00"), "2023-03-01T08:00", P),
    (day("2023-03-01T08:00"), "2023-03-01", U),
]
BOOLEANS = [
    (yes(True), "Yes.", P),
    (yes(True), "true", P),
    (yes(False), "no", P),
    (yes(True), "No", F),
    (yes(False), "TRUE", F),
    (yes(True), "yes and no", U),
    (yes(True), "not true", U),
    (yes(True), '{"value": true}', P),
    (yes(True), "1", U),
]
TEXTS = [
    (text("France"), "france", P),
    (text("France"), '"France".', P),
    (text("Accra, Ghana"), "Accra,  GHANA", P),
    (text("Netherlands"), "the Netherlands", P),
    (text("O’Brien"), "O'Brien", P),
    (text("ﬁnance"), "finance", P),
    (text("France"), "not France", U),
    (text("France"), "France or Spain", U),
    (text("France"), "Germany", U),
    (text("A positive"), "positive", U),
    (text("131-16-8"), "131-16-8", P),
    (text("131–16–8"), "131-16-8", P),
    (text("131-16-8"), "131-11-3", F),
    (text("HP:0009779"), "HP 0009779", U),
    (text("3.10"), "3.1", U),
    (text("3.10"), "3.10", P),
    (text("3.10"), "3.11", F),
    (text("009.0"), "9.0", U),
    (text("x²"), "x2", U),
    (text("x²"), "x^2", P),
    (text("c1ccccc1"), "C1CCCCC1", U),
    (text("CCCC"), "cccc", U),
    (text("Co"), "CO", U),
    (text("co"), "Co", U),
    (text("iron"), "Iron", P),
    (text("GBP"), "GBP", P),
    (text("vitamin K"), "Vitamin K", P),
    (text("-OH"), "OH", U),
]
MEMBERS = [
    (members("set", "Chile", "Peru", "Brazil"), "Brazil; Chile; Peru", P),
    (members("set", "Chile", "Peru", "Brazil"), "Peru, Brazil, and Chile", P),
    (members("set", "Chile", "Peru", "Brazil"), "- Peru\n- Brazil\n- Chile", P),
    (members("set", "Chile", "Peru", "Brazil"), "1. Peru\n2. Brazil\n3. Chile", P),
    (members("set", "Chile", "Peru", "Brazil"), '["Peru", "Brazil", "Chile"]', P),
    (members("set", "Chile", "Peru", "Brazil"), '{"value": ["Peru", "Brazil", "Chile"]}', P),
    (members("set", "Chile", "Peru", "Brazil"), "Peru, Chile", F),
    (members("set", "Chile", "Peru", "Brazil"), "Peru, Chile, Brazil, Bolivia", U),
    (members("set", "Chile", "Peru", "Brazil"), '["Peru", "Chile", "Chile", "Brazil"]', U),
    (members("set", "Bosnia and Herzegovina", "Croatia"), "Croatia, Bosnia and Herzegovina", P),
    (members("set", "Bosnia and Herzegovina", "Croatia"), "Croatia and Bosnia and Herzegovina", P),
    (members("set", "Washington, D.C.", "Lima"), "Lima; Washington, D.C.", P),
    (members("set", 2, 3, 5), "5, 3, 2", P),
    (members("set", 2, 3, 5), "[5, 3, 7]", F),
    (members("list", "Chile", "Peru"), "Chile, Peru", P),
    (members("list", "Chile", "Peru"), "Peru, Chile", U),
    (members("list", "Chile"), "Chile", P),
    (members("list", "A-1", "A-2"), '["A-1", "A-3"]', F),
    (members("list", 1.5, 2.5), "[1.5, 2.5]", P),
    (members("list"), "none", P),
    (members("list"), "[]", P),
    (members("list"), '["Chile"]', F),
    (members("list", True, False), "yes, no", P),
]
SEVERAL = [
    (TWO, '{"country": "France", "score_points": 38}', P),
    (TWO, '{"Score points": "38", "country": "france"}', P),
    (TWO, "country: France; score points: 38", P),
    (TWO, "- **Country:** France\n- **Score points:** 38", P),
    (TWO, "score_points = 38\ncountry = France", P),
    (TWO, "France; 38", P),
    (TWO, '{"country": "France", "score_points": 39}', F),
    (TWO, '{"country": "France"}', U),
    (TWO, '{"country": "France", "score_points": 38, "rank": 1}', U),
    (TWO, "France", U),
    (TWO, "38; France", U),
    (ALIKE, '{"first": 5, "second": 7}', P),
    (ALIKE, '{"first": 7, "second": 5}', F),
    (ALIKE, "5; 7", U),
    (ALIKE, "first: 5; second: 7", P),
]


def _name(case: Any) -> str | None:
    return repr(case[:40]) if isinstance(case, str) else None


@pytest.mark.parametrize(
    ("reference", "given_text", "verdict"),
    [*NUMBERS, *DATES, *BOOLEANS, *TEXTS, *MEMBERS, *SEVERAL],
    ids=_name,
)
def test_the_verdict_on_an_answer(
    reference: dict[str, Any], given_text: str, verdict: VerdictValue
) -> None:
    found = compare(reference, given_text)
    assert (found.verdict, found.reason[-1]) == (verdict, "."), found


SCALARS = st.integers(-(10**6), 10**6) | st.floats(
    -1e6, 1e6, allow_nan=False, allow_subnormal=False
).map(lambda x: round(x, 4))


@given(SCALARS)
def test_a_number_passes_as_json_writes_it(reference: float) -> None:
    assert compare(number(reference), json.dumps(reference)).verdict == "pass"


@given(SCALARS, SCALARS)
def test_a_number_that_is_further_away_than_the_tolerance_never_passes(
    reference: float, other: float
) -> None:
    assume(abs(reference - other) > 0.02)
    asked = number(reference, tolerance={"abs": 0.01})
    assert compare(asked, json.dumps(other)).verdict != "pass"


@given(st.integers(-(10**6), 10**6), st.integers(-(10**6), 10**6))
def test_another_whole_number_fails(reference: int, other: int) -> None:
    assume(reference != other)
    assert compare(number(reference), str(other)).verdict == "fail"


@given(SCALARS, SCALARS, st.sampled_from([" ", ", ", " or ", "\n", "; ", " = ", "/", " to ", "-"]))
def test_two_numbers_that_differ_never_pass_for_one(
    reference: float, other: float, between: str
) -> None:
    assume(reference != other)
    for said in (f"{reference}{between}{other}", f"{other}{between}{reference}"):
        assume(_value_of(said) != reference)
        assert compare(number(reference), said).verdict != "pass"


def _value_of(said: str) -> float | None:
    """What the text is as one number ("1-2" is none, "1 234" is)."""
    try:
        return float(said.replace(" ", "").replace(",", ""))
    except ValueError:
        return None


@given(st.dates(date(1000, 1, 1)), st.dates(date(1000, 1, 1)))
def test_another_day_never_passes_however_it_is_written(reference: date, other: date) -> None:
    assume(reference != other)
    for form in ("%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%d/%m/%Y", "%m/%d/%Y", "%Y/%m/%d"):
        assert compare(day(reference.isoformat()), other.strftime(form)).verdict != "pass"


@given(st.dates(date(1000, 1, 1)))
def test_a_day_passes_in_the_forms_that_name_its_month(reference: date) -> None:
    for form in ("%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%b %d %Y"):
        assert compare(day(reference.isoformat()), reference.strftime(form)).verdict == "pass"


WORDS = st.text("abcdeXYZ0123 .-'", min_size=1, max_size=12)


@given(WORDS, WORDS)
def test_texts_of_other_letters_or_digits_never_pass(reference: str, other: str) -> None:
    def kept(words: str) -> list[str]:
        letters = "".join(sign if sign.isalnum() or sign in " -" else "" for sign in words)
        return [part for part in letters.casefold().split() if part not in ("a", "an", "the")]

    assume(kept(reference) != kept(other))
    assert compare(text(reference), other).verdict != "pass"


@given(st.lists(st.sampled_from(["Chile", "Peru", "Brazil", "Cuba"]), unique=True, min_size=1))
def test_a_set_passes_only_with_exactly_its_members(given_members: list[str]) -> None:
    reference = members("set", "Chile", "Peru", "Brazil")
    right = set(given_members) == {"Chile", "Peru", "Brazil"}
    for said in (json.dumps(given_members), "; ".join(given_members), ", ".join(given_members)):
        assert (compare(reference, said).verdict == "pass") == right


@settings(max_examples=300)
@given(st.text(max_size=60))
def test_any_text_gets_a_verdict(said: str) -> None:
    for reference in (MASS, NEAR, day("2023-12-25"), yes(True), text("France"), TWO):
        assert compare(reference, said).reason
    for reference in (members("set", 1, 2), members("list", "a, b", "c"), ALIKE):
        assert compare(reference, said).reason
