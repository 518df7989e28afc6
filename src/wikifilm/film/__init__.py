"""Meaning: what a document says about one film."""

from wikifilm.film.assemble import assemble

__all__ = ["assemble"]
