"""The test suite; each folder mirrors the part of the studio that it is about."""
