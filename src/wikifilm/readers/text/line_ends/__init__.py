"""Line ends as the page had them: what was broken, joined or padded on the way is undone before lines are read.

Every step leaves the text as long as it was, so that places in it stay places in the source.
"""

from wikifilm.readers.text.line_ends.one_line import parted_line
from wikifilm.readers.text.line_ends.padded import without_padding
from wikifilm.readers.text.line_ends.pieces import joined_pieces
from wikifilm.readers.text.line_ends.wrapped import unwrapped

__all__ = ["with_line_ends"]


def with_line_ends(source: str) -> str:
    """The text with its line ends where lines of the page end."""
    return unwrapped(joined_pieces(parted_line(without_padding(source))))
