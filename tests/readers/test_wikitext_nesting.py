"""Constructs of wikitext nested in themselves and in each other, all closed: work must not double with each level."""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import product
from types import FrameType

import pytest

from wikifilm.document import Argument, Document, Paragraph, Template, TemplateMark, Text
from wikifilm.options import Options
from wikifilm.readers import read_wikitext

# Before and after what is nested.
CONSTRUCTS = {
    "unknown template": ("{{kite facts|a ", "|b=c}}"),
    "unknown, named": ("{{kite facts|a=b ", "|c}}"),
    "name of a template": ("{{", "}}"),
    "name of an argument": ("{{a|", "=b}}"),
    "nowrap": ("{{nowrap|a ", "}}"),
    "style": ("{{small|a ", "}}"),
    "pattern": ("{{based on|a ", "|b}}"),
    "color": ("{{color|red|a ", "}}"),
    "money": ("{{US$|a ", "}}"),
    "conversion": ("{{INRConvert|a ", "|c}}"),
    "fraction": ("{{frac|1|a ", "}}"),
    "result": ("{{won|a ", "}}"),
    "language": ("{{lang|de|a ", "}}"),
    "language name": ("{{lang-de|a ", "|b}}"),
    "nihongo": ("{{nihongo|a ", "|b}}"),
    "other wiki": ("{{ill|a ", "|de}}"),
    "person": ("{{sortname|a ", "|b}}"),
    "names": ("{{Film name|hangul=a ", "}}"),
    "date": ("{{start date|a ", "}}"),
    "dates": ("{{film date|2001|1|1|a ", "}}"),
    "year": ("{{film date|a ", "}}"),
    "range": ("{{start and end dates|a ", "|1|1|b}}"),
    "list": ("{{ubl|x|y ", "}}"),
    "plain list": ("{{plainlist|\n* a ", "\n* b}}"),
    "collapsible list": ("{{collapsible list|title=a ", "|b}}"),
    "flow": ("{{cast listing|a ", "}}"),
    "hidden": ("{{hidden|a|b ", "}}"),
    "tracks": ("{{track listing|title1=a ", "|length1=b}}"),
    "infobox": ("{{Infobox film|name=a ", "|b=c}}"),
    "hatnote": ("{{main|a ", "}}"),
    "patterned hatnote": ("{{about|a ", "}}"),
    "quotation": ("{{quote|1=a ", "|author=b}}"),
    "quote box": ("{{quote box|quote=a ", "|source=b}}"),
    "pictures": ("{{multiple image|caption1=a ", "}}"),
    "citation": ("{{cite web|title=a ", "|author=b|url=c}}"),
    "footnote": ("{{efn|a ", "}}"),
    "named footnote": ("{{refn|name=x|a ", "}}"),
    "short footnote": ("{{sfn|a ", "}}"),
    "names of footnotes": ("{{r|a ", "}}"),
    "tag": ("{{#tag:ref|a ", "}}"),
    "condition": ("{{#if:a ", "|b|c}}"),
    "consequence": ("{{#if:x|b ", "|c}}"),
    "switch": ("{{#switch:a ", "|b=c|d}}"),
    "sum": ("{{#expr:a ", "}}"),
    "parameter": ("{{{a|b ", "}}}"),
    "reference": ("a<ref>b ", "</ref>"),
    "file": ("[[File:A.jpg|thumb|a ", "]]"),
    "link": ("[[a|b ", "]]"),
    "category": ("[[Category:a ", "]]"),
    "external link": ("[http://a b ", "]"),
    "variant": ("-{a ", "}-"),
    "table": ("\n{|\n| a ", "\n|}"),
    "HTML table": ("<table><tr><td>a ", "</td></tr></table>"),
    "HTML list": ("<ul><li>a ", "</li></ul>"),
    "element": ("<small>a ", "</small>"),
    "division": ("<div>a ", "</div>"),
    "poem": ("<poem>a ", "</poem>"),
    "gallery": ("<gallery>\nFile:x|a ", "</gallery>"),
    "award table": ("{{awards table}}\n|-\n| a ", "\n{{end}}"),
    "award row": ("{{FilmAwardStart}}{{FilmAward|ceremony=a ", "|award=b}}{{end}}"),
}
AROUND = ("unknown template", "quotation", "list", "table", "reference", "file", "hidden")
PAIRS = sorted({pair for first, second in product(AROUND, CONSTRUCTS) for pair in ((first, second), (second, first))})


class TooMuchWork(Exception):
    """More calls than expected."""


