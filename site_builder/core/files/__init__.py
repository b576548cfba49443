"""Files and folders: read, written whole or not at all, and known again by their digests."""
