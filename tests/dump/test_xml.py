"""Pages of MediaWiki exports."""

from __future__ import annotations

import pytest
from exports import HEAD, TAIL, Item, export_xml, page_xml, pages
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import read_xml, texts

from wikifilm.dump.escaped import unescape
from wikifilm.dump.job import Job
from wikifilm.dump.pages import Fault, Page, Site
from wikifilm.dump.sources.xml import PageBuffer, read_head, read_pages


def only(data: str, job: Job | None = None) -> Page:
    [page] = read_xml(data.encode(), job or Job())
    assert isinstance(page, Page), page
    return page


def test_all_that_an_export_says_of_a_page() -> None:
    page = only(HEAD + page_xml(Item("A & B", "<b>“é”</b> & &amp;", ns=0, id=5, revision=77)) + TAIL)
    assert (page.title, page.page_id, page.revision_id, page.namespace) == ("A & B", "5", "77", 0)
    assert texts([page]) == [("A & B", "<b>“é”</b> & &amp;")]
    assert page.site.name == "Testopedia"
    assert page.site.namespaces == ((1, "Talk"),)


def test_siteinfo_on_one_line() -> None:
    head = "".join(line.strip() for line in HEAD.splitlines())
    page = only(head + "".join(page_xml(Item("A", "x", id=1)).split("\n")) + TAIL)
    assert (page.title, page.site.base) == ("A", "https://test.example/wiki/Main_Page")


def test_namespaces_come_from_ns_and_not_from_a_colon() -> None:
    found = read_xml(export_xml([Item("Talk: The Film", "x", ns=0, id=1), Item("Talk:X", "x", ns=1, id=2)]))
    assert [page.namespace for page in found if isinstance(page, Page)] == [0, 1]


def test_old_exports_have_no_ns() -> None:
    old = "<page><title>{}</title><id>1</id><revision><id>2</id><text>x</text></revision></page>"
    found = read_xml((HEAD + old.format("Talk:X") + old.format("Mission: X") + TAIL).encode())
    assert [page.namespace for page in found if isinstance(page, Page)] == [1, 0]


def test_the_latest_revision_counts_wherever_it_stands() -> None:
    revision = "<revision><id>{}</id><timestamp>20{}-01-01T00:00:00Z</timestamp><text>{}</text></revision>"
    body = "".join(revision.format(i, year, text) for i, year, text in ((1, "10", "a"), (3, "30", "c"), (2, "20", "b")))
    page = only(f"<mediawiki><page><title>A</title><ns>0</ns><id>1</id>{body}</page></mediawiki>")
    assert (page.content, page.revision_id) == (b"c", "3")


def test_unknown_tags_and_another_order_are_passed_over() -> None:
    page = only(
        "<mediawiki><page><new>1</new><id>5</id><restrictions/><title>A</title><ns>0</ns><revision><origin>4</origin>"
        "<parentid>3</parentid><id>9</id><content><role>main</role><origin>1</origin><model>wikitext</model>"
        '<text bytes="1" sha1="x" xml:space="preserve">x</text></content></revision></page></mediawiki>'
    )
    assert (page.title, page.page_id, page.revision_id, page.content) == ("A", "5", "9", b"x")


@pytest.mark.parametrize(
    "text", ["<text/>", '<text bytes="0" xml:space="preserve" />', "<text></text>", '<text deleted="deleted" />']
)
def test_a_page_without_text_is_empty(text: str) -> None:
    assert (
        only(f"<mediawiki><page><title>A</title><id>1</id><revision>{text}</revision></page></mediawiki>").content
        == b""
    )


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("#REDIRECT [[B]]", "B"),
        ("#weiterleitung: [[B_c|x]]", "B c"),
        ("# [[B]]", None),
        ("#1 [[B]]", None),
        ("B", None),
    ],
)
def test_redirects_by_their_text(text: str, target: str | None) -> None:
    assert only(HEAD + page_xml(Item("A", text, id=1)) + TAIL).redirect == target


def test_a_page_that_has_no_end_harms_no_other() -> None:
    good = page_xml(Item("Good", "x", id=1))
    broken = page_xml(Item("Broken", "x", id=2)).replace("</page>", "")
    found = read_xml((HEAD + good + broken + good + TAIL).encode())
    assert [page.title for page in found] == ["Good", "Broken", "Good"]
    assert isinstance(found[1], Fault)
    assert (found[1].page_id, found[1].counts) == ("2", True)


def test_a_text_that_has_no_end_is_a_fault() -> None:
    [fault] = read_xml((HEAD + page_xml(Item("A", "x", id=1)).replace("</text>", "") + TAIL).encode())
    assert isinstance(fault, Fault)
    assert fault.reason == "the text has no end"


def test_entities() -> None:
    assert unescape(b"&lt;ref&gt; &quot;a&quot; &amp;lt; &#233;&#xE9; &amp;#233; &apos; &#x110000; &unknown;") == (
        '<ref> "a" &lt; éé &#233; \' &#x110000; &unknown;'
    )
    assert unescape(b"\xff") == "\ufffd"


def test_head() -> None:
    site = read_head(HEAD.encode())
    assert site == Site("Testopedia", "https://test.example/wiki/Main_Page", "en", ((1, "Talk"),))


def collect(data: bytes, cuts: list[int], limit: int = 1 << 20) -> list[Page | Fault]:
    buffer, out, at = PageBuffer(limit), b"", 0
    for cut in [*sorted(cuts), len(data)]:
        out += buffer.feed(data[at:cut])
        at = cut
    return list(read_pages(out + buffer.close(), Site()))


SAMPLE = export_xml(pages(2))


