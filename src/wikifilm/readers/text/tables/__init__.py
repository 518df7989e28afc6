"""Tables in printed text: where one begins and ends, its cells, and how it was printed; one module for each manner."""

from wikifilm.readers.text.tables.region import TableRegion, table_at

__all__ = ["TableRegion", "table_at"]
