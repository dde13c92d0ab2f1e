"""A small language model that comes as a package, behind llama.cpp's own HTTP server."""
