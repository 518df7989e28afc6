"""Reader of wikitext."""

from wikifilm.readers.wikitext.reader import read_wikitext

__all__ = ["read_wikitext"]
