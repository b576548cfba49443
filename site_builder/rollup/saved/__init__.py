"""Roll-ups that are opened again, go to others, or are added up for a region."""
