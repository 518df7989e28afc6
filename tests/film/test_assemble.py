"""The whole film: title, year, and the film that the library was made for."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wikifilm import FilmArticle, Options, from_json, parse_article, to_json
from wikifilm.diagnostics import Span
from wikifilm.document import (
    Argument,
    Cell,
    Document,
    Figure,
    Hatnote,
    Item,
    ItemList,
    Link,
    Paragraph,
    Printed,
    Reference,
    Row,
    Section,
    Style,
    Table,
    Template,
    TemplateMark,
    Text,
)
from wikifilm.film import assemble
from wikifilm.model import Money, Soundtrack

ROOT = Path(__file__).parents[2]
OURS = ROOT / "tests" / "fixtures" / "articles" / "miracle_in_cell_no_7.txt"
REAL = ROOT.parent / "shared" / "corpus" / "articles" / "miracle_in_cell_no_7.txt"


@pytest.fixture(params=[OURS, REAL], ids=["our words", "real page"])
def film(request: pytest.FixtureRequest) -> FilmArticle:
    if not request.param.exists():
        pytest.skip(f"the shared corpus is not here: {request.param}")
    return parse_article(request.param.read_text(encoding="utf-8"), format="text")


def test_first_film_is_known(film: FilmArticle) -> None:
    assert (film.title, film.year, film.is_film) == ("Miracle in Cell No. 7", 2013, True)
    assert [(name.name, name.kind) for name in film.names] == [
        ("7번방의 선물", "hangul"),
        ("7番房의 膳物", "hanja"),
        ("7beonbangui Seonmul", "romanization"),
        ("A Gift from Room 7", "literal"),
    ]
    assert film.attribution.origin == "Wikipedia"
    assert film.attribution.licence == "GFDL-1.1-or-later"
    assert "GNU Free Documentation License" in film.attribution.text


def test_first_film_has_its_sections(film: FilmArticle) -> None:
    assert [(section.title, section.kind) for section in film.sections] == [
        ("Synopsis", "synopsis"),
        ("Cast", "cast"),
        ("Soundtrack", "soundtrack"),
        ("Production", "production"),
        ("Box office", "box_office"),
        ("Awards and nominations", "awards"),
        ("Remakes", "remakes"),
    ]
    assert film.synopsis is not None
    assert film.synopsis.startswith("Lee Yong Gu ")
    assert film.soundtrack == Soundtrack()
    assert "attributed" not in film.lead


def test_first_film_was_made(film: FilmArticle) -> None:
    assert film.production is not None
    assert [(name.name, name.kind) for name in film.production.working_titles] == [
        ("December 23", "alias"),
        ("12월 23일", "hangul"),
        ("12 Wol 23 Il", "romanization"),
    ]
    (period,) = film.production.filming
    assert (str(period.start), str(period.end)) == ("2012-06-20", "2012-10-10")
    assert period.places == ("Daejeon, South Korea", "Iksan, Jeollabuk-do, South Korea")


def test_first_film_was_seen(film: FilmArticle) -> None:
    assert film.box_office is not None
    assert film.box_office.gross == Money(Decimal(80_300_000), currency="USD")
    assert film.box_office.admissions == 12_320_000
    figures = [(each.what, each.amount, each.unit, each.date and str(each.date)) for each in film.box_office.figures]
    assert ("admissions", Decimal(12_320_000), "admissions", "2013-03-15") in figures
    assert ("break_even", Decimal(1_700_000), "admissions", None) in figures
    assert ("admissions", Decimal(4_600_000), "admissions", None) in figures


def test_first_film_was_remade(film: FilmArticle) -> None:
    assert [(each.title, each.year, each.place, each.language) for each in film.remakes] == [
        ("Pushpaka Vimana", 2017, None, "Kannada"),
        (None, None, None, "Hindi"),
        ("7. Koğuştaki Mucize", 2019, "Turkey", None),
        ("Miracle in Cell No. 7", None, "Philippines", None),
        ("Miracle in Cell No. 7", 2020, "Indonesia", None),
    ]


def test_spans_lead_back_to_the_source() -> None:
    source = OURS.read_text(encoding="utf-8")
    film = parse_article(source, format="text")
    assert film.box_office is not None
    assert film.production is not None
    facts = [(each.span, each.quote) for each in film.box_office.figures]
    facts += [(each.span, each.quote) for each in film.production.filming]
    assert [span and source[span.start : span.end] for span, _ in facts] == [quote for _, quote in facts]
    assert film.source.length == len(source)


@pytest.mark.parametrize(
    ("wikitext", "given", "title", "year"),
    [
        ("{{Infobox film|name=Fog|released={{Film date|1990|5|1}}}}\n'''''Fog''''' is a film.", None, "Fog", 1990),
        ("{{Infobox film|name=Fog: The Film}}\n'''''Fog''''' is a 1991 film.", None, "Fog", 1991),
        ("{{Infobox film|name=Fog}}\nIt is a film of 1992.", None, "Fog", 1992),
        ("'''''Fog''''' is a 1991 film.", "Fog (1990 film)", "Fog", 1990),
        ("'''''Fog''''' is a film.\n[[Category:1993 films]]", None, "Fog", 1993),
        ("'''''(500) Lamps''''' is a film.", "(500) Lamps", "(500) Lamps", None),
        ("'''''1917''''' is a 2019 film about 1917.", None, "1917", 2019),
        ("'''''Fog''''' is the second film of a series, released on 12 March 1994 by Corvid.", None, "Fog", 1994),
        ("'''''Fog''''' est un film de Ada Quill, sorti en 1995.", None, "Fog", 1995),
        ("", None, "", None),
    ],
)
def test_title_and_year(wikitext: str, given: str | None, title: str, year: int | None) -> None:
    film = parse_article(wikitext, format="wikitext", title=given)
    assert (film.title, film.year) == (title, year)


def test_lead_has_no_infobox() -> None:
    film = parse_article(
        "{{Infobox film|name=Fog|director=Ada Quill}}\n'''Fog''' is a film.\n\nIt won.", format="wikitext"
    )
    assert film.lead == "Fog is a film.\n\nIt won."


# Documents of any shape

WORDS = st.lists(
    st.sampled_from(
        """Fog is a 2013 film ( ) ; , . : " titled as in Rome Turkish Kannada $5 million gross budget filming began
        on May 2012 and until tickets admissions 등대 灯台 lit. 3:45 Infobox ended between 20 1,234 remade sequel
        working title was respectively – \n""".split(" ")
    ),
    max_size=14,
).map(" ".join)
SPANS = st.none() | st.builds(Span, st.integers(0, 50), st.integers(0, 50))
SMALL = st.integers(0, 40)


@st.composite
def texts(draw: st.DrawFn) -> Text:
    value = draw(WORDS)
    marks = st.tuples(SMALL, SMALL).map(lambda pair: (min(pair), max(pair)))
    return Text(
        value,
        links=tuple(Link(*draw(marks), draw(WORDS), draw(st.booleans())) for _ in range(draw(st.integers(0, 2)))),
        styles=tuple(Style(*draw(marks), draw(st.sampled_from(["b", "i", "lang"])), "ko") for _ in range(2)),
        templates=tuple(
            TemplateMark(*draw(marks), Template("Nihongo", (Argument("4", Text(value)),))) for _ in range(1)
        ),
    )


CELLS = st.builds(Cell, texts(), st.booleans(), st.integers(0, 3), st.integers(1, 3))
TABLES = st.builds(
    Table,
    st.lists(st.builds(Row, st.lists(CELLS, max_size=4).map(tuple)), max_size=4).map(tuple),
    texts(),
    st.sampled_from([(), ("infobox",), ("wikitable",)]),
    st.none() | st.builds(Printed, st.sampled_from(["padding", "kept", "in place"])),
)
ITEMS = st.builds(Item, texts(), st.sampled_from(["bullet", "number", "term", "definition"]), span=SPANS)
TEMPLATES = st.builds(
    Template,
    st.sampled_from(["Infobox film", "Track listing", "Film name", "Disambiguation", "Quote"]),
    st.lists(
        st.builds(Argument, st.sampled_from(["name", "title1", "length1", "extra1", "hangul", "starring"]), texts()),
        max_size=3,
    ).map(tuple),
    texts(),
)
BLOCKS = st.one_of(
    st.builds(Paragraph, texts(), SPANS),
    st.builds(ItemList, st.lists(ITEMS, max_size=3).map(tuple)),
    st.builds(Hatnote, texts()),
    st.builds(Figure, texts()),
    TEMPLATES,
    TABLES,
)
HEADINGS = st.sampled_from(
    ["Plot", "Cast", "Awards", "Box office", "Production", "Soundtrack", "Remakes", "Sequels", "Fog", ""]
)
SECTIONS = st.builds(
    Section,
    st.integers(1, 6),
    HEADINGS.map(Text),
    st.lists(BLOCKS, max_size=3).map(tuple),
    st.lists(
        st.builds(Section, st.just(3), HEADINGS.map(Text), st.lists(BLOCKS, max_size=2).map(tuple)), max_size=2
    ).map(tuple),
    SPANS,
)
DOCUMENTS = st.builds(
    Document,
    st.sampled_from(["wikitext", "html", "text"]),
    WORDS,
    st.lists(BLOCKS, max_size=3).map(tuple),
    st.lists(SECTIONS, max_size=3).map(tuple),
    st.lists(st.builds(Reference, WORDS, texts()), max_size=2).map(tuple),
    st.lists(WORDS, max_size=2).map(tuple),
)


def words(text: str) -> set[str]:
    return set(text.split())


def block_texts(section: Section) -> Iterator[str]:
    """All that a section shows, tables apart."""
    for block in section.blocks:
        match block:
            case Paragraph() | Template() | Hatnote():
                yield block.text.value
            case Figure():
                yield block.caption.value
            case ItemList():
                yield from (item.text.value for _, item in block.walk())


def shown_texts(film: FilmArticle) -> Iterator[str]:
    for section in film.walk_sections():
        yield from (section.text, *section.captions, *section.hatnotes)


@settings(max_examples=60, deadline=None)
@given(DOCUMENTS)
def test_any_document_makes_a_film(document: Document) -> None:
    film = assemble(document, Options())
    assert from_json(to_json(film)) == film
    shown = words(" ".join(shown_texts(film)))
    assert words(" ".join(text for section in document.walk_sections() for text in block_texts(section))) <= shown
    assert [section.title for section in film.walk_sections()] == [
        section.title.value for section in document.walk_sections()
    ]
