"""Where records go: one file a kind of output."""
