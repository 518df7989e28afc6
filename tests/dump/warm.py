"""Loaded once by the fork server, so that the killed runs spend their time on pages and not on starting up."""

from exports import FILMS, film_text

from wikifilm import parse_article

for name in FILMS:
    parse_article(film_text(name), format="wikitext")
