"""Tools for tests only: what a tool should never do, and ways to watch the host."""
