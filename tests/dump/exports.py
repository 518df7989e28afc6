"""Small invented exports of a wiki, in every packing."""

from __future__ import annotations

import bz2
import gzip
import lzma
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

ARTICLES = Path(__file__).parents[1] / "fixtures" / "articles"
FILMS = ("lanterns_of_oru", "monsoon_ledger", "the_glass_harbour")


@dataclass(frozen=True)
class Item:
    """A page to be written."""

    title: str
    text: str
    ns: int = 0
    id: int = 0
    redirect: str = ""
    revision: int = 0


def film_text(name: str) -> str:
    return (ARTICLES / f"{name}.wiki").read_text("utf-8")


def pages(films: int = 6) -> list[Item]:
    """Films among pages of other kinds."""
    out = []
    for i in range(films):
        name = FILMS[i % len(FILMS)]
        out += [
            Item(f"Town {i}", f"'''Town {i}''' is a town. A film was shot there: [[Film {i}]]." + " Rain." * 300),
            Item(f"{name.replace('_', ' ').title()} {i}", film_text(name)),
            Item(f"Old name {i}", f"#REDIRECT [[Film {i}]]", redirect=f"Film {i}"),
            Item(f"Talk:Film {i}", "{{Infobox film|name=No}}", ns=1),
            Item(f"{i}th Zembla Awards", "{{Infobox film awards\n| name = Zembla}} were given."),
        ]
    return [Item(p.title, p.text, p.ns, 10 + i, p.redirect, 1000 + i) for i, p in enumerate(out)]


HEAD = """<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.10/" version="0.10" xml:lang="en">
  <siteinfo>
    <sitename>Testopedia</sitename>
    <dbname>testwiki</dbname>
    <base>https://test.example/wiki/Main_Page</base>
    <namespaces>
      <namespace key="0" case="first-letter" />
      <namespace key="1" case="first-letter">Talk</namespace>
    </namespaces>
  </siteinfo>
"""
TAIL = "</mediawiki>\n"


def page_xml(page: Item) -> str:
    redirect = f'    <redirect title="{escape(page.redirect)}" />\n' if page.redirect else ""
    return f"""  <page>
    <title>{escape(page.title)}</title>
    <ns>{page.ns}</ns>
    <id>{page.id}</id>
{redirect}    <revision>
      <id>{page.revision}</id>
      <timestamp>2020-01-01T00:00:00Z</timestamp>
      <contributor><username>Ada</username><id>7</id></contributor>
      <text xml:space="preserve">{escape(page.text, {'"': "&quot;"})}</text>
    </revision>
  </page>
"""


def export_xml(items: Sequence[Item] | None = None) -> bytes:
    return (HEAD + "".join(map(page_xml, pages() if items is None else items)) + TAIL).encode()


def multistream(items: Sequence[Item], size: int = 3) -> bytes:
    """As Wikimedia packs: a stream for the head, one for each few pages, one for the tail."""
    xml = [page_xml(item) for item in items]
    groups = ["".join(xml[i : i + size]) for i in range(0, len(xml), size)]
    return b"".join(bz2.compress(part.encode()) for part in (HEAD, *groups, TAIL))


def chopped(data: bytes, size: int = 10_007) -> bytes:
    """As pbzip2 packs: streams that end anywhere."""
    return b"".join(bz2.compress(data[i : i + size]) for i in range(0, len(data), size))


def seven_zip(data: bytes, *, method: str = "lzma") -> bytes:
    """An archive of one file, by the description of the format."""
    size = 1 << 20
    if method == "lzma":
        chain = [{"id": lzma.FILTER_LZMA1, "dict_size": size, "lc": 3, "lp": 0, "pb": 2}]
        coder = b"\x23\x03\x01\x01\x05\x5d" + size.to_bytes(4, "little")
    else:
        chain = [{"id": lzma.FILTER_LZMA2, "dict_size": size}]
        coder = b"\x21\x21\x01" + bytes([16])
    packed = lzma.compress(data, lzma.FORMAT_RAW, filters=chain)
    checksum = b"\x0a\x01" + zlib.crc32(data).to_bytes(4, "little")
    streams = b"\x06\x00\x01\x09" + _number(len(packed)) + b"\x00"
    streams += b"\x07\x0b\x01\x00\x01" + coder + b"\x0c" + _number(len(data)) + checksum + b"\x00\x08\x00\x00"
    header = b"\x01\x04" + streams + b"\x00"
    start = (
        len(packed).to_bytes(8, "little") + len(header).to_bytes(8, "little") + zlib.crc32(header).to_bytes(4, "little")
    )
    return b"7z\xbc\xaf\x27\x1c\x00\x04" + zlib.crc32(start).to_bytes(4, "little") + start + packed + header


def _number(value: int) -> bytes:
    return b"\xf0" + value.to_bytes(4, "little")


def zst(data: bytes) -> bytes:
    from wikifilm.dump.zstd import zstd

    return bytes(zstd().compress(data))


PACKINGS: dict[str, Callable[[bytes, Sequence[Item]], bytes]] = {
    "plain.xml": lambda data, _: data,
    "single.xml.bz2": lambda data, _: bz2.compress(data),
    "multi.xml.bz2": lambda _, items: multistream(items),
    "chopped.xml.bz2": lambda data, _: chopped(data),
    "packed.xml.gz": lambda data, _: gzip.compress(data),
    "members.xml.gz": lambda data, _: gzip.compress(data[:5000]) + gzip.compress(data[5000:]),
    "packed.xml.zst": lambda data, _: zst(data),
    "packed.xml.xz": lambda data, _: lzma.compress(data),
    "lzma.xml.7z": lambda data, _: seven_zip(data),
    "lzma2.xml.7z": lambda data, _: seven_zip(data, method="lzma2"),
    "le.xml": lambda data, _: data.decode().encode("utf-16"),
    "be.xml.gz": lambda data, _: gzip.compress("\ufeff".encode("utf-16-be") + data.decode().encode("utf-16-be")),
}
