from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikifilm.document import Block, Document, Figure, ItemList, Paragraph, Table, Text
from wikifilm.options import Options
from wikifilm.readers import read_text

FIXTURES = Path(__file__).parents[1] / "fixtures"
SHARED = Path(__file__).parents[2] / ".." / "shared"
PAGES = sorted((FIXTURES / "text" / "pages").glob("*.txt"))
assert PAGES
WORD = re.compile(r"[^\W_]+")


def box_of(document: Document) -> dict[str, str]:
    boxes = [block for block in document.lead if isinstance(block, Table) and "infobox" in block.classes]
    return {row.cells[0].text.value: row.cells[1].text.value for box in boxes for row in box.rows if len(row.cells) > 1}


def rows_of(table: Table) -> list[list[str]]:
    return [[cell.text.value for cell in row.cells] for row in table.rows]


def told(document: Document) -> dict[str, Any]:
    blocks = list(document.walk_blocks())
    lists = [block for block in blocks if isinstance(block, ItemList)]
    return {
        "title": document.title,
        "site": document.meta.site,
        "url": document.meta.url,
        "sections": [[section.level, section.title.value] for section in document.walk_sections()],
        "box": box_of(document),
        "references": {reference.id: reference.text.value for reference in document.references},
        "items": [item.text.value for block in lists for _, item in block.walk()],
        "categories": list(document.categories),
        "licence": document.meta.licence,
        "captions": [block.caption.value for block in blocks if isinstance(block, Figure)],
        "tables": [rows_of(block) for block in blocks if isinstance(block, Table)],
        "paragraphs": [block.text.value for block in blocks if isinstance(block, Paragraph)],
    }


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_pages(path: Path) -> None:
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    found = told(read_text(path.read_text(encoding="utf-8")))
    assert {name: found[name] for name in expected} == expected


def test_meta_of_a_whole_page() -> None:
    meta = read_text((FIXTURES / "text" / "pages" / "markdown.txt").read_text(encoding="utf-8")).meta
    assert (meta.page_id, meta.revision_id, meta.language) == ("77", "901", "en")
    assert meta.url == "https://wiki.example.org/w/index.php?title=The_Tin_Lantern&oldid=901"


def test_a_page_that_is_too_long_is_cut() -> None:
    document = read_text("The lamp.\n" * 20, Options(max_length=45))
    assert document.truncated
    assert [issue.code for issue in document.issues] == ["page-truncated"]
    assert len(document.lead) == 5


def texts_of(block: Block) -> Iterator[Text]:
    if isinstance(block, ItemList):
        yield from (item.text for _, item in block.walk())
    elif isinstance(block, Table):
        yield block.caption
        yield from (cell.text for row in block.rows for cell in row.cells)
    else:
        yield block.caption if hasattr(block, "caption") else block.text


def words_of(document: Document, source: str) -> Counter[str]:
    """All words that can be reached from a document: furniture by the place that its issue names."""
    values = [document.title, document.meta.licence, *document.categories]
    texts = [text for block in document.walk_blocks() for text in texts_of(block)]
    texts += [section.title for section in document.walk_sections()]
    texts += [reference.text for reference in document.references]
    values += [text.value for text in texts] + [mark.id for text in texts for mark in text.references]
    values += [reference.label for reference in document.references]
    values += [source[issue.span.start : issue.span.end] for issue in document.issues if issue.span]
    return Counter(word for value in values for word in WORD.findall(value))


LINES = st.sampled_from((FIXTURES / "text" / "lines.txt").read_text(encoding="utf-8").split("\n"))


@given(st.lists(LINES, max_size=25))
def test_no_word_vanishes(lines: list[str]) -> None:
    repeated = {at for at, line in enumerate(lines) if "Films set in" in line and line in lines[:at]}
    source = "\n".join(line for at, line in enumerate(lines) if at not in repeated)  # a category is named once
    wanted = Counter(WORD.findall(source.replace("[edit]", " ").replace("^ a b", "")))
    numbers = {word for word in wanted if word.isdigit()}
    assert not {word for word in wanted - words_of(read_text(source), source) if word not in numbers}


def test_categories_of_the_last_list_and_of_the_line_below_it() -> None:
    source = "- Films set in Oru\n- Films set in Aia\n- Films set in Una\nCategories: Moths | Films set in Una"
    assert read_text(source).categories == ("Films set in Oru", "Films set in Aia", "Films set in Una", "Moths")


@given(st.text(alphabet="ab \n\t|-*#[]()=_.:^1\r•>", max_size=200))
def test_any_string(source: str) -> None:
    document = read_text(source)
    assert document.format == "text"
    assert all(1 <= section.level <= 6 for section in document.walk_sections())


def test_real_pages() -> None:
    if not SHARED.is_dir():
        pytest.skip("the shared corpus is not beside the repository")
    paths = [*(SHARED / "corpus" / "printed").glob("*.txt"), *(SHARED / "corpus" / "articles").glob("*.txt")]
    assert paths
    for path in paths:
        document = read_text(path.read_text(encoding="utf-8"))
        assert document.lead
        assert document.sections, path.name
