"""REST resources of synthesis."""
