"""Three ways in. Each reader turns one form of an article into a `Document`; it is loaded when it is first asked for.

So a process that reads a dump of wikitext starts without the readers of HTML and of text.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from wikifilm.readers.decode import decode
from wikifilm.readers.detect import detect

if TYPE_CHECKING:
    from wikifilm.readers.html import read_html, read_html_tables
    from wikifilm.readers.text import read_text
    from wikifilm.readers.wikitext import read_wikitext

__all__ = ["decode", "detect", "read_html", "read_html_tables", "read_text", "read_wikitext"]

_HOMES = {"read_html": "html", "read_html_tables": "html", "read_text": "text", "read_wikitext": "wikitext"}

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = globals()[name] = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
        return value
