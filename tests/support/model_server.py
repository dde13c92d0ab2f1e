"""The scripted model server of the benchmarks, as a program of a test's own."""

from __future__ import annotations

from benchmarks.scripted.running import RunningServer, running_model_server

__all__ = ["RunningServer", "running_model_server"]
