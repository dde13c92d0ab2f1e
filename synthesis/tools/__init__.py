"""The tool pool: declaring, listing, executing and validating tools."""
