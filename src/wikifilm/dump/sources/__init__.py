"""Where pages come from: one file a kind of source, listed in one table."""

from wikifilm.dump.sources.find import find_sources
from wikifilm.dump.sources.kinds import cut_all, cut_source, enter_source, read_block
from wikifilm.dump.sources.sniff import kind_of, packing_of

__all__ = ["cut_all", "cut_source", "enter_source", "find_sources", "kind_of", "packing_of", "read_block"]
