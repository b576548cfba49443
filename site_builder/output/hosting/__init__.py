"""Ready-made settings for web servers and hosts: one module for each, and the registry of all."""
