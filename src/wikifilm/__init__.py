"""Articles about films, from wikitext, HTML or scraped text, as complete typed records."""

from wikifilm.article import parse_article, read_tables
from wikifilm.diagnostics import Issue, Span
from wikifilm.dump.films import iter_articles
from wikifilm.errors import WikifilmError
from wikifilm.model import FilmArticle, Grid, Slot, from_json, json_schema, to_dict, to_json
from wikifilm.options import Options

__version__ = "0.1.0"

__all__ = [
    "FilmArticle",
    "Grid",
    "Issue",
    "Options",
    "Slot",
    "Span",
    "WikifilmError",
    "from_json",
    "iter_articles",
    "json_schema",
    "parse_article",
    "read_tables",
    "to_dict",
    "to_json",
]
