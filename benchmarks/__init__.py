"""The commands behind every figure in the docs: ``python manage.py bench NAME``."""

NAMES = (
    "faults",
    "kills",
    "pool",
    "review",
    "saturation",
    "strategies",
    "studio",
    "synthesis",
    "tool_host",
)
"""The benchmarks; the other modules here are what they stand on."""
