"""Block elements: paragraphs, headings, hatnotes, figures."""

from __future__ import annotations

from collections.abc import Callable

from wikifilm.document import Figure, Hatnote
from wikifilm.readers.html.attributes import attribute
from wikifilm.readers.html.elements import BLOCK
from wikifilm.readers.html.kinds import kind_of
from wikifilm.readers.html.links import page_title
from wikifilm.readers.html.portable import open_portable_infobox
from wikifilm.readers.html.state import Closer, Opener, Skip, State

__all__ = ["BLOCKS", "border"]


def border(state: State) -> None:
    """A block ends."""
    state.border()


def open_block(state: State, attributes: str) -> Closer | Skip | None:
    """`div`, `p` and the like."""
    if attributes:
        kind = kind_of(state, attributes)
        if kind:
            if kind == "skip":
                return Skip.ELEMENT
            special = _SPECIAL.get(kind)
            if special is not None:
                return special(state, attributes)
    state.border()
    return border


def _open_hatnote(state: State, _attributes: str) -> Closer:
    state.border()
    if state.leaf:
        return border
    state.push_leaf()
    return _close_hatnote


def _close_hatnote(state: State) -> None:
    text = state.pop_leaf()
    if text:
        words = text.value.partition(":")[0].lower()
        kind = next((kind for kind, starts in _HATNOTES.items() if words.startswith(starts)), "")
        state.add(Hatnote(text, kind, state.place("hatnote")))


_HATNOTES = {
    "main": ("main article",),
    "see also": ("see also",),
    "further": ("further",),
    "about": ("this article is about", "for "),
}


def _open_figure(state: State, _attributes: str) -> Closer:
    state.border()
    if state.leaves:
        return border
    state.push_leaf()
    state.figure = ""
    return _close_figure


def _close_figure(state: State) -> None:
    caption = state.pop_leaf()
    target, state.figure = state.figure, ""
    if caption or target:
        state.add(Figure(caption, page_title(target.removeprefix("./")), state.place("figure")))


def open_infobox_or_block(state: State, attributes: str) -> Closer | Skip | None:
    """`aside`."""
    if kind_of(state, attributes) == "portable infobox":
        return open_portable_infobox(state, attributes)
    return open_block(state, attributes)


def open_heading(state: State, attributes: str) -> Closer | Skip | None:
    """`h1` to `h6`, where they head a section."""
    if attributes and kind_of(state, attributes) == "skip":
        return Skip.ELEMENT
    state.border()
    if state.leaf:
        return border
    state.push_leaf()
    return None


def _heading(level: int) -> Opener:
    def close_heading(state: State) -> None:
        title = state.pop_leaf()
        span = state.place(f"h{level}")
        if level == 1 and not state.title and state.outline.empty:
            state.title = title.value
        elif title:
            state.outline.heading(level, title, span)

    def open_this(state: State, attributes: str) -> Closer | Skip | None:
        return open_heading(state, attributes) or close_heading

    return open_this


def _page_property(state: State, attributes: str) -> None:
    """`link` in the text of a Parsoid page: a category."""
    if "mw:PageProp/Category" in attributes:
        name = page_title(attribute(attributes, "href") or "").partition("#")[0].partition(":")[2].strip()
        if name:
            state.categories[name] = None


def _rule(state: State, _attributes: str) -> None:
    state.border()


_SPECIAL: dict[str, Callable[[State, str], Closer]] = {
    "hatnote": _open_hatnote,
    "figure": _open_figure,
    "gallery item": _open_figure,
}

BLOCKS: dict[str, Opener] = {
    **dict.fromkeys(BLOCK, open_block),
    **{f"h{level}": _heading(level) for level in range(1, 7)},
    "figure": _open_figure,
    "aside": open_infobox_or_block,
    "link": _page_property,
    "hr": _rule,
}
