"""The documents that the search finds, and the index that it loads."""
