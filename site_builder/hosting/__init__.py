"""Ready-made settings for web servers and hosts: one module for each, and ``settings`` for the table of all."""
