"""The version of the studio, as it is written into every record."""

from __future__ import annotations

VERSION = "0.1.0"
