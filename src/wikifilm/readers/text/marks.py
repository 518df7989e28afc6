"""The link to an editor that ends the line of a heading: `Plot[edit]`."""

from __future__ import annotations

from wikifilm.readers.text.words import is_edit_label

__all__ = ["is_marked_heading"]

_LONGEST = 160


def is_marked_heading(text: str) -> bool:
    """A short line that ends with a link to an editor, whatever stands before it."""
    printed = text.rstrip()
    start = printed.rfind("[[") if printed.endswith(")]") else printed.rfind("[")
    if start < 1 or len(printed) > _LONGEST or not printed.endswith("]") or "|" in printed:
        return False
    label = printed[start:].lstrip("[").partition("]")[0].strip()
    return bool(label) and is_edit_label(label)
