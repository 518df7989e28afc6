"""Block elements: paragraphs, headings, hatnotes, figures."""

from __future__ import annotations

from collections.abc import Callable

from wikifilm.document import Figure, Hatnote, Text
from wikifilm.readers.html.attributes import attribute, class_names
from wikifilm.readers.html.elements import BLOCK
from wikifilm.readers.html.kinds import hatnote_kind, kind_of
from wikifilm.readers.html.links import page_title
from wikifilm.readers.html.portable import open_part, open_portable_infobox, portable_frame
from wikifilm.readers.html.state import Closer, Opener, Skip, State

__all__ = ["BLOCKS", "border", "category_names", "open_block"]


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
            special = _open_special(state, attributes, kind)
            if special is not None:
                return special
    state.border()
    return border


def _open_special(state: State, attributes: str, kind: str) -> Closer | None:
    special = _SPECIAL.get(kind)
    if special is not None:
        return special(state, attributes)
    return open_part(state, attributes, kind) if kind.startswith("portable ") else None


def _open_hatnote(state: State, _attributes: str) -> Closer:
    state.border()
    if state.leaf:
        return border
    state.push_leaf()
    return _close_hatnote


def _close_hatnote(state: State) -> None:
    text = state.pop_leaf()
    if text:
        state.add(Hatnote(text, hatnote_kind(text.value), state.place("hatnote")))


def _open_figure(state: State, _attributes: str) -> Closer:
    state.border()
    if state.leaves or portable_frame(state) is not None:
        return border
    state.push_leaf()
    state.figure = ""
    return _close_figure


def _close_figure(state: State) -> None:
    caption = state.pop_leaf()
    target, state.figure = state.figure, ""
    if caption or target:
        title = target if "//" in target else page_title(target.removeprefix("./"))
        state.add(Figure(caption, title, state.place("figure")))


def _open_infobox_box(state: State, attributes: str) -> Closer:
    """An infobox that is a `div` around tables: its class names are theirs too."""
    state.border()
    if state.leaf:
        return border
    state.box = class_names(attributes)

    def close_box(state: State) -> None:
        state.border()
        state.box = ()

    return close_box


def _open_categories(state: State, _attributes: str) -> Closer:
    state.border()
    state.push_leaf()
    return _close_categories


def _close_categories(state: State) -> None:
    state.categories |= dict.fromkeys(category_names(state.pop_leaf()))


def category_names(text: Text) -> tuple[str, ...]:
    """Names in the box of categories. Its first link leads to the page that explains them."""
    names = (text.value[link.start : link.end] for link in text.links[1:])
    return tuple(filter(None, names))


def _open_page_footer(state: State, _attributes: str) -> Closer:
    state.border()
    state.push_leaf()
    return _close_page_footer


def _close_page_footer(state: State) -> None:
    state.footer = state.pop_leaf().value


def _open_redirect(state: State, _attributes: str) -> Closer:
    state.border()
    state.push_leaf()
    return _close_redirect


def _close_redirect(state: State) -> None:
    text = state.pop_leaf()
    if state.redirect is None and text.links:
        state.redirect = text.links[0].target


def open_heading(state: State, attributes: str) -> Closer | Skip | None:
    """`h1` to `h6`, where they head a section."""
    kind = kind_of(state, attributes) if attributes else ""
    if kind == "skip":
        return Skip.ELEMENT
    part = open_part(state, attributes, kind) if kind.startswith("portable ") else None
    if part is not None:
        return part
    state.border()
    if state.leaf:
        return border
    state.push_leaf()
    return None


def _heading(level: int) -> Opener:
    def close_heading(state: State) -> None:
        title = state.pop_leaf()
        span = state.place(f"h{level}")
        if level == 1 and (title.value == state.title or not (state.title or state.outline.has_sections)):
            state.title = title.value
        elif title:
            state.outline.heading(level, title, span)

    def open_this(state: State, attributes: str) -> Closer | Skip | None:
        return open_heading(state, attributes) or close_heading

    return open_this


def _page_property(state: State, attributes: str) -> None:
    """`link` in the text of a Parsoid page: a category, or the target of a redirect."""
    if "mw:PageProp/redirect" in attributes:
        state.redirect = page_title((attribute(attributes, "href") or "").removeprefix("./"))
    elif "mw:PageProp/Category" in attributes:
        name = page_title(attribute(attributes, "href") or "").partition("#")[0].partition(":")[2].strip()
        if name:
            state.categories[name] = None


def _open_navigation(state: State, attributes: str) -> Closer | Skip | None:
    """`nav`: links to other pages, but for the lines of an infobox."""
    return open_block(state, attributes) if portable_frame(state) is not None else Skip.ELEMENT


def _rule(state: State, _attributes: str) -> None:
    state.border()


_SPECIAL: dict[str, Callable[[State, str], Closer]] = {
    "hatnote": _open_hatnote,
    "figure": _open_figure,
    "gallery item": _open_figure,
    "redirect": _open_redirect,
    "infobox": _open_infobox_box,
    "categories": _open_categories,
    "page footer": _open_page_footer,
    "portable infobox": open_portable_infobox,
}

BLOCKS: dict[str, Opener] = {
    **dict.fromkeys(BLOCK, open_block),
    **{f"h{level}": _heading(level) for level in range(1, 7)},
    "figure": _open_figure,
    "link": _page_property,
    "hr": _rule,
    "nav": _open_navigation,
}
