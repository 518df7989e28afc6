"""HTML to a `Document`: a string through lexbor, a tree of BeautifulSoup as it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import unescape
from typing import TYPE_CHECKING

from msgspec import structs

from wikifilm.diagnostics import Issue
from wikifilm.document import Document, Reference
from wikifilm.options import DEFAULTS, Options
from wikifilm.readers.html.attributes import attribute
from wikifilm.readers.html.content import content_start
from wikifilm.readers.html.depth import bound_depth
from wikifilm.readers.html.links import LinkTargets
from wikifilm.readers.html.page import Surroundings
from wikifilm.readers.html.state import State
from wikifilm.readers.html.tokens import Token, soup_scripts, soup_tokens, string_tokens
from wikifilm.readers.html.tree import serialised
from wikifilm.readers.html.walk import walk

if TYPE_CHECKING:
    import bs4

__all__ = ["finish", "read_html"]

_TOO_DEEP = Issue("nested-too-deep", "elements nested deeper than any article needs were read as plain text")


def read_html(source: str | bs4.Tag, options: Options = DEFAULTS) -> Document:
    """The document of a page, of the content of one, or of a fragment such as a single table."""
    if isinstance(source, str):
        cut = source[: options.max_length]
        bounded = bound_depth(cut)
        document = _document(_parts(bounded), bounded, options, too_deep=bounded is not cut)
        return _truncated(document, len(source), options) if cut is not source else document
    return _document(_split(soup_tokens(source)), soup_scripts(source), options)


def _truncated(document: Document, length: int, options: Options) -> Document:
    issue = Issue("page-truncated", f"only {options.max_length} of {length} characters were read")
    return replace(document, issues=(issue, *document.issues), truncated=True)


def _parts(source: str) -> _Parts:
    """Of a page in a string."""
    page = serialised(source)
    before, article, after = map(string_tokens, (page.before, page.article, page.after))
    return _Parts(before + article[:1], article[1:], after) if before else _Parts([], article, [])


def _split(tokens: list[Token]) -> _Parts:
    """Of tokens in one list."""
    start = content_start(tokens)
    return _Parts(tokens[: start + 1], tokens[start + 1 :], [])


@dataclass(frozen=True, slots=True)
class _Parts:
    """The tokens of a page."""

    before: list[Token]
    """Up to the start tag of the element that holds the article, the last of them; empty in a fragment."""
    article: list[Token]
    """After it, up to its end tag or longer."""
    after: list[Token]
    """After the article, if they don't follow in `article`."""


def _document(parts: _Parts, script: str, options: Options, *, too_deep: bool = False) -> Document:
    """`script`: text that holds the page's configuration, if it has one."""
    page = Surroundings(options)
    page.read(iter(parts.before))
    page.read_config(script)
    state = State(options, LinkTargets(page.host()), title=page.heading, lone_table=_is_lone_table(parts))
    holder = parts.before[-1] if parts.before else ("", "", "")
    state.inline.add(unescape(holder[2]) if holder[2] else "")
    rest = iter(parts.article)
    walk(state, rest)
    finish(state)
    page.read(rest)
    page.read(iter(parts.after))
    page.read_footer(state.footer)
    return Document(
        format="html",
        title=state.title or page.title(),
        lead=tuple(state.outline.lead),
        sections=tuple(state.outline.sections),
        references=_references(state),
        categories=tuple(page.categories | state.categories),
        redirect=state.redirect,
        meta=page.meta(attribute(holder[1], "lang") or ""),
        issues=(_TOO_DEEP,) if too_deep or state.too_deep else (),
    )


def _is_lone_table(parts: _Parts) -> bool:
    first = parts.article[0][0] if parts.article else ""
    return first == "table" and (not parts.before or parts.before[-1][0] == "body")


def finish(state: State) -> None:
    """The page ends, and with it all that is open."""
    while state.stack:
        closer = state.stack.pop()
        if closer is not None:
            closer(state)
    state.flush()
    state.outline.finish()


def _references(state: State) -> tuple[Reference, ...]:
    """Footnotes in the order of their list, with the labels of their marks; marks without a footnote last."""
    missing = {key: Reference(key) for key in state.labels if key not in state.references}
    return tuple(
        _labelled(reference, state.labels.get(key, reference.label))
        for key, reference in (state.references | missing).items()
    )


def _labelled(reference: Reference, label: str) -> Reference:
    """A label of words and a number names the group: "nb 2"."""
    group, _, number = label.rpartition(" ")
    return structs.replace(reference, label=label, group=group if number.isdigit() else "")
