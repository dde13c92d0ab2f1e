"""What the tests of engines share: a model server that needs no model."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.model_server import RunningServer, running_model_server


@pytest.fixture
def model_server() -> Iterator[RunningServer]:
    """A scripted model server without delay or faults."""
    with running_model_server() as server:
        yield server
