"""The stages of a build in their order, and what one build can reuse of the last."""
