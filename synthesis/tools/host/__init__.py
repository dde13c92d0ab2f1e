"""The tool host: one program a machine that runs tool calls in child processes.

Callers speak to it over a Unix socket (``synthesis.tools.client``). It holds two lanes of
children: a warm one, and one of *fresh* processes for replay. A call that crashes, hangs or
eats memory costs its child, never the host and never the caller. No Django in here.
"""
