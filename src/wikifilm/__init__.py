"""Articles about films, from wikitext, HTML or scraped text, as complete typed records."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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

_HOMES = {
    **dict.fromkeys(("parse_article", "read_tables"), "article"),
    **dict.fromkeys(("Issue", "Span"), "diagnostics"),
    **dict.fromkeys(("FilmArticle", "Grid", "Slot", "from_json", "json_schema", "to_dict", "to_json"), "model"),
    "Options": "options",
    "WikifilmError": "errors",
    "iter_articles": "dump.films",
}

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """What the door names is imported when it is first asked for, so that importing the door costs nothing."""
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = globals()[name] = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
