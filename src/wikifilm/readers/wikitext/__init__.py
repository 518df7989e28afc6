"""Reader of wikitext."""

from wikifilm.document import Document
from wikifilm.options import DEFAULTS, Options

__all__ = ["read_wikitext"]


def read_wikitext(source: object, options: Options = DEFAULTS) -> Document:
    """The document that stands in the source."""
    return Document(format="wikitext")
