"""Review in plain Python: no Django, no Celery, no network.

What happens to a verified candidate, in order:

1. ``states``       pending -> approved or rejected, and back; one function moves
2. ``permissions``  who may review, release and export
3. ``policies``     what an item's state, version and claim allow
4. ``edits``        a person's changes applied to a record, which is sealed again
5. ``releases``     approved records frozen: order, lines, manifest
"""
