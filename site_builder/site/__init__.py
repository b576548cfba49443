"""The content placed on pages, with their addresses, references and redirects."""
