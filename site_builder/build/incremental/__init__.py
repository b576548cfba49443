"""What is kept of one build for the next, and when it still holds."""
