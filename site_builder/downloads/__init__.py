"""Data to take away: one module for each format, and ``offered`` for the table of all of them."""
