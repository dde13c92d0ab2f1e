"""Validating tools of the pool, and keeping what was found."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from synthesis.tools import catalogue
from synthesis.tools.client import ToolHostClient
from synthesis.tools.validation import reports

if TYPE_CHECKING:
    from synthesis.tools.validation.reports import Report


def validate_tools(
    names: Sequence[str] = (), progress: Callable[[str], object] = lambda name: None
) -> tuple[Report, ...]:
    """Judge the tools called ``names``, or all that are installed, and keep the reports.

    ``progress`` hears the name of each tool that is done. Raises ``ConfigurationError`` for
    a tool that the pool does not hold and for one whose libraries are not installed.
    """
    tools = [catalogue.tool(name) for name in names or catalogue.specs()]

    async def judge() -> tuple[Report, ...]:
        from synthesis.tools.validation import running  # it brings what a web process can spare

        async with ToolHostClient() as runner:
            return await running.validate(tools, runner, progress)

    found = asyncio.run(judge())
    reports.save(found)
    return found
