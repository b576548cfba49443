"""The files of a site other than pages, and the checks of finished pages."""
