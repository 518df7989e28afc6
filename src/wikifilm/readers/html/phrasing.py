"""Elements inside a line: links, styles, footnote marks, line breaks."""

from __future__ import annotations

import re
from html import unescape

from wikifilm.document import Reference, ReferenceMark
from wikifilm.readers.html.attributes import attribute
from wikifilm.readers.html.elements import PLAIN
from wikifilm.readers.html.kinds import kind_of
from wikifilm.readers.html.links import page_title
from wikifilm.readers.html.state import Closer, Opener, OpenMark, Skip, State, close_mark

__all__ = ["PHRASING"]

_HREF = re.compile(r' href="([^"]*)"')
_FOOTNOTE = re.compile(r"#(?:cite_note-|_note-)(.+)\Z")


def _close_mark(state: State) -> None:
    if state.marks:
        close_mark(state.marks.pop())


def open_link(state: State, attributes: str) -> Closer | Skip | None:
    """`a`: a link, unless it leads nowhere or back from a footnote."""
    found = _HREF.search(attributes)
    if found is None:
        return None
    href = unescape(found[1]) if "&" in found[1] else found[1]
    if "#" in href:
        if "#cite_ref" in href:
            return Skip.ELEMENT
        if "#cite_note" in href:
            state.cite = href
            return None
    target, external = state.targets.resolve(href)
    if not target:
        return None
    if not external and ":" in target:
        state.figure = target
    if len(state.marks) >= state.options.max_depth:
        return None
    state.marks.append(OpenMark(state.inline, state.inline.start(), "a", target, external))
    return _close_mark


def open_span(state: State, attributes: str) -> Closer | Skip | None:
    """`span` and other elements that mean nothing by themselves."""
    if not attributes:
        return None
    if 'class="' in attributes or "display" in attributes or " hidden" in attributes or "role=" in attributes:
        kind = kind_of(state, attributes)
        if kind == "skip":
            return Skip.ELEMENT
        if kind == "reference" and "mw:Extension/ref" in attributes:
            return _open_reference(state)
    if ' lang="' in attributes:
        return _open_style(state, "lang", attribute(attributes, "lang") or "")
    return None


def _open_style(state: State, name: str, value: str = "") -> Closer | None:
    """A style begins, unless it is in force already: each style once bounds what a paragraph's end has to close."""
    for mark in state.marks:
        if mark.name == name and mark.value == value:
            return None
    if len(state.marks) >= state.options.max_depth:
        return None
    state.marks.append(OpenMark(state.inline, state.inline.start(), name, value))
    return _close_mark


def _close_two(state: State) -> None:
    _close_mark(state)
    _close_mark(state)


def _style(name: str) -> Opener:
    def open_style(state: State, attributes: str) -> Closer | Skip | None:
        if attributes:
            special = open_span(state, attributes)
            if special is not None:
                two = special is _close_mark and _open_style(state, name) is not None
                return _close_two if two else special
        return _open_style(state, name)

    return open_style


_open_plain_sup = _style("sup")


def open_sup(state: State, attributes: str) -> Closer | Skip | None:
    """`sup`: a footnote mark, a remark of editors ("[citation needed]"), or raised text."""
    kind = kind_of(state, attributes) if 'class="' in attributes else ""
    if kind == "reference":
        return _open_reference(state)
    if kind == "remark" and _open_reference(state):
        return _close_remark
    return _open_plain_sup(state, attributes)


def _open_reference(state: State) -> Closer | None:
    if state.in_reference:
        return None
    state.in_reference = True
    state.push_leaf()
    state.cite = ""
    return _close_reference


def _close_reference(state: State) -> None:
    text = state.pop_leaf()
    state.in_reference = False
    if not text.value:
        return
    label = text.value.strip("[] ")
    found = _FOOTNOTE.search(state.cite)
    if found is not None:
        key = page_title(found[1])
        state.labels.setdefault(key, label)
    elif text.value[0] != "[" or text.value[-1] != "]":
        start = state.inline.start()
        state.inline.extend(text)  # raised text, as the pages of a source
        close_mark(OpenMark(state.inline, start, "sup"))
        return
    else:
        # A mark without a footnote: a bare link. Its own text is all there is.
        key = text.links[0].target if text.links else text.value
        state.references.setdefault(key, Reference(key, text, label=label))
    state.inline.references.append(ReferenceMark(state.inline.length, state.inline.length, key))


def _close_remark(state: State) -> None:
    """A mark with the words of the remark in place of a key; no footnote belongs to it."""
    label = state.pop_leaf().value.strip("[] ")
    state.in_reference = False
    if label:
        state.inline.references.append(ReferenceMark(state.inline.length, state.inline.length, label))


def line_break(state: State, _attributes: str) -> None:
    """`br`."""
    state.inline.newline()


def _image(state: State, attributes: str) -> None:
    if not state.figure:
        state.figure = attribute(attributes, "resource") or attribute(attributes, "src") or ""


_STYLES = {
    "b": "b",
    "strong": "b",
    "i": "i",
    "em": "i",
    "small": "small",
    "s": "s",
    "del": "s",
    "strike": "s",
    "sub": "sub",
}

PHRASING: dict[str, Opener] = {
    "a": open_link,
    "sup": open_sup,
    "br": line_break,
    "img": _image,
    **{tag: _style(name) for tag, name in _STYLES.items()},
    **dict.fromkeys(PLAIN, open_span),
}
