"""A language model that follows a script: what it says depends on the request alone."""
