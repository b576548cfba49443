"""From files to PCNs: where files come from, which are copies or rounds of one PCN, and what is kept of each."""
