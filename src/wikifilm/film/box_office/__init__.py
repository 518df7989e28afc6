"""What the film took and cost."""

from wikifilm.film.box_office.extract import extract_box_office

__all__ = ["extract_box_office"]
