"""``seeds build`` and ``seeds list``."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser

from synthesis.core.values import DOMAINS, Seed
from synthesis.management.base import StudioCommand, add_format
from synthesis.tools import seeds


class Command(StudioCommand):
    """The real entities that episodes start from."""

    help = "Build the seeds from the packs, or list them."

    def add_arguments(self, parser: CommandParser) -> None:
        actions = parser.add_subparsers(dest="action", required=True)
        actions.add_parser("build", help="enumerate the packs' entities into the state directory")
        listing = actions.add_parser("list", help="print the seeds, built first where needed")
        listing.add_argument("--domain", choices=DOMAINS)
        listing.add_argument("--type", dest="entity_type", help="entity type, as country")
        add_format(listing)

    def handle(self, *args: Any, **options: Any) -> None:
        path = settings.VAR_DIR / "seeds.jsonl"
        if options["action"] == "build":
            left_out = seeds.build(path)
            for why in left_out:
                self.say(f"Left out: {why}")
            self._sum_up(seeds.load(path))
            return
        wanted = [seed for seed in seeds.load_or_build(path) if _matches(seed, options)]
        if options["format"] == "json":
            self.print_json([asdict(seed) for seed in wanted])
        else:
            self.print_table([(s.domain, s.entity_type, s.name, s.source) for s in wanted])

    def _sum_up(self, built: tuple[Seed, ...]) -> None:
        counts: Counter[str] = Counter(seed.domain for seed in built)
        self.print_table([(domain, counts[domain]) for domain in DOMAINS])
        self.say(f"{len(built)} seeds built.")


def _matches(seed: Seed, options: dict[str, Any]) -> bool:
    domain, entity_type = options["domain"], options["entity_type"]
    return (not domain or seed.domain == domain) and (
        not entity_type or seed.entity_type == entity_type
    )
