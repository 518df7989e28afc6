"""HTML to a `Document`: a string through lexbor, a tree of BeautifulSoup as it is."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from wikifilm.diagnostics import Issue
from wikifilm.document import Document, Reference
from wikifilm.options import DEFAULTS, Options
from wikifilm.readers.html.attributes import attribute
from wikifilm.readers.html.links import LinkTargets
from wikifilm.readers.html.page import Surroundings, content_start
from wikifilm.readers.html.state import State
from wikifilm.readers.html.tokens import Token, soup_scripts, soup_tokens, string_tokens
from wikifilm.readers.html.walk import walk

if TYPE_CHECKING:
    import bs4

__all__ = ["read_html"]


def read_html(source: str | bs4.Tag, options: Options = DEFAULTS) -> Document:
    """The document of a page, of the content of one, or of a fragment such as a single table."""
    issues: tuple[Issue, ...] = ()
    if isinstance(source, str):
        if len(source) > options.max_length:
            issues = (Issue("page-truncated", f"only {options.max_length} of {len(source)} characters were read"),)
            source = source[: options.max_length]
        return _document(string_tokens(source), source, options, issues)
    return _document(soup_tokens(source), soup_scripts(source), options, issues)


def _document(tokens: list[Token], script: str, options: Options, issues: tuple[Issue, ...]) -> Document:
    """`script`: text that holds the page's configuration, if it has one."""
    start = content_start(tokens)
    page = Surroundings(options)
    page.read(iter(tokens[: start + 1]))
    page.read_config(script)
    state = State(options, LinkTargets(urlsplit(page.url()).netloc.lower()), title=page.heading)
    state.inline.add(tokens[start][2] if start >= 0 else "")
    rest = islice(tokens, start + 1, None)
    walk(state, rest)
    _finish(state)
    page.read(rest)
    page.read_footer(state.footer)
    language = attribute(tokens[start][1], "lang") if start >= 0 else None
    return Document(
        format="html",
        title=state.title or page.title(),
        lead=tuple(state.outline.lead),
        sections=tuple(state.outline.sections),
        references=_references(state),
        categories=tuple(page.categories | state.categories),
        redirect=state.redirect,
        meta=page.meta(language or ""),
        issues=(*issues, *state.issues),
        truncated=bool(issues),
    )


def _finish(state: State) -> None:
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
    return replace(reference, label=label, group=group if number.isdigit() else "")
