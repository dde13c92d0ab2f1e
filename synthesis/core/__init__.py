"""The method, in plain Python: no Django, no Celery, no network.

Stages, in the order in which an episode goes through them:

1. ``sampling``      pool + seeds + exemplars + random seed -> a plan of configurations
2. ``collection``    configuration + engine + tool runner -> evidence
3. ``derivation``    evidence + exemplars -> draft (query, answer, citations)
4. ``verification``  draft + evidence -> verdicts, in order of cost
5. ``record``        everything above -> the task record that is stored and released
"""
