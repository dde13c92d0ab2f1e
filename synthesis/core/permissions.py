"""Who may do what. Each rule is one function that raises a sentence for a person.

The same function guards the service, hides the button and words the refusal of the API.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from synthesis.core.errors import StudioError


class Role(StrEnum):
    """What a signed-in person may be; the operator runs the installation and may all."""

    CURATOR = "curator"
    REVIEWER = "reviewer"
    ENGINEER = "engineer"
    OPERATOR = "operator"


class NotAllowed(StudioError):
    """The person lacks a role."""

    kind = "configuration"


@dataclass(frozen=True, slots=True)
class Person:
    """A signed-in person, as rules see one."""

    username: str
    roles: frozenset[Role]

    def has(self, *roles: Role) -> bool:
        return Role.OPERATOR in self.roles or bool(self.roles.intersection(roles))


Check = Callable[[Person], None]


def may(check: Check, person: Person) -> bool:
    """Whether ``check`` lets the person through."""
    try:
        check(person)
    except NotAllowed:
        return False
    return True


def check_may_look(person: Person) -> None:
    """Anyone with a role may see tools, runs, candidates and releases."""
    _require(person, "see this", *Role)


def check_may_call_tools(person: Person) -> None:
    """Tools run for everyone who works with tasks, engineers' trainers included."""
    _require(person, "run tools", Role.CURATOR, Role.REVIEWER, Role.ENGINEER)


def check_may_curate(person: Person) -> None:
    """Pool subsets and runs belong to curators."""
    _require(person, "manage pool subsets and runs", Role.CURATOR)


def check_may_review(person: Person) -> None:
    """Votes and edits belong to reviewers."""
    _require(person, "review tasks", Role.REVIEWER)


def check_may_release(person: Person) -> None:
    """Releases are frozen by curators and engineers."""
    _require(person, "create releases", Role.CURATOR, Role.ENGINEER)


def check_may_export(person: Person) -> None:
    """Approved tasks leave the studio with anyone who has a role."""
    _require(person, "download releases", *Role)


def check_may_operate(person: Person) -> None:
    """People, and what the machines do, belong to operators."""
    _require(person, "operate this installation", Role.OPERATOR)


def _require(person: Person, what: str, *roles: Role) -> None:
    if not person.has(*roles):
        wanted = " or ".join(sorted({role.value for role in roles}))
        raise NotAllowed(
            f"You may not {what}: that needs the role {wanted}. Ask an operator for it."
        )
