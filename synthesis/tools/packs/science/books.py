"""International Standard Book Numbers with isbnlib."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.science import Isbn13

PACK = Pack(
    title="isbnlib",
    distributions=("isbnlib",),
    licence="LGPL-3.0",
    data="Registration groups and ranges of the International ISBN Agency",
    data_licence="LGPL-3.0",
    data_date="2023-04",
)

Isbn = Annotated[str, "ISBN of 13 digits without hyphens", Isbn13]


class Registration(Result):
    area: Annotated[str, Asks("the registration group (country or language area) of {isbn}")]
    hyphenated: Annotated[str, Asks("the correctly hyphenated ISBN of {isbn}")]
    publisher_prefix: Annotated[str, Asks("the publisher's element in the ISBN of {isbn}")]
    isbn10: Annotated[str | None, Asks("the ISBN-10 of {isbn}")]


@tool(
    kind="retrieval",
    examples=[
        Example(
            isbn="9780140328721",
            gives={
                "area": "English language",
                "hyphenated": "978-0-14-032872-1",
                "publisher_prefix": "14",
                "isbn10": "0140328726",
            },
        )
    ],
)
def isbn_registration(isbn: Isbn) -> Registration:
    """Registration group, correct hyphens, publisher's element and ISBN-10 of an ISBN-13."""
    from isbnlib import info, mask, to_isbn10

    hyphenated, area = mask(_checked(isbn)), info(isbn)
    if not hyphenated or not area:
        raise ToolError(f"The ISBN ranges do not cover {isbn}.")
    return Registration(
        area=str(area),
        hyphenated=hyphenated,
        publisher_prefix=hyphenated.split("-")[2],
        isbn10=to_isbn10(isbn) or None,
    )


@seeds(Isbn13, source="Printed ISBNs of well-known books")
def known_books() -> Iterator[str]:
    """Design Patterns, K&R, a textbook shelf and some novels."""
    yield from (
        "9780201633610",
        "9780131103627",
        "9780262033848",
        "9780140328721",
        "9780553380163",
        "9780201896831",
        "9780521880688",
        "9780262035613",
        "9780387310732",
        "9780743273565",
        "9780061120084",
        "9780451524935",
        "9780547928227",
    )


def _checked(isbn: str) -> str:
    from isbnlib import is_isbn13

    if not is_isbn13(isbn):
        raise ToolError(f"{isbn} has a wrong check digit; 9780140328721 is a valid ISBN.")
    return isbn
