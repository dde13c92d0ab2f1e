"""The verbs: the only code that writes. Pages, API, jobs and commands all call these.

``planning`` makes a run; ``running`` starts, pauses, resumes, cancels and retries it;
``claiming`` leases episodes to a worker; ``driving`` works on them; ``episodes`` stores what
came of one; ``settling`` judges duplicates and finishes the run; ``sweeping`` repairs what
a crash left behind; ``reading`` says how far a run has come.
"""
