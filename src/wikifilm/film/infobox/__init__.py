"""The film's infobox: where it stands, what its labels mean, what it says."""

from wikifilm.film.infobox.extract import extract_infobox

__all__ = ["extract_infobox"]
