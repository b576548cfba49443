"""The development server, which shows a change as soon as it is saved."""
