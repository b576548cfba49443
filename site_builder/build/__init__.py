"""The stages of a build in their order."""
