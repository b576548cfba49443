"""What the data files hold: one frozen model for every shape, from which their JSON Schemas are made too."""
