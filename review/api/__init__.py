"""REST resources of review: tasks with their votes and edits, and releases."""
