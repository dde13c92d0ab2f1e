"""The verbs of review: the only code that writes. Pages, API, jobs and commands call these.

``intake`` takes verified candidates in; ``queue`` hands them out; ``deciding`` keeps votes;
``editing`` checks and keeps edits; ``recording`` reads a record as it stands; ``releasing``
freezes approved ones and ``exporting`` writes them out; ``tokens`` lets programs in.

Who may do something is asked at the edges, with ``review.core.permissions``; what an item's
state allows is asked here.
"""
