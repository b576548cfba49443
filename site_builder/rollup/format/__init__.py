"""The format of a roll-up: what a file of it holds, and its JSON Schema."""
