"""The files to take away: one module for each format, and the catalogue of all of them."""
