"""Templates: which ones are known, and what they show."""
