"""The most probable reading of a whole table, and how sure each of its slots is."""
