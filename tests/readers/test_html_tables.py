"""The tables of a page are the same, read with the rest of it or without."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from test_html_robust import MARKUP, PAGES

from wikifilm.document import Table
from wikifilm.options import Options
from wikifilm.readers.html import read_html, read_html_tables
from wikifilm.readers.html.last_table import tables_part

FIXTURES = sorted((Path(__file__).parents[1] / "fixtures" / "html").glob("*.html"))
assert FIXTURES, "no pages found"
HOLDERS = ("", '<div id="mw-content-text">', "<body><main>a", "<div role=navigation>", "<ul><li>", "<figure>", "<pre>")
LINKS = (
    *('<a href="https://en.wikipedia.org/wiki/Tin">tin</a>', '<a href="/wiki/Tin">tin</a>', ""),
    '<a href="https://de.wikipedia.org/wiki/Zinn">Zinn</a>',
)
REST = "<p>" + "tin " * 200
"""What follows the last table, long enough to be left out."""
ENDS = ("", REST, f"</b></div>{REST}", f"</span></a>{REST}")
TABLE = "<table><tr><td>{}<td rowspan=2>b</table>"


def places(tables: Iterable[Table]) -> list[tuple[Table, list[str]]]:
    """Tables with the places of their cells, which are no part of their equality."""
    return [
        (table, [cell.span.path for row in table.rows for cell in row.cells if cell.span is not None])
        for table in tables
    ]


def check(source: str, options: Options) -> None:
    assert places(read_html_tables(source, options)) == places(read_html(source, options).walk_tables())


@given(st.sampled_from(HOLDERS), st.sampled_from(LINKS), MARKUP, MARKUP, st.sampled_from(ENDS))
@example("<ul>", "", TABLE, f"<li><figure>{TABLE}</figure><h2>{TABLE}</h2>{TABLE}</ul>{TABLE}", "")
@example('<link rel=canonical href="https://en.wikipedia.org/wiki/Orchard">', LINKS[0], "", TABLE, "")
@example(HOLDERS[1], "", "<p>", f"<div class=navbox>{TABLE}</div>{TABLE}</div>{TABLE}", "")
@example("", "", f"<aside class='portable-infobox'><h2 class=pi-title>tin</h2></aside>{TABLE}", "", "")
@example(HOLDERS[1], "", "<b><span style='display:none'><div>", "", f"</b></div>{REST}")
@example(HOLDERS[1], "", "<select>", "", REST)
@example(HOLDERS[1], "", "<!--", "", f"-->{REST}")
@example(HOLDERS[1], "", "<plaintext>", "", REST)
@example(HOLDERS[1], "", f"{TABLE}<tr>", "", f"<td>tin{REST}")
@example("<div class=mw-parser-output>", "", "", "", f"</div><div id=mw-content-text>{REST}")
@example("<div role=main>", LINKS[0], "", "", f"</div><div id=bodyContent>{LINKS[2]}{REST}")
@example(HOLDERS[1], LINKS[0], LINKS[3], "", REST)
@example(HOLDERS[1], "", f"<noscript>{TABLE}</noscript>", "", f"<style>{TABLE}</style>{REST}")
@example("<noscript>", "", HOLDERS[1], "", f"</noscript>{REST}")
def test_tables_alone_are_those_of_the_page(holder: str, link: str, before: str, after: str, end: str) -> None:
    check(f"{holder}{before}{TABLE.format(link)}{after}{end}", Options(max_depth=3))


def test_what_follows_the_last_table_is_not_parsed() -> None:
    page = f"{HOLDERS[1]}<p>tin</p><style></style>{TABLE}</div>{REST}"
    part = tables_part(page)
    assert part is not None
    assert "tin tin" not in (part.tree.html or "")
    part = tables_part(page.replace("<p>", "<b>").replace("</p>", ""))  # the style goes on behind the table
    assert part is not None
    assert "tin tin" in (part.tree.html or "")


@pytest.mark.parametrize("page", [*FIXTURES, *PAGES], ids=lambda page: page.stem)
def test_tables_of_pages(page: Path) -> None:
    check(page.read_text("utf-8"), Options())
