"""Awards and nominations: from tables of all shapes, from lists, and from the headings above them."""

from wikifilm.film.awards.extract import extract_awards

__all__ = ["extract_awards"]
