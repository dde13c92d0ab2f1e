"""Checks, one a file: each takes a task record and gives a verdict with its reason.

``structure``, ``grounded``, ``leak`` and ``executable`` look at the record alone;
``derivable`` derives the question again; ``replay`` runs the steps again; ``duplicate``
compares with earlier records. ``synthesis.core.verification`` runs them in order of cost.
"""
