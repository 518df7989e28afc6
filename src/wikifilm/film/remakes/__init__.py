"""Remakes, sequels, prequels, adaptations: what was made after the film, and out of it."""

from wikifilm.film.remakes.extract import extract_remakes

__all__ = ["extract_remakes"]
