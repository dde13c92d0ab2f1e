"""The filter of the queue in an address, and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict

from review.core.filters import Filters
from review.core.states import ItemState
from synthesis.core.difficulty import BANDS
from synthesis.core.sampling import FORMS
from synthesis.core.values import DOMAINS

ALL = "all"
STATUSES = (*(state.value for state in ItemState), ALL)
LONGEST_SEARCH = 200


@dataclass(frozen=True)
class QueueFilter:
    """What the address asks for; values that cannot be are left out."""

    status: str = ItemState.PENDING.value
    domain: str = ""
    form: str = ""
    difficulty: str = ""
    run: str = ""
    q: str = ""

    @classmethod
    def read(cls, query: QueryDict) -> QueueFilter:
        return cls(
            status=_one_of(query.get("status", ""), STATUSES) or ItemState.PENDING.value,
            domain=_one_of(query.get("domain", ""), DOMAINS),
            form=_one_of(query.get("form", ""), FORMS),
            difficulty=_one_of(query.get("difficulty", ""), BANDS),
            run=_number(query.get("run", "")),
            q=query.get("q", "").replace("\x00", "").strip()[:LONGEST_SEARCH],
        )

    def filters(self) -> Filters:
        """The filter as the services take it."""
        return Filters(
            status=None if self.status == ALL else ItemState(self.status),
            domain=self.domain or None,
            form=self.form or None,
            difficulty=self.difficulty or None,
            run=int(self.run) if self.run else None,
            q=self.q or None,
        )

    def parts(self) -> Mapping[str, str]:
        """What differs from the plain queue."""
        names = ("domain", "form", "difficulty", "run", "q")
        every = {name: getattr(self, name) for name in names}
        if self.status != ItemState.PENDING:
            every["status"] = self.status
        return {name: value for name, value in every.items() if value}

    def query(self) -> str:
        """The filter as the query of an address, with its question mark, or nothing."""
        parts = self.parts()
        return "?" + urlencode(parts) if parts else ""


def _one_of(value: str, known: Sequence[str]) -> str:
    return value if value in known else ""


def _number(value: str) -> str:
    return value if value.isdecimal() and value.isascii() and len(value) < 10 else ""
