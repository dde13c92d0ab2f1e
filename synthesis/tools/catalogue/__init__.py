"""What the tool pool holds, known without importing a pack.

Each folder of packs carries a generated ``catalogue.json``; ``manage.py tools catalogue``
writes it. One that is older than its packs is not believed: that folder is then read anew.
"""

from synthesis.tools.catalogue.entries import (
    PackEntry,
    Pool,
    digest,
    forget,
    pack,
    packs,
    pool,
    refusal,
    seeded,
    spec,
    specs,
    tool,
)

__all__ = [
    "PackEntry",
    "Pool",
    "digest",
    "forget",
    "pack",
    "packs",
    "pool",
    "refusal",
    "seeded",
    "spec",
    "specs",
    "tool",
]
