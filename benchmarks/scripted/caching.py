"""How much of a prompt the server has seen before, as a cache of prefixes would find it."""

from __future__ import annotations

from collections import OrderedDict

from benchmarks.scripted.asked import Asked, text_of

MOST = 100_000
"""Prefixes that are remembered; the oldest give way."""


class PrefixCache:
    """Remembers prefixes by a number each, never their text."""

    def __init__(self) -> None:
        self._seen: OrderedDict[int, None] = OrderedDict()

    def look_up(self, asked: Asked) -> int:
        """The tokens of the longest known prefix; from now on the whole prompt is known.

        As in a model's chat template the tools come first, then message after message.
        """
        chain = hash(asked.tools)
        sizes = [len(text_of(message)) for message in asked.messages]
        known = True
        cached = 0
        done = tools = max(0, asked.size - sum(sizes))
        for message, size in zip(asked.messages, sizes, strict=True):
            calls = message.get("tool_calls") or ()
            names = tuple(call["function"]["arguments"] for call in calls)
            chain = hash((chain, message.get("role"), text_of(message), names))
            done += size
            known = known and chain in self._seen
            if known:
                cached = done
            self._remember(chain)
        return cached // 4 if cached > tools else 0

    def _remember(self, chain: int) -> None:
        self._seen[chain] = None
        self._seen.move_to_end(chain)
        if len(self._seen) > MOST:
            self._seen.popitem(last=False)
