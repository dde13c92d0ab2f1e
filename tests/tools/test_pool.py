"""The whole pool, tool by tool, through the host."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from synthesis.tools import catalogue, places
from synthesis.tools.client import ToolHostClient
from synthesis.tools.host.limits import Limits
from synthesis.tools.validation import declared, results
from tests.tools.conftest import StartHost


@pytest.fixture(scope="session")
def pool_host(short_folder: Path, start_host: StartHost) -> Path:
    """The socket of a host with the pool and the limits that the product has."""
    path = short_folder / "pool.sock"
    start_host(path, children=2, limits=Limits(), packs=",".join(places.pack_packages()))
    return path


@pytest.fixture
async def pool(pool_host: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[ToolHostClient]:
    monkeypatch.setenv("DIVE_TOOL_PACKS", ",".join(places.pack_packages()))
    async with ToolHostClient(pool_host) as client:
        yield client


@pytest.mark.parametrize("name", catalogue.specs())
async def test_a_tool_is_declared_completely_and_its_examples_give_what_they_should(
    name: str, pool: ToolHostClient
) -> None:
    tool = catalogue.tool(name)
    assert list(declared.problems(tool)) == []
    assert tool.examples
    for example in tool.examples:
        outcome = await pool.call(tool.spec.name, example.arguments)

        assert outcome.error is None
        assert list(results.problems(tool, example, outcome.result)) == []
