"""What SECURITY.md promises: archives that explode, names that leave, texts that are commands, and no way out."""

from __future__ import annotations

import bz2
import csv
import gzip
import io
import json
import lzma
import re
import sqlite3
import subprocess
import sys
import tarfile
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import closing, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

import pytest
from sevens import folder, number, seven

from wikifilm.cli import main
from wikifilm.dump.blocks import Source
from wikifilm.dump.escaped import page_text
from wikifilm.dump.job import Job
from wikifilm.dump.pages import Fault, Page
from wikifilm.dump.sources import cut_all, find_sources, packing_of, ratio, read_block
from wikifilm.dump.sources.mediawiki import cut_mediawiki
from wikifilm.dump.sources.unpack import unpack
from wikifilm.errors import DumpError

MEGABYTE = 1 << 20
PAGE = "<page><title>Tin</title><ns>0</ns><id>1</id><revision><id>2</id><text>{}</text></revision></page>"


def pages(path: Path, job: Job | None = None) -> list[Page | Fault]:
    job = job or Job()
    return [page for block in cut_all(find_sources([str(path)]), job) for page in read_block(block, job)]


# --- XML ------------------------------------------------------------------------------------------------------------


def laughs(levels: int = 30) -> str:
    entities = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10 if i else "ha"}">' for i in range(levels))
    return f'<?xml version="1.0"?><!DOCTYPE x [{entities}<!ENTITY file SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("entity", ["&l29;", "&file;", "&amp;l29;", "%remote;"])
def test_entities_of_a_document_type_are_never_resolved(entity: str) -> None:
    data = f"{laughs()}<mediawiki>{PAGE.format('a ' + entity + ' b')}</mediawiki>".encode()
    tracemalloc.start()
    blocks = cut_mediawiki(Source("x.xml", "mediawiki"), [data], Job(), None)
    [page] = [page for block in blocks for page in read_block(block, Job())]
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert isinstance(page, Page)
    assert page_text(page) == f"a {entity.replace('&amp;', '&')} b"
    assert most < MEGABYTE


def test_entities_of_a_document_type_in_html_are_never_resolved(tmp_path: Path) -> None:
    (tmp_path / "x.html").write_text(laughs() + "<html><p>Tin &l29; &file; is a 2001 film.")
    [line] = run(tmp_path / "x.html").stdout.splitlines()
    lead = json.loads(line)["lead"]
    assert lead.endswith("Tin &l29; &file; is a 2001 film.")
    assert len(lead) < 50


# --- archives -------------------------------------------------------------------------------------------------------


LZMA2 = b"\x21\x21\x01\x10"


def seven_bomb(size: int) -> bytes:
    packed = lzma.compress(bytes(size), lzma.FORMAT_RAW, filters=[{"id": lzma.FILTER_LZMA2, "dict_size": MEGABYTE}])
    return seven(b"\x01\x04" + folder(len(packed), size, coder=LZMA2) + b"\x00", packed)


def zstd_bomb(size: int) -> bytes:
    from wikifilm.dump.zstd import zstd

    return bytes(zstd().compress(bytes(size)))


BOMBS: dict[str, Callable[[int], bytes]] = {
    "bz2": lambda size: bz2.compress(bytes(size)),
    "gz": lambda size: gzip.compress(bytes(size)),
    "xz": lambda size: lzma.compress(bytes(size)),
    "zst": zstd_bomb,
    "7z": seven_bomb,
}


@pytest.mark.parametrize("packing", BOMBS)
def test_bombs_are_refused_in_little_memory(packing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ratio, "FREE", 4 * MEGABYTE)
    monkeypatch.setattr(ratio, "MOST", 500)
    data = BOMBS[packing](32 * MEGABYTE)
    assert packing_of(data[:8]) == packing
    sizes: list[int] = []
    tracemalloc.start()
    with pytest.raises(DumpError, match=r"times its size.*unpack it first"):
        sizes.extend(map(len, unpack(io.BytesIO(data), packing)))
    assert tracemalloc.get_traced_memory()[1] < 20 * MEGABYTE  # the window of xz alone has 8
    tracemalloc.stop()
    assert sum(sizes) <= max(4 * MEGABYTE, 500 * len(data))


@pytest.mark.parametrize("packing", BOMBS)
def test_what_is_dense_but_no_bomb_is_read(packing: str) -> None:
    data = BOMBS[packing](3 * MEGABYTE)
    assert sum(map(len, unpack(io.BytesIO(data), packing))) == 3 * MEGABYTE


