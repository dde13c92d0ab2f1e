"""The built-in engine: no model, only typed data flow and the tools' own phrases.

``explore`` decides which call to make next, ``trees`` reads how the steps hang together,
``phrasing`` turns a place in the evidence into a noun phrase, ``questions`` composes
queries of every form with their proof, and ``engine`` picks one. All of it is a plain
function of configuration and evidence.
"""