@given(st.lists(st.integers(0, len(SAMPLE)), max_size=30))
@settings(max_examples=60, deadline=None)
def test_pages_don_t_depend_on_how_the_stream_is_cut(cuts: list[int]) -> None:
    assert collect(SAMPLE, cuts) == list(read_pages(SAMPLE, Site()))


@given(st.binary(max_size=300), st.integers(0, 100_000), st.integers(0, 300))
@settings(max_examples=100, deadline=None)
def test_no_bytes_raise(noise: bytes, at: int, lost: int) -> None:
    data = SAMPLE[: at % len(SAMPLE)] + noise + SAMPLE[at % len(SAMPLE) + lost :]
    for page in read_pages(data, read_head(data)):
        assert isinstance(page, Page | Fault)


def history(revisions: int, size: int) -> bytes:
    body = "".join(
        f"<revision><id>{i}</id><timestamp>2020-01-01T00:{i // 60:02}:{i % 60:02}Z</timestamp>"
        f"<text>{i:>{size}}</text></revision>"
        for i in range(revisions)
    )
    return f"<page><title>Long</title><ns>0</ns><id>1</id>{body}</page>".encode()


def test_a_long_history_stays_small() -> None:
    data = SAMPLE[: SAMPLE.index(b"  <page>")] + history(500, 1000) + SAMPLE[SAMPLE.index(b"  <page>") :]
    buffer, most, out = PageBuffer(20_000), 0, b""
    for at in range(0, len(data), 1000):
        out += buffer.feed(data[at : at + 1000])
        most = max(most, len(buffer._rest))
    found = list(read_pages(out + buffer.close(), Site()))
    assert most < 25_000
    assert isinstance(found[0], Page)
    assert (found[0].revision_id, found[0].content) == ("499", b"499".rjust(1000))
    assert found[1:] == list(read_pages(SAMPLE, Site()))


@pytest.mark.parametrize("step", [700, 1000, 4096])
def test_a_text_over_the_limit_is_a_fault_and_its_neighbours_are_read(step: int) -> None:
    first, second = page_xml(Item("First", "x", id=1)), page_xml(Item("Last", "y", id=3))
    data = (HEAD + first + page_xml(Item("Huge", "z" * 100_000, id=2)) + second + TAIL).encode()
    found = collect(data, list(range(0, len(data), step)), limit=20_000)
    assert [page.title for page in found] == ["First", "Huge", "Last"]
    assert isinstance(found[1], Fault)
    assert (found[1].code, found[1].page_id) == ("page-too-large", "2")


@pytest.mark.parametrize("at", range(1, len("</page>")))
def test_an_end_of_a_page_may_be_cut_anywhere(at: int) -> None:
    buffer, page = PageBuffer(10_000), b"<page><title>Tin</title></page>"
    cut = len(page) - len("</page>") + at
    assert buffer.feed(page[:cut]) == b""
    assert buffer.feed(page[cut:] + b"<page>") == page
    assert buffer.close() == b"<page>"


@pytest.mark.parametrize(
    ("held", "pieces", "page"),
    [
        (b"<page><title>Tin", [b" lamp</title>", b"</page><page>x</page>"], b"<page><title>Tin lamp</title></page>"),
        (b"<page><title>Tin</title></pa", [b"ge>", b"<page>"], b"<page><title>Tin</title></page>"),
        (b"x <pag", [b"e><title>Tin</title></page> y"], b"x <page><title>Tin</title></page>"),
        (b"x <pag", [b"es>", b"<page>y</page>"], b""),  # no page begins there
        (b"<page><title>Tin", [b"</title> <page>x</page>"], b"<page><title>Tin</title> "),  # this one never ends
        (b"<page><title>Tin", [b"</title><pa", b"ge>x</page>"], b"<page><title>Tin</title>"),
        (b"<page>a", [b"b" * 300, b"c" * 300, b"</page><page>"], None),  # longer than the limit
    ],
    ids=str,
)
def test_a_page_that_a_block_leaves_open_is_read_to_its_end_and_no_further(
    held: bytes, pieces: list[bytes], page: bytes | None
) -> None:
    buffer = PageBuffer(500)
    buffer.feed(held)
    assert buffer.may_be_open
    got, done = b"", False
    while not done and pieces:
        got, done = buffer.finish(pieces.pop(0))
    assert done
    if page is None:
        assert (got[:7], got[-7:], len(got) <= 1100) == (b"<page>a", b"</page>", True)
    else:
        assert got == page


def test_a_history_that_has_no_end_gives_what_is_whole() -> None:
    revision = "<revision><id>{0}</id><timestamp>2020-01-0{0}T00:00:00Z</timestamp><text>v{0}</text></revision>"
    page = "<page><title>Tin</title><ns>0</ns><id>7</id>" + revision.format(1) + revision.format(2) + "{}</page>"
    [found] = read_pages(page.format("<revision><id>9</id><text>v9</text>").encode(), Site())
    assert isinstance(found, Page)
    assert (found.revision_id, found.content) == ("2", b"v2")


def test_a_page_without_a_text_that_is_over_the_limit_is_cut() -> None:
    first, last = page_xml(Item("First", "x", id=1)), page_xml(Item("Last", "y", id=3))
    odd = "<page><title>Odd</title><ns>0</ns><id>2</id>" + "<note>z</note>" * 5_000 + "</page>"
    found = collect((HEAD + first + odd + last + TAIL).encode(), list(range(0, 90_000, 1_000)), limit=20_000)
    assert [page.title for page in found] == ["First", "Odd", "Last"]
    assert found[1] == Page("Odd", b"", "wikitext", escaped=True, namespace=0, page_id="2")
