"""Help for editors: new entries, comparisons, advice on wording, and schemas for their tools."""
