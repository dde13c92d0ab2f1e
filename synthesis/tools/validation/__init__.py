"""Validating the pool: every tool is called many times, well and badly, and judged.

``running.validate`` is the whole of it; ``declared`` judges what a tool says of itself,
``probes`` makes the bad calls, ``results`` judges what comes back, ``reports`` keeps the
verdicts.
"""