def read_counting(source: str, most: int = 1_000_000, options: Options | None = None) -> tuple[Document, int, int]:
    """The document, how many functions were called for it, and how deep the calls went."""
    calls = depth = deepest = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls, depth, deepest
        if event == "call":
            calls += 1
            depth += 1
            deepest = max(deepest, depth)
        elif event == "return":
            depth -= 1
        if calls > most:
            raise TooMuchWork(f"over {most} calls for {source[:100]!r}")

    before: Callable[..., object] | None = sys.getprofile()
    sys.setprofile(count)
    try:
        document = read_wikitext(source, options or Options())
    finally:
        sys.setprofile(before)
    return document, calls, deepest


def nested(names: tuple[str, ...], depth: int) -> str:
    before = "".join(CONSTRUCTS[name][0] for name in names)
    after = "".join(CONSTRUCTS[name][1] for name in reversed(names))
    return before * depth + "core" + after * depth


def check_growth(names: tuple[str, ...], depth: int, times: int) -> None:
    """Twice as deep: at most four times the work, for a mark is moved once a level. As deep but more often: linear."""
    _, calls, _ = read_counting(nested(names, depth))
    read_counting(nested(names, 2 * depth), 4 * calls + 500)
    read_counting((nested(names, depth) + "\n") * times, times * (calls * 6 // 5 + 200))


@pytest.mark.parametrize("name", CONSTRUCTS)
def test_work_of_one_construct_nested_in_itself(name: str) -> None:
    check_growth((name,), 5, 10)
    check_growth((name,), 30, 4)


@pytest.mark.parametrize("around", AROUND)
def test_work_of_two_constructs_nested_in_turn(around: str) -> None:
    for pair in PAIRS:
        if pair[0] == around:
            check_growth(pair, 6, 3)


@pytest.mark.parametrize("name", CONSTRUCTS)
def test_nesting_that_is_not_followed_stays_as_text(name: str) -> None:
    """Whatever the options say, much of Python's stack is left to the caller."""
    for around in ("table", "pattern", name):
        source = nested((name, around), 120)
        document, _, deepest = read_counting(source, options=Options(max_depth=100))
        assert deepest < 700
        assert read_wikitext(source, Options(max_depth=2)).format == document.format == "wikitext"


@pytest.mark.parametrize("name", ["nowrap", "list", "color", "link", "condition", "dates", "unknown template"])
def test_too_deep_is_an_issue(name: str) -> None:
    """One issue, and what is not followed stays as source."""
    document = read_wikitext("Lead " + nested((name,), 50))
    assert [issue.code for issue in document.issues if issue.code == "too-deep"] == ["too-deep"]
    (paragraph,) = (block for block in document.lead if isinstance(block, Paragraph))
    assert CONSTRUCTS[name][0].strip() + " core" in paragraph.text.value.replace("  ", " ")


@pytest.mark.parametrize("name", CONSTRUCTS)
def test_documents_are_shown_hashed_and_compared_in_a_bounded_time(name: str) -> None:
    """Each level of a template holds those inside it in its arguments and in its text."""
    small, large = (len(repr(read_wikitext(nested((name,), depth)))) for depth in (6, 12))
    assert large < 6 * small
    deep = nested((name,), 100)
    one, two = (read_wikitext(deep, Options(max_depth=100)) for _ in range(2))
    assert one == two
    assert hash(one) == hash(two)


@pytest.mark.parametrize("level", range(5))
def test_a_difference_at_any_depth_counts(level: int) -> None:
    starts = ["{{kite|a ", "{{lamp|b|c=", "{{kite|", "{{moth|d|e=", "{{tin|"]
    other = [*starts[:level], starts[level].replace("{{", "{{new "), *starts[level + 1 :]]
    one, two, three = (
        read_wikitext("Tin is " + "".join(each) + "x" + "}}" * 5).lead for each in (starts, starts, other)
    )
    assert one == two
    assert one != three


def test_templates_are_equal_by_what_they_hold_and_not_by_being_one_object() -> None:
    def template(*names: str) -> Template:
        """Each with the rest of them in its argument, and again in its text."""
        if not names:
            return Template("Q")
        first, second = (Text("x", templates=(TemplateMark(0, 1, template(*names[1:])),)) for _ in range(2))
        return Template(names[0], (Argument("1", first),), second)

    shared = Text("x", templates=(TemplateMark(0, 1, template("B", "C")),))
    one = Template("A", (Argument("1", shared),), shared)
    assert one == template("A", "B", "C")
    assert hash(one) == hash(template("A", "B", "C"))
    assert one != template("A", "B", "D")
    assert repr(one) == "Template(name='A', arguments={'1': 'x'}, text='x', span=None)"
