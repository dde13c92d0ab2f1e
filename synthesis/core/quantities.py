"""Numbers as people and models write them, and when one is as good as another."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal, InvalidOperation
from fractions import Fraction

from synthesis.core.units import CURRENCIES, Unit, unit
from synthesis.core.values import Json, Verdict, VerdictValue
from synthesis.core.wording import FILL, bare, tidy, words

MOST_DIGITS = 60
DIGITS_TO_ROUND = 3
"""A reference of fewer significant digits is not met by what merely rounds to it."""

_NUMBER = re.compile(
    r"(?P<sign>(?<![\w)\].])[-+] ?)?"
    r"(?P<body>\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,])|\d{1,3}(?:[ '_]\d{3})+(?:\.\d+)?(?!\d)"
    r"|\d{1,3}(?:\.\d{3}){2,}(?![\d.])|\d+(?:\.\d+)?|\.\d+)"
    r"(?:[eE](?P<e>[-+]?\d{1,3})(?![\d.])"
    r"| ?[×x*·] ?10 ?(?:\^|\*\*) ?\(?(?P<power>[-+]?\d{1,3})\)?(?![\d.]))?"
)
_SCALES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_EITHER_WAY = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
_AFTER = frozenset({"total", "exactly"})
_IN_TOTAL = re.compile(r"\bin total\b", re.IGNORECASE)
_JOINED = re.compile(r"[\w,.]$")
_CODE = re.compile(r"(?<!\w)[A-Z]{3}$")
_BETWEEN = re.compile(r"[\s:=≈~*`\"']+")
_WIDE = Context(prec=2 * MOST_DIGITS + 2_100)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that was read. ``place`` is the power of ten of its last written digit.

    ``otherwise`` is what the same signs mean where commas and points change places.
    """

    value: Decimal
    place: int
    unit: Unit
    otherwise: Decimal | None = None


def read(text: str, around: Collection[str] = (), known: Unit | None = None) -> Quantity | str:
    """The one number that ``text`` gives, or a sentence that says why there is none.

    Beside the number may stand a unit, words that say nothing, and the words ``around``,
    which are those of the value's name; any other word leaves the matter open. ``known`` is
    the unit that is expected, which may hold digits itself.
    """
    text = bare(tidy(text))
    found = _NUMBER.search(text)
    if found is None:
        return "It holds no number."
    if len(found["body"]) > MOST_DIGITS:
        return "Its number is too long."
    allowed = FILL | set(around)
    before, after = text[: found.start()], bare(text[found.end() :])
    ahead = _prefix(before, allowed)
    scale, after = _scaled(after)
    behind = _suffix(after, allowed, known)
    if _JOINED.search(before) and not _CODE.search(before):
        return "Its number is a part of something else."
    if ahead is None or behind is None:
        more = any(sign.isdigit() for sign in before + after)
        return "It holds more than one number." if more else "It says more than a number."
    if ahead and behind and ahead != behind:
        return "It names two units."
    shift = int(found["e"] or found["power"] or 0) + scale
    return _quantity(found["body"], found["sign"] or "", shift, ahead or behind)


def number(value: Json) -> Decimal | None:
    """A reference value as a decimal number; None when it is none."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        made = Decimal(value if isinstance(value, str) else repr(value))
    except InvalidOperation:
        return None
    return made if made.is_finite() and abs(made.adjusted()) < 1_000 else None


def agree(
    given: Quantity, reference: Decimal, tolerance: Mapping[str, float] | None, asked: Unit
) -> Verdict:
    """Whether a quantity is the reference; another unit than the one asked for is open."""
    if given.unit and given.unit != asked:
        return Verdict("undetermined", "It is in another unit than the reference answer.")
    verdict = _close(given.value, given.place, reference, tolerance)
    if verdict == "pass":
        return Verdict("pass", "The number is the same.")
    if verdict == "undetermined":
        return Verdict("undetermined", "The number is the same only when rounded.")
    for other, why in _other_readings(given, asked):
        if _close(other, given.place, reference, tolerance) == "pass":
            return Verdict("undetermined", why)
    return Verdict("fail", "The number is another one.")


def _close(
    value: Decimal, place: int, reference: Decimal, tolerance: Mapping[str, float] | None
) -> VerdictValue:
    if value == reference:
        return "pass"
    if tolerance:
        return "pass" if _within(value, reference, tolerance) else "fail"
    digits = _digits(reference)
    nearest = _round(value, digits)
    if nearest == {reference} and _precise(reference):
        return "pass"
    coarser = place > digits and value != 0 and value in _round(reference, place)
    return "undetermined" if reference in nearest or coarser else "fail"


def _precise(reference: Decimal) -> bool:
    """Whether a reference is a measure with enough digits that rounding to it says enough."""
    whole = reference == reference.to_integral_value(context=_WIDE)
    return not whole and len(reference.as_tuple().digits) >= DIGITS_TO_ROUND


def _within(value: Decimal, reference: Decimal, tolerance: Mapping[str, float]) -> bool:
    apart = abs(Fraction(value) - Fraction(reference))
    if "abs" in tolerance:
        return apart <= Fraction(repr(tolerance["abs"]))
    return apart <= Fraction(repr(tolerance["rel"])) * abs(Fraction(reference))


def _digits(reference: Decimal) -> int:
    """The power of ten of the reference's last digit."""
    return int(reference.as_tuple().exponent)


