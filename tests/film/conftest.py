"""Pages built by hand: extractors are tested with no reader."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wikifilm.document import Block, Document, Paragraph, Section, Text
from wikifilm.film.page import Page
from wikifilm.film.sections import build_page
from wikifilm.grid import NO_HINTS
from wikifilm.options import DEFAULTS

MakePage = Callable[..., Page]


def make_page(*texts: str | Block, heading: str = "", lead: str = "", title: str = "") -> Page:
    """A page with a lead and one section; plain strings become paragraphs."""
    blocks = tuple(Paragraph(Text(text)) if isinstance(text, str) else text for text in texts)
    sections = (Section(2, Text(heading), blocks),) if heading else ()
    opening = (Paragraph(Text(lead)),) if lead else () if heading else blocks
    return build_page(Document("text", title=title, lead=opening, sections=sections), title, DEFAULTS, NO_HINTS)


@pytest.fixture
def page_of() -> MakePage:
    return make_page
