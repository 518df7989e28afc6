"""Write the sample dump: invented films and other pages of an invented wiki, packed as Wikimedia packs its dumps."""

import bz2
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).parents[1]
ARTICLES = ROOT / "tests" / "fixtures" / "articles"
TARGET = ROOT / "tests" / "fixtures" / "dump" / "sample-multistream.xml.bz2"

HEAD = """<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="en">
  <siteinfo>
    <sitename>Testopedia</sitename>
    <dbname>testwiki</dbname>
    <base>https://test.example/wiki/Main_Page</base>
    <generator>MediaWiki 1.43.0</generator>
    <case>first-letter</case>
    <namespaces>
      <namespace key="0" case="first-letter" />
      <namespace key="1" case="first-letter">Talk</namespace>
    </namespaces>
  </siteinfo>
"""
PAGE = """  <page>
    <title>{title}</title>
    <ns>{ns}</ns>
    <id>{id}</id>
{redirect}    <revision>
      <id>{revision}</id>
      <timestamp>2026-01-0{day}T00:00:00Z</timestamp>
      <contributor>
        <username>Ada</username>
        <id>7</id>
      </contributor>
      <model>wikitext</model>
      <format>text/x-wiki</format>
      <text bytes="{size}" xml:space="preserve">{text}</text>
    </revision>
  </page>
"""
FILMS = {
    "The Glass Harbour": "the_glass_harbour",
    "Lanterns of Oru": "lanterns_of_oru",
    "Monsoon Ledger": "monsoon_ledger",
}
OTHERS = {
    "Oru": "'''Oru''' is a town by the sea. The film ''[[Lanterns of Oru]]'' was shot there.",
    "Zembla Awards": "{{Infobox film awards\n| name = Zembla Awards\n}}\nThe '''Zembla Awards''' honour films.",
    "Glass Harbour": "#REDIRECT [[The Glass Harbour]]",
    "Talk:Monsoon Ledger": "Which ending is meant? {{Infobox film}} says nothing.",
}


def pages() -> list[str]:
    texts = {title: (ARTICLES / f"{name}.wiki").read_text("utf-8") for title, name in FILMS.items()}
    out = []
    for i, (title, text) in enumerate({**texts, **OTHERS}.items(), 1):
        target = "The Glass Harbour" if text.startswith("#REDIRECT") else ""
        redirect = f'    <redirect title="{target}" />\n' if target else ""
        facts = {
            "ns": int(title.startswith("Talk:")),
            "id": i,
            "revision": 100 + i,
            "day": i,
            "size": len(text.encode()),
        }
        out.append(PAGE.format(title=title, text=escape(text, {'"': "&quot;"}), redirect=redirect, **facts))
    return out


def sample() -> bytes:
    """A stream for the head, one for each two pages, one for the end."""
    found = pages()
    groups = ("".join(found[i : i + 2]) for i in range(0, len(found), 2))
    return b"".join(bz2.compress(part.encode()) for part in (HEAD, *groups, "</mediawiki>\n"))


if __name__ == "__main__":
    TARGET.write_bytes(sample())
