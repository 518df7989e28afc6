"""Whatever a caller hands over: one root of exceptions, with a message that says what to do."""

from __future__ import annotations

import io
import json
import pickle
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import bs4
import mwparserfromhell
import pytest

import wikifilm
from wikifilm import FilmArticle, Options, WikifilmError, from_json, iter_articles, parse_article, read_tables, to_json
from wikifilm import errors as all_errors
from wikifilm.errors import (
    InvalidArgument,
    InvalidJson,
    InvalidOption,
    InvalidSource,
    MissingExtra,
    SourceUnreadable,
    UnknownFormat,
)

Call = Callable[..., Any]
READERS: list[Call] = [parse_article, read_tables]


def fails(error: type[WikifilmError], builtin: type[Exception], says: str, call: Call, *args: Any, **more: Any) -> None:
    with pytest.raises(error, match=says) as caught:
        call(*args, **more)
    assert isinstance(caught.value, WikifilmError)
    assert isinstance(caught.value, builtin)


@pytest.mark.parametrize("source", [None, 5, 1.5, True, ["x"], ("x",), {"x": 1}, object(), int, iter("x")])
@pytest.mark.parametrize("call", READERS)
def test_no_source(call: Call, source: object) -> None:
    fails(InvalidSource, TypeError, "source must be str, bytes, a path", call, source)


@pytest.mark.parametrize("call", READERS)
def test_sources_of_which_nothing_is_left(call: Call) -> None:
    soup = bs4.BeautifulSoup("<div><p>Tin</p></div>", "html.parser")
    tag = soup.p
    assert tag is not None
    tag.decompose()
    fails(InvalidSource, TypeError, "was decomposed", call, tag)
    assert call(soup) is not None
    view = memoryview(b"Tin")
    view.release()
    fails(InvalidSource, TypeError, "was released", call, view)


class BytesPath:
    """A path of bytes, as `os.fsencode` makes them."""

    def __fspath__(self) -> bytes:
        return b"/no/such/file"


def test_paths_of_bytes() -> None:
    fails(SourceUnreadable, OSError, "can't read", parse_article, BytesPath())
    fails(InvalidSource, TypeError, "string or a path, not bytes", iter_articles, BytesPath())


def test_an_open_file_is_told_to_be_read() -> None:
    fails(InvalidSource, TypeError, r"what read\(\) gives", parse_article, io.StringIO("x"))


@pytest.mark.parametrize("format", ["", "HTML", "markdown", "htm", 5, ["html"], {}, b"html"])
@pytest.mark.parametrize("source", ["x", b"x", bs4.BeautifulSoup("<p>x", "html.parser")])
@pytest.mark.parametrize("call", READERS)
def test_no_format(call: Call, source: object, format: object) -> None:
    fails(UnknownFormat, ValueError, "'wikitext', 'html', 'text' or None", call, source, format=format)


@pytest.mark.parametrize("title", [5, b"x", ["x"], True])
def test_no_title(title: object) -> None:
    fails(InvalidArgument, TypeError, "title must be a string or None", parse_article, "x", title=title)


@pytest.mark.parametrize("options", [0, False, "", "x", {}, {"max_depth": 5}, Options])
@pytest.mark.parametrize("call", [*READERS, iter_articles])
def test_no_options(call: Call, options: object) -> None:
    fails(InvalidArgument, TypeError, r"wikifilm\.Options", call, "x", options=options)


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("restore_collapsed", [None, 1, "yes"]),
        ("min_confidence", [-0.1, 1.1, float("nan"), float("inf"), None, "0.5", True]),
        *((name, [0, -1, 1.5, None, "5", True]) for name in ("max_length", "max_depth", "max_slots")),
        ("max_depth", [101, 10**9]),
    ],
)
def test_options_out_of_range(name: str, values: list[object]) -> None:
    for value in values:
        fails(InvalidOption, ValueError, f"{name} must be .*, not {re.escape(repr(value))}", Options, **{name: value})


@pytest.mark.parametrize("name", ["missing.txt", "", "fold\0er", "x" * 5000])
@pytest.mark.parametrize("call", READERS)
def test_files_that_can_not_be_read(call: Call, name: str, tmp_path: Path) -> None:
    fails(SourceUnreadable, OSError, "can't read", call, tmp_path / name)


@pytest.mark.parametrize("name", ["", "a\0b", "/no/such/file.xml", "/no/such/*.xml"])
def test_dumps_that_can_not_be_read(name: str) -> None:
    fails(SourceUnreadable, OSError, "no |No such file", lambda: list(iter_articles(name)))


@pytest.mark.parametrize("path", [None, 5, b"x", ["x"]])
def test_no_path(path: object) -> None:
    fails(InvalidSource, TypeError, "path must be a string or a path", iter_articles, path)


@pytest.mark.parametrize(
    "magic", [b"\x1f\x8b", b"BZh9", b"PK\x03\x04", b"%PDF-1.7", b"\x89PNG\r\n", b"PAR1", b"\xff\xd8\xff"]
)
def test_binary_data(magic: bytes, tmp_path: Path) -> None:
    fails(SourceUnreadable, OSError, "not text; unpack or convert", parse_article, magic + b"abc")
    (tmp_path / "x").write_bytes(magic + b"abc")
    fails(SourceUnreadable, OSError, "not text; unpack or convert", parse_article, tmp_path / "x")
    fails(SourceUnreadable, OSError, "is binary", parse_article, bytes(range(256)))


def test_a_file_without_end_is_read_to_the_limit() -> None:
    endless = Path("/dev/zero")
    if not endless.exists():
        pytest.skip("no /dev/zero on this system")
    fails(SourceUnreadable, OSError, "is binary", parse_article, endless, options=Options(max_length=1000))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32", "utf-16-le"])
