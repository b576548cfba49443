"""Local editions: read the folder, add to the national content, reword it, hide parts of it, and say what differs."""
