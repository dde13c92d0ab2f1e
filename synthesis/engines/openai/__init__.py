"""The engine that a language model drives, over any OpenAI-compatible server."""