def test_no_more_of_a_file_is_read_than_counts(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(("tin " * 5000).encode(encoding))
    film = parse_article(path, options=Options(max_length=400))
    assert (film.source.length, film.source.truncated) == (400, True)
    assert film.lead == ("tin " * 100).strip()


@pytest.mark.parametrize(
    "empty", ["", b"", " ", "\n\n", "\ufeff", b"\xef\xbb\xbf", bs4.BeautifulSoup("", "html.parser")]
)
@pytest.mark.parametrize("format", [None, "wikitext", "html", "text"])
def test_nothing_gives_an_empty_film(empty: Any, format: str | None) -> None:
    film = parse_article(empty, format=format)
    assert (film.title, film.lead, film.sections, film.is_film) == ("", "", (), False)
    assert read_tables(empty, format=format) == []


def test_an_empty_file_gives_an_empty_film(tmp_path: Path) -> None:
    (tmp_path / "x").touch()
    assert parse_article(tmp_path / "x").sections == ()


def test_a_string_is_content_and_a_name_of_a_file_is_pointed_out() -> None:
    film = parse_article("films/my film.html")
    assert film.lead == "films/my film.html"
    assert [issue.code for issue in film.issues] == ["source-is-a-file-name"]
    assert parse_article("A film, not a file.").issues == ()


class Loud(str):
    """A string that acts otherwise than a string, as those of some template engines do."""

    __slots__ = ()

    def __str__(self) -> str:
        return "LOUD"

    def __getitem__(self, key: Any) -> str:
        return "LOUD"

    def __len__(self) -> int:
        return 1


@pytest.mark.parametrize("format", ["wikitext", "html", "text"])
def test_subclasses_of_str_are_read_as_str(format: str) -> None:
    text = "'''Tin''' is a 2001 film."
    film = parse_article(Loud(text), format=format, title=Loud("Tin"))
    assert film == parse_article(text, format=format, title="Tin")
    assert type(film.title) is str


@pytest.mark.parametrize("buffer", [bytearray, memoryview])
def test_all_kinds_of_bytes(buffer: Callable[[bytes], Any]) -> None:
    data = b"'''Tin''' is a 2001 film."
    assert parse_article(buffer(data)) == parse_article(data)


SURROGATES = [
    "'''T\ud800n''' is a 2001 film.\n== Cast\udfff ==\n* Una \ud83d as Moth\n{| class=x\udc00\n| a\ud800\n|}",
    (
        "<title>T\ud800n</title><p id='\ud800'>T\ud800n is a <i title='\udfff'>2001</i> film.</p>"
        "<h2>Cast\ud800</h2><ul><li>Una\ud800</ul>"
    ),
    "# T\ud800n\n\nT\ud800n is a 2001 film.\n\n## Cast\n\n- Una\ud800 as Moth\n\n|a|b|\n|---|---|\n|\ud800|1|\n",
]


@pytest.mark.parametrize("source", SURROGATES)
@pytest.mark.parametrize("format", [None, "wikitext", "html", "text"])
def test_lone_surrogates_become_the_replacement_character(source: str, format: str | None) -> None:
    film = parse_article(source, format=format, title="T\ud800n")
    assert from_json(to_json(film)) == film
    assert film == parse_article(re.sub("[\ud800-\udfff]", "\ufffd", source), format=format, title="T\ufffdn")


@pytest.mark.parametrize("source", SURROGATES)
def test_lone_surrogates_in_trees_of_the_caller(source: str) -> None:
    for tree in (bs4.BeautifulSoup(source, "html.parser"), mwparserfromhell.parse(source)):
        film = parse_article(tree)
        assert from_json(to_json(film)) == film


@pytest.mark.parametrize("value", [None, 5, [], {}, object()])
def test_json_of_no_text(value: object) -> None:
    fails(InvalidArgument, TypeError, "string or bytes", from_json, value)


BROKEN = [
    "", "{", "[]", "null", "5", '"x"', "{}",
    '{"title":5}', '{"title":"x","year":"MMI"}', "\ud800", '{"title":"\\ud800"}',
    "[" * 100_000, '{"title":"x","sections":' + '[{"level":2,"title":"","sections":' * 5_000,
    '{"title":"x","year":1e400}',
    '{"title":"x","year":' + "9" * 10_000 + "}", '{"title":"x","issues":[{}]}', b"\xff", b"\x00", b"\xff\xfe{\x00}\x00",
]  # fmt: skip


@pytest.mark.parametrize("text", BROKEN, ids=range(len(BROKEN)))
def test_broken_json(text: str | bytes) -> None:
    fails(InvalidJson, ValueError, "not the JSON of a film article", from_json, text)


@pytest.mark.parametrize("value", [object(), 1j, FilmArticle(title="\ud800")])
def test_values_that_json_does_not_know(value: object) -> None:
    fails(InvalidArgument, TypeError, "is no value of wikifilm's model", to_json, value)


@pytest.mark.parametrize("name", all_errors.__all__)
def test_errors_cross_processes(name: str) -> None:
    kind = getattr(all_errors, name)
    error = MissingExtra("tin", "lamp") if kind is MissingExtra else kind("what to do")
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 (our own)
    assert (type(again), str(again)) == (kind, str(error))
    assert issubclass(kind, WikifilmError)


def test_every_public_name_is_there_and_says_what_it_is() -> None:
    for name in wikifilm.__all__:
        assert getattr(wikifilm, name).__doc__, name
    assert json.loads(to_json(FilmArticle(title="Tin")))["title"] == "Tin"
