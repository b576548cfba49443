"""The search: what goes into it, how it reads and ranks, and how good it is."""
