"""The engine that a language model drives, over any OpenAI-compatible server.

``engine`` drives one episode: ``explorer`` is the loop in which the model calls tools
(``opening`` begins it, ``uses`` reads the calls, ``show_part`` shows more of a result),
``deriver`` has a question written and its proof checked, ``inventing`` is the old way, and
``telling`` puts evidence into words. ``client`` and ``wire`` talk to a server, with ``faults``,
``fallback``, ``gate`` and ``level`` beside them; ``endpoint`` says what they need to know.
"""
