"""Line breaks that a renderer printed as blanks: names in one cell of an infobox, told apart by their links."""

from __future__ import annotations

from wikifilm.document import Text

__all__ = ["with_breaks"]


def with_breaks(text: Text) -> Text:
    """The text with a line feed for a blank where a link shows that one name ends and the next begins.

    Two links with nothing but a blank between them are two names; a link and two or more capitalised words are too.
    ("Pictures" after a link may be the rest of its name.)
    """
    if not text.links or "\n" in text.value or text.items:
        return text
    value, start, breaks = text.value, 0, []
    for number, link in enumerate(text.links, 1):
        if link.start and _is_name(value[start : link.start]):
            breaks.append(link.start - 1)
        start = link.end
        following = text.links[number].start if number < len(text.links) else len(value)
        if value[link.end : link.end + 1] == " " and (following == link.end + 1 or _is_name(value[start:following])):
            breaks.append(link.end)
    if not breaks:
        return text
    characters = list(value)
    for at in breaks:
        characters[at] = "\n"
    return Text("".join(characters), text.links, text.references, text.styles, text.items, text.templates)


def _is_name(segment: str) -> bool:
    """Two or more words up to a blank, the first and the last with a capital."""
    words = segment.partition("(")[0].split()
    if len(words) < 2 or ("(" not in segment and segment[-1:] not in {" ", words[-1][-1:]}):
        return False
    return words[0][:1].isupper() and words[-1][:1].isupper() and words[-1][-1:] not in {",", ":", ";", "&"}
