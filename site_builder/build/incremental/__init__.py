"""What can be kept from the last build, and when."""
