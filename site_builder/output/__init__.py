"""What a site holds besides the HTML of its pages, and the checks of finished pages."""
