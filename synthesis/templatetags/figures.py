"""Figures as people read them: thousands apart, few digits, a dash for what is not known."""

from __future__ import annotations

from django import template

from synthesis.services.outcomes import early_end_in_words, in_words, try_in_words

register = template.Library()

NONE = "–"

register.filter("in_words", in_words)
register.filter("try_in_words", try_in_words)
register.filter("early_end_in_words", early_end_in_words)


@register.filter
def whole(value: float | None) -> str:
    """``1234567.8`` as "1,234,568"."""
    return NONE if value is None else f"{value:,.0f}"


@register.filter
def few(value: float | None) -> str:
    """With one decimal below 100, else whole: "12.5", "1,204"."""
    if value is None:
        return NONE
    return f"{value:,.1f}" if abs(value) < 100 else f"{value:,.0f}"


@register.filter
def money(value: float | None) -> str:
    """An amount in the currency of the endpoints' prices; small ones keep four decimals."""
    if not value:
        return NONE
    return f"{value:,.2f}" if abs(value) >= 10 else f"{value:,.4f}"


@register.filter
def percent(share: float | None) -> str:
    """A share of 0 to 1 as "34%"; a little is not nothing."""
    if share is None:
        return NONE
    return "<1%" if 0 < share < 0.005 else f"{100 * share:.0f}%"


@register.filter
def thousandths(share: float) -> int:
    """A share of 0 to 1 on a bar that is a thousand wide."""
    return round(1000 * share)
