"""From finished pages to a folder that can be published."""
