"""The format, the checks and the logic of a self-assessment."""
