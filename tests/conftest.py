"""What every test may use: people in their roles, and no network."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from hypothesis import HealthCheck, settings

from synthesis.core.permissions import Role

PASSWORD = "correct horse battery staple"

# The same examples every time; and on a busy machine the first texts take a second to make,
# since Hypothesis builds its tables of Unicode then.
settings.register_profile(
    "studio", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("studio")


class NetworkReached(RuntimeError):
    """A test tried to leave this machine."""


def _is_near(address: Any) -> bool:
    if not isinstance(address, tuple):
        return True  # a Unix socket
    host = address[0]
    if host in {"localhost", "", None}:
        return True
    try:
        return ipaddress.ip_address(host.split("%")[0]).is_loopback
    except ValueError:
        return False


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    """Connections and look-ups beyond loopback and Unix sockets fail at once."""
    patch = pytest.MonkeyPatch()
    connect, connect_ex, look_up = (
        socket.socket.connect,
        socket.socket.connect_ex,
        socket.getaddrinfo,
    )

    def guard(function: Callable[..., Any]) -> Callable[..., Any]:
        def near_only(self: socket.socket, address: Any) -> Any:
            if not _is_near(address):
                raise NetworkReached(f"Tests do not reach the network; this one tried {address}.")
            return function(self, address)

        return near_only

    def near_look_up(host: Any, *args: Any, **kwargs: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        if not _is_near((name,)):
            raise NetworkReached(f"Tests do not reach the network; this one looked up {name}.")
        return look_up(host, *args, **kwargs)

    patch.setattr(socket.socket, "connect", guard(connect))
    patch.setattr(socket.socket, "connect_ex", guard(connect_ex))
    patch.setattr(socket, "getaddrinfo", near_look_up)
    yield
    patch.undo()


@pytest.fixture
def var_dir(settings: Any, tmp_path: Path) -> Path:
    """A state folder for this test alone."""
    settings.VAR_DIR = tmp_path / "var"
    settings.VAR_DIR.mkdir()
    return settings.VAR_DIR


@pytest.fixture
def make_person(db: None) -> Callable[..., User]:
    """Makes users: ``make_person("ada", Role.REVIEWER)``."""

    def make(username: str, *roles: Role) -> User:
        user = User.objects.create_user(username, password=PASSWORD)
        user.groups.set(Group.objects.get_or_create(name=role.value)[0] for role in roles)
        return user

    return make


@pytest.fixture
def curator(make_person: Callable[..., User]) -> User:
    return make_person("curator", Role.CURATOR)


@pytest.fixture
def reviewer(make_person: Callable[..., User]) -> User:
    return make_person("reviewer", Role.REVIEWER)


@pytest.fixture
def engineer(make_person: Callable[..., User]) -> User:
    return make_person("engineer", Role.ENGINEER)


@pytest.fixture
def operator(make_person: Callable[..., User]) -> User:
    return make_person("operator", Role.OPERATOR)


@pytest.fixture
def stranger(make_person: Callable[..., User]) -> User:
    """Somebody who can sign in and has no role: must see nothing."""
    return make_person("stranger")


@pytest.fixture
def client_of() -> Callable[[User], Client]:
    """A browser in which this person is signed in."""

    def make(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return make
