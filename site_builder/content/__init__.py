"""From files to checked values: the data files, the Markdown pages and the local edition."""
