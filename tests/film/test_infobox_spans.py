"""A field of the infobox tells where its value stands in the source."""

from __future__ import annotations

from pathlib import Path

from wikifilm import parse_article

ARTICLES = Path(__file__).parents[1] / "fixtures" / "articles"


def test_in_wikitext_a_span_cuts_out_the_value() -> None:
    source = (ARTICLES / "the_glass_harbour.wiki").read_text(encoding="utf-8")
    box = parse_article(source, format="wikitext").infobox
    assert box is not None
    values = {name: source[span.start : span.end].strip() for name, span in box.spans.items()}
    assert values["directors"] == "[[Ada Quill]]"
    assert values["budget"] == "£4–5 million"
    assert values["released"].startswith("{{Film date|2011|02|27|")
    assert {"starring", "music", "runtimes", "gross", "countries"} <= values.keys()


def test_in_html_a_span_is_the_path_of_the_row() -> None:
    box = parse_article(ARTICLES / "the_glass_harbour.html").infobox
    assert box is not None
    assert box.spans["directors"].path.startswith("table[1]/tr[3]")


def test_in_text_a_span_cuts_out_the_line() -> None:
    source = (ARTICLES / "the_glass_harbour.txt").read_text(encoding="utf-8")
    box = parse_article(source, format="text").infobox
    assert box is not None
    span = box.spans["budget"]
    assert "£4–5 million" in source[span.start : span.end]
