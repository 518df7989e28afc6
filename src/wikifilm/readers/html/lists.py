"""Lists: of their own, or as lines of a cell; and the list of footnotes."""

from __future__ import annotations

from wikifilm.document import Item, ItemList, ItemRange, Reference
from wikifilm.document.blocks import ItemKind
from wikifilm.readers.html.attributes import attribute
from wikifilm.readers.html.inline import Inline
from wikifilm.readers.html.kinds import kind_of
from wikifilm.readers.html.links import page_title
from wikifilm.readers.html.sections import BLOCKS, border
from wikifilm.readers.html.state import Closer, ItemFrame, ListFrame, Opener, Skip, State

__all__ = ["LISTS"]

_KINDS: dict[str, ItemKind] = {"ul": "bullet", "ol": "number", "dl": "definition"}


def open_list(state: State, attributes: str, tag: str) -> Closer | Skip | None:
    """`ul`, `ol`, `dl`."""
    kind = kind_of(state, attributes) if attributes else ""
    if kind == "skip":
        return Skip.ELEMENT
    if kind in ("references", "gallery"):
        state.border()
        return border
    if state.lists:
        return _open_nested(state, tag)
    if state.leaf:
        return _open_lines(state)
    state.border()
    _push_list(state, [], tag)
    return _close_list


def _push_list(state: State, items: list[Item], tag: str) -> None:
    outer, state.inline = state.inline, Inline()
    state.lists.append(ListFrame(state.inline, outer, state.leaf, items, _KINDS[tag], state.place(tag)))
    state.leaf = True


def _open_nested(state: State, tag: str) -> Closer:
    if len(state.lists) >= state.options.max_depth:
        state.too_deep = True
        state.border()
        return border
    state.border()
    outer = state.lists[-1]
    _push_list(state, outer.item.items if outer.item else outer.items, tag)
    return _close_list


def _open_lines(state: State) -> Closer:
    """A list inside a cell: its items are lines. The line that holds it ends here."""
    _end_line(state)
    state.inline.newline()
    state.depth += 1
    return _close_lines


def _close_lines(state: State) -> None:
    state.inline.newline()
    state.depth -= 1


def _loose(frame: ListFrame) -> None:
    """Text of a list that stands in none of its items."""
    if not frame.inline.length and not frame.inline.references:
        return
    text = frame.inline.text()
    if text:
        frame.items.append(Item(text, span=frame.span))
        frame.inline = Inline()


def _close_list(state: State) -> None:
    _close_item(state)
    frame = state.lists.pop()
    _loose(frame)
    state.inline, state.leaf = frame.outer, frame.leaf
    if state.lists:
        state.border()
        state.lists[0].after += frame.after
        return
    if frame.items:
        state.outline.add(ItemList(tuple(frame.items), frame.span))
    for block in frame.after:
        state.outline.add(block)


def open_item(state: State, attributes: str, kind: ItemKind | None) -> Closer | Skip | None:
    """`li`, `dt`, `dd`. `kind` None: as the list says."""
    special = kind_of(state, attributes) if attributes else ""
    if special == "skip":
        return Skip.ELEMENT
    if 'id="cite_note' in attributes:
        return _open_footnote(state, attributes)
    if special == "gallery item":
        return BLOCKS["figure"](state, attributes)
    if not state.lists:
        return _open_line(state)
    frame = state.lists[-1]
    _close_item(state)  # of a list in an unusual tree, or nested too deep: an item in an item follows it
    _loose(frame)
    state.inline = Inline()
    frame.item = ItemFrame(kind or frame.kind, state.inline, state.place("li"))
    return _close_item


def _close_item(state: State) -> None:
    frame = state.lists[-1]
    item = frame.item
    if item is None:
        return
    text = item.inline.text()
    state.inline, frame.item = frame.inline, None
    if text or item.items:
        frame.items.append(Item(text, item.kind, tuple(item.items), item.span))


def _open_line(state: State) -> Closer:
    state.border()
    if not state.leaf or not state.depth:
        return border
    state.ranges.append(state.inline.start())
    return _close_line


def _end_line(state: State) -> None:
    """The item that is open in a cell ends, at its end tag or where a list in it begins."""
    if not state.ranges or state.ranges[-1] is None:
        return
    found = state.inline.range(state.ranges[-1])
    if found is not None:
        state.inline.items.append(ItemRange(*found, max(1, len(state.ranges))))
    state.ranges[-1] = None


def _close_line(state: State) -> None:
    _end_line(state)
    if state.ranges:
        state.ranges.pop()
    state.inline.newline()


def _open_footnote(state: State, attributes: str) -> Closer:
    state.border()
    state.push_leaf()
    key = page_title((attribute(attributes, "id") or "").removeprefix("cite_note-"))

    def close_footnote(state: State) -> None:
        text = state.pop_leaf()
        name, _, number = key.rpartition("-")
        start = len(text.value) - len(text.value.lstrip("^↑ \n"))
        body = text.slice(start, len(text.value)) if start else text
        state.references[key] = Reference(key, body, name if number.isdigit() else "", span=state.place("note"))

    return close_footnote


def _list(tag: str) -> Opener:
    return lambda state, attributes: open_list(state, attributes, tag)


def _item(kind: ItemKind | None) -> Opener:
    return lambda state, attributes: open_item(state, attributes, kind)


LISTS: dict[str, Opener] = {
    **{tag: _list(tag) for tag in _KINDS},
    "li": _item(None),
    "dt": _item("term"),
    "dd": _item("definition"),
}
