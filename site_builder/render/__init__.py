"""From values to HTML: templates, what they may ask of the site, styles and scripts."""