def test_a_bomb_ends_its_source_with_a_clear_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ratio, "FREE", MEGABYTE)
    text = f"<mediawiki>{PAGE.format('x')}<page><title>Bomb</title><revision><text>".encode() + bytes(30 * MEGABYTE)
    (tmp_path / "x.xml.bz2").write_bytes(bz2.compress(text))
    found = pages(tmp_path / "x.xml.bz2")
    assert [page.title for page in found if isinstance(page, Page)] == ["Tin"]
    assert "times its size" in " ".join(page.reason for page in found if isinstance(page, Fault))


def itself() -> bytes:
    """A 7z directory that says of itself that it is packed, and where: here."""
    streams = b"\x17" + folder(0, 0)
    streams = b"\x17" + folder(len(streams), len(streams))
    return seven(streams, offset=0)


SEVENS = {
    "a directory that unpacks to itself": itself(),
    "a directory of many gigabytes": seven(b"\x17" + folder(10, 1 << 40), b"0123456789"),
    "a directory without a folder": seven(b"\x17\x06\x00\x00\x00\x00"),
    "a dictionary of 4 GB": seven(b"\x01\x04" + folder(5, 5, coder=b"\x21\x21\x01\x28") + b"\x00", b"01234"),
    "a place behind all files": seven(b"\x01\x04" + folder(5, 5, at=(1 << 64) - 99) + b"\x00", b"01234"),
    "a head behind all files": seven(b"\x01\x04" + folder(5, 5) + b"\x00", b"01234", offset=(1 << 64) - 1),
    "a million folders": seven(b"\x01\x04\x06\x00" + number(1_000_000) + b"\x00"),
}


@pytest.mark.parametrize("data", SEVENS.values(), ids=SEVENS)
def test_broken_7z_directories(data: bytes) -> None:
    tracemalloc.start()
    with pytest.raises(DumpError, match="7z"):
        list(unpack(io.BytesIO(data), "7z"))
    assert tracemalloc.get_traced_memory()[1] < 4 * MEGABYTE
    tracemalloc.stop()


def test_names_in_a_7z_lead_nowhere(tmp_path: Path) -> None:
    body = f"<mediawiki>{PAGE.format('x')}</mediawiki>".encode()
    names = b"\x00" + "../evil.xml\0".encode("utf-16-le")
    files = b"\x05\x01\x11" + number(len(names)) + names + b"\x00"
    (tmp_path / "inside").mkdir()
    path = tmp_path / "inside" / "x.xml.7z"
    path.write_bytes(seven(b"\x01\x04" + folder(len(body), len(body)) + b"\x00" + files + b"\x00", body))
    before = sorted(tmp_path.rglob("*"))
    assert [page.title for page in pages(path) if isinstance(page, Page)] == ["Tin"]
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    """A folder that holds itself has an end, and what lies elsewhere is not read with it."""
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    for place in (inside, outside):
        place.mkdir()
        (place / f"{place.name}.html").write_text("<p>Tin")
    (inside / "again").symlink_to(inside)
    (inside / "elsewhere").symlink_to(outside)
    (inside / "broken.html").symlink_to(tmp_path / "missing")
    assert [Path(source.path).name for source in find_sources([str(inside)])] == ["inside.html"]


def tar_of(*entries: tuple[str, bytes, bytes, str]) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        for name, kind, content, target in entries:
            member = tarfile.TarInfo(name)
            member.type, member.size, member.linkname = kind, len(content), target
            archive.addfile(member, io.BytesIO(content))
    return file.getvalue()


def test_names_and_links_of_a_tar_lead_nowhere(tmp_path: Path) -> None:
    inside, outside = tmp_path / "inside", tmp_path / "secret.html"
    inside.mkdir()
    outside.write_text("<p>secret")
    (inside / "x.tar").write_bytes(
        tar_of(
            ("../evil.html", tarfile.REGTYPE, b"<p>Tin", ""),
            (str(tmp_path / "absolute.html"), tarfile.REGTYPE, b"<p>Tin", ""),
            ("symbolic.html", tarfile.SYMTYPE, b"", str(outside)),
            ("hard.html", tarfile.LNKTYPE, b"", "../secret.html"),
            ("device.html", tarfile.CHRTYPE, b"", ""),
            ("pipe.html", tarfile.FIFOTYPE, b"", ""),
        )
    )
    before = sorted(tmp_path.rglob("*"))
    found = pages(inside / "x.tar")
    assert [page.content for page in found if isinstance(page, Page)] == [b"<p>Tin", b"<p>Tin"]
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("kind", [tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK])
def test_a_tar_with_a_name_of_gigabytes(kind: bytes, tmp_path: Path) -> None:
    member = tarfile.TarInfo("x")
    member.type, member.size = kind, 8 << 30
    good = tar_of(("a.html", tarfile.REGTYPE, b"<p>Tin", "")).rstrip(b"\0")
    good += bytes(-len(good) % 512)
    (tmp_path / "x.tar").write_bytes(good + member.tobuf(tarfile.GNU_FORMAT) + bytes(MEGABYTE))
    page, fault = pages(tmp_path / "x.tar")
    assert isinstance(page, Page)
    assert isinstance(fault, Fault)
    assert "claim to have 8,589,934,592 bytes" in fault.reason


