"""The downloads: one module for each format, and the catalogue of all of them."""
