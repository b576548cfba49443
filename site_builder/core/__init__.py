"""Paths, files, problems and processes: what the other packages stand on, and nothing that knows of pages."""
