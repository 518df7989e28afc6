"""Many articles: sources in, records out, nothing lost."""
