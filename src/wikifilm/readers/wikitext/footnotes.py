"""Footnotes, by their names."""

from __future__ import annotations

from dataclasses import replace

from wikifilm.diagnostics import Span
from wikifilm.document import Reference, Text
from wikifilm.readers.wikitext.context import Context

__all__ = ["add_reference"]


def add_reference(context: Context, text: Text, name: str, group: str, span: Span) -> str:
    """Remember a footnote; returns its id. Of several with one name the first that has a content counts."""
    references = context.references
    if not name:
        key = str(len(references) + 1)
        while key in references:
            key += "'"
        references[key] = Reference(key, text, group=group, span=span)
        return key
    key = f"{group}:{name}" if group else name
    known = references.get(key)
    if known is None:
        references[key] = Reference(key, text, name, group, span=span)
    elif text and not known.text:
        references[key] = replace(known, text=text, span=span)
    return key
