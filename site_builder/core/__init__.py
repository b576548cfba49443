"""Paths, files, problems and processes; knows nothing of a site."""
