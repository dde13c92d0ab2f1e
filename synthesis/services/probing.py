"""Testing an endpoint: is it there, and can its model do what runs ask of it?"""

from __future__ import annotations

import asyncio
import time

from django.utils import timezone

from synthesis.engines.openai.endpoint import EndpointSettings
from synthesis.engines.openai.wire import Wire
from synthesis.models import Endpoint
from synthesis.services import probes, server_facts
from synthesis.services.endpoints import settings_of
from synthesis.services.probe_report import Probe, Report

LIMIT_SECONDS = 30.0


async def probe(settings: EndpointSettings, metrics_url: str = "") -> Report:
    """Ask the server a few small things, within ``LIMIT_SECONDS``; never raises for its faults.

    What cannot be asked because something before it failed is skipped.
    """
    started = time.monotonic()
    suggestions: dict[str, str] = {}
    listing = await server_facts.list_models(settings)
    done = [server_facts.reachable(listing)]
    if listing.reached:
        done += [
            server_facts.model_present(settings, listing),
            server_facts.context_length(settings, listing),
            await server_facts.metrics(settings, metrics_url),
        ]
        async with Wire() as wire:
            asker = probes.Asker(wire, settings, started + LIMIT_SECONDS)
            done += await _talk(asker, suggestions)
    return Report(done, suggestions, round(time.monotonic() - started, 2))


def examine(endpoint: Endpoint) -> Report:
    """Test an endpoint and keep the report with it.

    A report of what was changed meanwhile is not kept. Raises ``ConfigurationError`` when its
    key is missing.
    """
    report = asyncio.run(probe(settings_of(endpoint), endpoint.metrics_url))
    same = Endpoint.objects.filter(pk=endpoint.pk, base_url=endpoint.base_url, model=endpoint.model)
    same.update(test_report=report.to_json(), tested_at=timezone.now())
    return report


async def _talk(asker: probes.Asker, suggestions: dict[str, str]) -> list[Probe]:
    """What only a chat can show; ``suggestions`` is added to."""
    first = await probes.chat(asker)
    if first.verdict != "pass":
        why = "There was no chat to find it out by."
        rest = ("speed", "tool_calling", "structured_output")
        return [first, *(Probe(name, "skipped", why) for name in rest)]
    done = [first, await probes.speed(asker)]
    for ability in (probes.tool_calling, probes.structured_output):
        found, better = await ability(asker)
        done.append(found)
        if better:
            suggestions[found.name] = better
    return done
