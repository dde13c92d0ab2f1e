"""One way to write a value: that of RFC 8785, however it was come by."""

from __future__ import annotations

import json
import math

import pytest
import rfc8785
from hypothesis import example, given
from hypothesis import strategies as st

from synthesis.core.canonical import canonical
from synthesis.core.errors import ParseError
from synthesis.core.values import Json

SAFE = 2**53 - 1
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-SAFE, SAFE)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.integers(-999, 999).map(float)
    | st.text(st.characters(exclude_categories=["Cs"]))
    | st.text('0123456789.e+-,[]{}:"\\ ')
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner) | st.dictionaries(st.text("aé\uffff\U0001f600.0e1:,"), inner),
)


@given(VALUES)
@example([1.0, 2])
@example({"a": [1e-7, 1e21, 12345678901234567890.0, -0.0, 0.1]})
@example({"\U0001f600": 1, "\uffff": 2})
@example({'\U0001f600"a': 1, "\uffff": 2})
@example({"a": ["\U0001f600", "b"], "c": {"\U0001f600": "d"}})
@example({"a": ":1.0,"})
@example({"a": "\u2028\x7f\x1f/\\"})
def test_a_value_is_written_as_the_standard_says(value: Json) -> None:
    assert canonical(value) == rfc8785.dumps(value)


@given(VALUES)
@example({"a": [2.0**53, 6579683920500000.0, 1.41e17, -1.2345678901234567e20, 1e21]})
def test_what_was_written_can_be_read_and_written_again(value: Json) -> None:
    written = canonical(value)

    assert canonical(json.loads(written)) == written


@pytest.mark.parametrize(
    "value", [{"a": math.nan}, [math.inf], {"a": 2**53 + 1}, [-(2**60)], 10**400, "\ud800"]
)
def test_what_the_standard_has_no_way_to_write_is_refused(value: Json) -> None:
    with pytest.raises(ParseError, match="no canonical JSON"):
        canonical(value)
