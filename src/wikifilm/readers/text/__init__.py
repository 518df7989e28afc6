"""Reader of printed text."""

from wikifilm.document import Document
from wikifilm.options import DEFAULTS, Options

__all__ = ["read_text"]


def read_text(source: str, options: Options = DEFAULTS) -> Document:
    """The document that stands in the source."""
    return Document(format="text")
