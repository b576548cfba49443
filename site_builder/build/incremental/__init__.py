"""What one build keeps for the next, and whether it still holds."""
