"""Ways that are shorter lead to the same place: whole links, templates and citations read at once, or step by step."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wikifilm.document import Text
from wikifilm.readers import read_wikitext
from wikifilm.readers.wikitext import context, pair_tags, writer
from wikifilm.readers.wikitext import scan as scanner
from wikifilm.readers.wikitext.arguments import borders
from wikifilm.readers.wikitext.nodes import DEAD, Node
from wikifilm.readers.wikitext.runs import WHOLE_TEMPLATE

# What makes one token of a whole link, and of a whole template.
WHOLE = (r"(?:[^|\[\]{}<>\n_]*+(?:\|[^|\[\]{}<>\n_]*+)?\]\][a-zà-ÿ]*+)?", WHOLE_TEMPLATE + "|")
NOTHING = re.compile(r"(?!)")
PIECES = [
    *"[[ ]] [[a]] [[a|b]]s [[File:a|thumb]] [[de:a]] [ ] [http://a { } {{ }} {{{ }}} {{a}} {{a|b=c}} {{!}}".split(),
    *"{{(!}} {{!)}} {| |} |- | || = - -{ }- _ __TOC__ __A__ : * <ref> </ref> <ref/> <br> <!-- --> <nowiki>".split(),
    *"</nowiki> <table> </table> <td> a é ' '' ''' &amp; http://x".split(),
    *("\n", "\n{|", "\n|}", "\n|", " "),
]
VALUES = st.text("ab .,'&;:*#=/\n\té", max_size=8) | st.sampled_from(
    ["a  b", "''a''", "&amp;", "http://b.example/?a=b", "* a", " 2001 ", "[[a]]", "{{b|c}}"]
)
NAMES = st.sampled_from(
    "author author1 vauthors last first last1 first1 last2 first2 author2 title url work website date year publisher "
    "chapter 1 2 name trans-title".split()
)


@pytest.fixture(scope="module")
def step_by_step() -> re.Pattern[str]:
    """The tokens, none of them whole."""
    pattern = scanner.TOKEN.pattern
    for part in WHOLE:
        assert pattern.count(part) == 1
        pattern = pattern.replace(part, "")
    return re.compile(pattern)


def shape(source: str, node: Node) -> tuple[object, ...]:
    pipes = borders(source, node) if node.kind != DEAD else []
    return node.kind, node.start, node.open, node.close, node.end, node.after, pipes


@given(source=st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
@example("[[[a]]]] {{{{a}}}}} {{a|__TOC__|[[b]]}}")
@example("<ref name=a>{{b|c|[[d|e]]}}</ref> <ref>f [[g]] | h</REF ><ref>{{i}} j</ref><ref>{{k}}__L__</ref>")
@example("{{a|[[b|c]]d|e=[[f]]|{{g|h}}}}")
@example("{{a\n|}} [[a_b|c]]d [[Category:a|b]]c")
def test_tokens_that_are_whole_constructs(step_by_step: re.Pattern[str], source: str) -> None:
    found = scanner.scan(source)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scanner, "TOKEN", step_by_step)
        patch.setattr(pair_tags, "NOTE", NOTHING)
        slow = scanner.scan(source)
    assert [shape(source, node) for node in found.nodes] == [shape(source, node) for node in slow.nodes]
    assert found.faults == slow.faults


RUN = "[[a]] [[a|b]]s [[A|''c'']] [[ a ]] [[a|]] [[|a]] [[]] [[ ]] '' ''' ''''' '''''' '''' &amp; http://x a é".split()
BETWEEN = [" ", "  ", "\n", "\t", "<ref/>", "<br>", "{{nowrap|", "}}"]


@given(source=st.lists(st.sampled_from([*RUN, *BETWEEN]), max_size=14).map("".join))
@example("''[[a]] b'' c <br>''d''\n''e'' '''[[f|g]]''' h")
def test_a_run_read_at_once(source: str) -> None:
    found = read_wikitext(source)
    with pytest.MonkeyPatch.context() as patch:
        for module in (context, writer):
            patch.setattr(module, "read_run", lambda _text, _start=0: None)
        assert read_wikitext(source) == found


def footnote(source: str) -> Text:
    (reference,) = read_wikitext(source).references
    return reference.text


@given(arguments=st.lists(st.tuples(NAMES, VALUES) | VALUES, max_size=8))
@example([("title", "''a'' b"), ("url", "http://c.example/?d=1&e=2"), ("date", " 1  May "), "http://f.example/?g=h"])
def test_a_citation_that_is_the_whole_footnote(arguments: list[tuple[str, str] | str]) -> None:
    call = "|".join(one if isinstance(one, str) else "=".join(one) for one in arguments)
    assert footnote(f"<ref>{{{{cite web|{call}}}}}</ref>") == footnote(f"<ref> {{{{cite web|{call}}}}}</ref>")
