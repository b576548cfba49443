"""Local editions: what they add to the national content, replace in it and hide."""