def _round(value: Decimal, place: int) -> set[Decimal]:
    """The value rounded to a place, in both ways that halves are rounded."""
    unit_of_place = Decimal(1).scaleb(place, context=_WIDE)
    return {
        value.quantize(unit_of_place, rounding=mode, context=_WIDE)
        for mode in (ROUND_HALF_UP, ROUND_HALF_EVEN)
    }


def _other_readings(given: Quantity, asked: Unit) -> list[tuple[Decimal, str]]:
    found = []
    if given.otherwise is not None:
        found.append((given.otherwise, "Its comma or point can be read in two ways."))
    if asked == unit("%") and not given.unit:
        found.append((given.value.scaleb(2, context=_WIDE), "It may be a share, not a percentage."))
    return found


def _quantity(body: str, sign: str, shift: int, found_unit: Unit) -> Quantity:
    digits = re.sub("[,'_ ]", "", body)
    if body.count(".") > 1:
        digits = body.replace(".", "")
    value = Decimal(sign.strip() + digits).scaleb(shift, context=_WIDE)
    return Quantity(
        value, int(value.as_tuple().exponent), found_unit, _otherwise(body, sign, shift)
    )


def _otherwise(body: str, sign: str, shift: int) -> Decimal | None:
    if not _EITHER_WAY.fullmatch(body):
        return None
    swapped = body.replace(",", ".") if "," in body else body.replace(".", "")
    return Decimal(sign.strip() + swapped).scaleb(shift, context=_WIDE)


def _scaled(after: str) -> tuple[int, str]:
    """The power of ten that a word such as "million" stands for, and what follows it."""
    word = re.match(r"([a-z]+)\b", after.casefold())
    if word is None or word.group(1) not in _SCALES:
        return 0, after
    return _SCALES[word.group(1)], after[word.end() :].strip()


def _prefix(text: str, allowed: Collection[str]) -> Unit | None:
    """The unit before a number (a currency), empty for none; None for anything else."""
    rest = _BETWEEN.sub(" ", text).strip()
    for sign in CURRENCIES:
        if rest == sign or rest.endswith(f" {sign}"):
            return _only(rest.removesuffix(sign), allowed, unit(sign))
    last = rest.rsplit(" ", 1)[-1]
    if last.isupper() and len(last) == 3 and last.casefold() not in allowed:
        return _only(rest.removesuffix(last), allowed, unit(last))
    return _only(rest, allowed, frozenset())


def _suffix(text: str, allowed: Collection[str], known: Unit | None) -> Unit | None:
    """The unit after a number, empty for none; None for anything else.

    Where a unit is expected, a word of the value's name is not passed over: it may be one.
    """
    rest = _IN_TOTAL.sub("", text).strip()
    if not rest:
        return frozenset()
    read_as = unit(rest)
    if read_as is not None and read_as == known:
        return read_as
    idle = _AFTER if known else _AFTER | (set(allowed) - FILL)
    if _said(rest.replace("*", ""), idle):
        return frozenset()
    return read_as if read_as and len(rest.split()) == 1 and not _odd(rest) else None


def _odd(text: str) -> bool:
    return re.search(r"\d(?!$)|(?<!\^)(?<!\^-)\d", text) is not None or text[0] in "-+^!=<>()[]{}"


def _only(rest: str, allowed: Collection[str], found: Unit | None) -> Unit | None:
    return found if _said(rest, allowed) else None


def _said(text: str, allowed: Collection[str]) -> bool:
    """Whether a text holds nothing but allowed words."""
    if re.search(r"[^\w\s]|\d", text):
        return False
    return all(word in allowed for word in words(text))