# --- what others do with our output ---------------------------------------------------------------------------------

TITLES = [
    '=HYPERLINK("http://evil.example","Tin")',
    "@SUM(1+1)*cmd|'/c calc'!A0",
    "+1+1",
    "-2+3",
    "'=1+1",
    "Robert'); DROP TABLE films;--",
    '"; DELETE FROM films; --',
    "\x1b]0;evil\x07\x1b[2J\x9b31m\u202eTin\x7f",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
]


class Ended(NamedTuple):
    """What a run of the command left."""

    code: object
    stdout: str
    stderr: str


def run(*arguments: str | Path) -> Ended:
    """The command, in this process and without workers."""
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        patch.setattr(sys, "argv", ["wikifilm-dump", "-j", "0", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
    out.flush()
    return Ended(ended.value.code, out.buffer.getvalue().decode(), err.getvalue())


@pytest.fixture(scope="module")
def films(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("films") / "films.jsonl"
    lines = (
        json.dumps(
            {
                "title": title,
                "text": f"'''{title}''' is a 2001 film.\n== Cast ==\n* {title} as {title}\n== Awards ==\n"
                "{| class=wikitable\n! Award !! Category !! Result\n"
                f"|-\n| <nowiki>{title}</nowiki> || A || Won\n|}}\n",
            }
        )
        for title in TITLES
    )
    path.write_text("\n".join(lines))
    return path


def test_no_cell_of_csv_is_a_formula(films: Path, tmp_path: Path) -> None:
    assert run(films, "-o", tmp_path / "out.csv", "--all-pages").code in (0, None)
    cells = [cell for row in rows(tmp_path / "out.csv") for cell in row]
    assert not [cell for cell in cells if re.match(r"[=+@\t\r-]", cell) and not re.fullmatch(r"-?\d+(\.\d+)?", cell)]
    back = {re.sub(r"^'(?='*[-=+@\t\r])", "", cell) for cell in cells}
    assert back >= set(TITLES[:5])


def rows(folder: Path) -> Iterator[list[str]]:
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            yield from csv.reader(file)


def test_sql_in_titles_stays_text(films: Path, tmp_path: Path) -> None:
    assert run(films, "-o", tmp_path / "out.sqlite", "--all-pages").code in (0, None)
    with closing(sqlite3.connect(tmp_path / "out.sqlite")) as database:
        titles = {title for (title,) in database.execute("SELECT title FROM films")}
    assert len(titles) == len(TITLES)
    assert titles >= set(TITLES[5:7])


def test_sql_in_titles_stays_text_in_duckdb(films: Path, tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    assert run(films, "-o", tmp_path / "it's; DROP.duckdb", "--all-pages").code in (0, None)
    with duckdb.connect(str(tmp_path / "it's; DROP.duckdb"), read_only=True) as database:
        titles = {title for (title,) in database.execute("SELECT title FROM films").fetchall()}
    assert titles >= set(TITLES[5:7])


STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def test_nothing_steers_the_terminal(films: Path, tmp_path: Path) -> None:
    shown = run(films, "--view", "--all-pages")
    assert "evil" in shown.stdout
    assert not STEERING.search(shown.stdout + shown.stderr)
    broken = tmp_path / "broken.jsonl"
    broken.write_text(json.dumps({"title": TITLES[7], "text": "x" * 5000}) + "\n")
    shown = run(broken, "--page-bytes", "1000", "-o", tmp_path / "out.jsonl")
    assert "page" in shown.stderr
    assert not STEERING.search(shown.stdout + shown.stderr)


def test_a_report_holds_no_script_of_a_title(films: Path, tmp_path: Path) -> None:
    run(films, "--report", tmp_path / "report.html", "--all-pages")
    report = (tmp_path / "report.html").read_text("utf-8")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in report
    assert "<script>alert(1)" not in report
    assert "<img src=x" not in report
    assert not STEERING.search(report)


# --- no way out -----------------------------------------------------------------------------------------------------

WATCHED = """
import sys
forbidden = ("socket", "urllib", "http", "ftplib", "smtplib", "subprocess", "os.system", "os.exec", "os.posix_spawn",
             "pickle.find_class", "marshal.loads", "webbrowser", "ctypes.dlopen")
armed = seen = False
def watch(event, arguments):
    if not armed:
        return
    if event.startswith(forbidden):
        sys.stderr.write(f"FORBIDDEN {event} {arguments!r}\\n")
    if event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+"):
        sys.stderr.write(f"WRITES {arguments!r}\\n")
    if event == "open" and "passwd" in str(arguments[0]):
        sys.stderr.write(f"READS {arguments!r}\\n")
import wikifilm
from pathlib import Path
from typing import NamedTuple
sources = [Path(name).read_bytes() for name in sys.argv[1:]]
for form in ("wikitext", "html", "text"):
    wikifilm.parse_article("warm up", format=form)
wikifilm.read_tables("| A | B |\\n|---|---|\\n| x | y |\\n| z |", format="text")  # imports what guesses
sys.addaudithook(watch)
armed = True
for source in sources:
    for form in (None, "wikitext", "html", "text"):
        wikifilm.from_json(wikifilm.to_json(wikifilm.parse_article(source, format=form)))
        wikifilm.read_tables(source, format=form)
"""
CALLS_HOME = (
    '<!DOCTYPE html SYSTEM "http://evil.example/x.dtd"><?xml-stylesheet href="http://evil.example/x.xsl"?><html>'
    '<head><base href="http://evil.example/"><link rel=canonical href="http://evil.example/wiki/Tin">'
    '<script src="http://evil.example/x.js"></script><style>@import "http://evil.example/x.css"</style></head>'
    '<body><img src="http://evil.example/x.png"><iframe src="file:///etc/passwd"></iframe>'
    '<xi:include href="file:///etc/passwd"/>{{#invoke:os|execute|id}} {{:file:///etc/passwd}} {{subst:x}} '
    "[[File:http://evil.example/x.png]] [http://evil.example/ x] ![x](http://evil.example/x.png) <p>Tin is a 2001 film."
)


def test_nothing_is_fetched_started_written_or_unpickled(tmp_path: Path) -> None:
    articles = Path(__file__).parents[1] / "fixtures" / "articles"
    names = [str(path) for path in sorted(articles.iterdir()) if path.suffix in (".wiki", ".html", ".txt")]
    (tmp_path / "x.html").write_text(CALLS_HOME)
    assert len(names) > 10
    result = subprocess.run(
        [sys.executable, "-c", WATCHED, *names, str(tmp_path / "x.html")], capture_output=True, text=True, check=False
    )
    assert (result.returncode, result.stderr) == (0, "")


WATCHED_DUMP = """
import sys
from wikifilm.cli import main
from pathlib import Path
folder = sys.argv[1]
forbidden = ("socket.connect", "socket.bind", "socket.getaddrinfo", "urllib", "http", "subprocess", "os.system",
             "os.exec", "os.posix_spawn", "os.fork", "pickle.find_class", "webbrowser")
def watch(event, arguments):
    if event.startswith(forbidden):
        sys.stderr.write(f"FORBIDDEN {event} {arguments!r}\\n")
    if event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+"):
        if not str(arguments[0]).startswith(folder) and "__pycache__" not in str(arguments[0]):
            sys.stderr.write(f"WRITES {arguments!r}\\n")
sys.addaudithook(watch)
sys.argv = ["wikifilm-dump", "-j", "0", folder + "/in", "--all-pages", *sys.argv[2:]]
main()
"""


@pytest.mark.parametrize(
    "output", [("--view",), ("--report", "{}/r.html"), *(("-o", "{}/o." + kind) for kind in ("jsonl", "csv", "sqlite"))]
)
def test_a_run_over_a_folder_fetches_and_starts_nothing(output: tuple[str, ...], tmp_path: Path) -> None:
    """Without workers; a worker is a process of Python's own."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "x.html").write_text(CALLS_HOME)
    export = f"<mediawiki>{PAGE.format('[[File:http://evil.example/x.png]]')}</mediawiki>"
    (tmp_path / "in" / "x.xml").write_text(export)
    (tmp_path / "in" / "y.txt").write_text(laughs() + export)
    command = [sys.executable, "-c", WATCHED_DUMP, str(tmp_path), *(word.format(tmp_path) for word in output)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0
    assert not re.search("FORBIDDEN|WRITES", result.stderr), result.stderr


def test_no_module_imports_what_could_run_or_fetch_anything() -> None:
    words = r"pickle|marshal|shelve|socket|urllib\.request|http|requests|httpx|subprocess|ctypes|xml|pty|telnetlib"
    banned = re.compile(rf"^\s*(?:import|from)\s+(?:{words})\b|\b(?:eval|exec|__import__|compile)\(", re.MULTILINE)
    source = Path(__file__).parents[2] / "src"
    found = {
        path.name: hit[0]
        for path in source.rglob("*.py")
        for hit in [banned.search(path.read_text("utf-8").replace("re.compile(", ""))]
        if hit
    }
    assert found == {}
