"""The reader of Markdown, and the rules for what may stand in it."""
