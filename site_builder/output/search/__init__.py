"""What can be found on the site, and the index that the search of a page loads."""
