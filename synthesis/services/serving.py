"""The endpoints of a run at this moment: what we ask of them, and what their servers say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Sum
from django.utils import timezone

from synthesis.core.chat import ROLES
from synthesis.models import Endpoint, EndpointUse, Run
from synthesis.services import server_metrics
from synthesis.services.server_metrics import ServerState, metrics_address


@dataclass(frozen=True, slots=True)
class Ours:
    """What all live processes together do at an endpoint, over all runs.

    ``share`` is what they may have in flight, ``level`` what the server was found to take
    (None before anything was learnt).
    """

    processes: int = 0
    in_flight: int = 0
    wanted: int = 0
    share: int = 0
    level: int | None = None

    @property
    def waiting(self) -> int:
        return max(0, self.wanted - self.in_flight)


@dataclass(frozen=True, slots=True)
class EndpointNow:
    """An endpoint, the roles that it plays in a run, and both sides of its use."""

    name: str
    model: str
    roles: Sequence[str]
    ours: Ours
    server: ServerState


def endpoints_now(run: Run) -> list[EndpointNow]:
    """Every endpoint of a run once, in the order of roles; the servers are asked all at once."""
    by_id: dict[int, list[str]] = {}
    for role in ROLES:
        if role in run.endpoints:
            by_id.setdefault(run.endpoints[role]["id"], []).append(role)
    stored_of = {stored["id"]: stored for stored in run.endpoints.values()}
    rows = Endpoint.objects.in_bulk(list(by_id))
    address_of = {pk: _address(rows.get(pk), stored_of[pk]) for pk in by_id}
    servers = _servers(set(address_of.values()))
    ours = _ours(rows)
    return [
        EndpointNow(
            name=stored_of[pk]["name"],
            model=stored_of[pk]["model"],
            roles=roles,
            ours=ours.get(pk, Ours()),
            server=servers[address_of[pk]],
        )
        for pk, roles in by_id.items()
    ]


def _servers(addresses: set[str]) -> dict[str, ServerState]:
    with ThreadPoolExecutor(max_workers=max(1, len(addresses))) as pool:
        return dict(zip(addresses, pool.map(server_metrics.read, addresses), strict=True))


def _address(row: Endpoint | None, stored: dict[str, str]) -> str:
    """Where the endpoint's metrics are now; one that was removed is looked for where it was."""
    if row is None:
        return metrics_address(stored["base_url"])
    return metrics_address(row.base_url, row.metrics_url)


def _ours(rows: dict[int, Endpoint]) -> dict[int, Ours]:
    sums = (
        EndpointUse.objects.live(timezone.now())
        .filter(endpoint__in=list(rows))
        .order_by()
        .values("endpoint")
        .annotate(
            processes=Count("pk"),
            flying=Sum("in_flight"),
            wanting=Sum("wanted"),
            may=Sum("share"),
        )
    )
    used = {row["endpoint"]: row for row in sums}
    return {pk: _ours_at(row, used.get(pk)) for pk, row in rows.items()}


def _ours_at(endpoint: Endpoint, used: Mapping[str, Any] | None) -> Ours:
    level = round(endpoint.level) or None
    if used is None:
        return Ours(level=level)
    return Ours(used["processes"], used["flying"], used["wanting"], used["may"], level)
