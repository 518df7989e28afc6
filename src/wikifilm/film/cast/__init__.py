"""Who played whom: from lists and tables of the cast."""

from wikifilm.film.cast.extract import extract_cast

__all__ = ["extract_cast"]
