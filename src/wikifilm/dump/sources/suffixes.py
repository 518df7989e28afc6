"""What the end of a file's name says: the form of an article, the kind of a dump, how it is packed."""

from __future__ import annotations

from pathlib import Path

__all__ = ["FORMATS", "SUFFIXES", "kind_by_name"]

FORMATS = {
    ".wiki": "wikitext",
    ".wikitext": "wikitext",
    ".mediawiki": "wikitext",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".txt": None,
    ".text": None,
    ".md": "text",
    ".markdown": "text",
}
"""What a suffix says about the form of an article; a `.txt` may hold any."""
_KINDS = {
    ".xml": "mediawiki",
    ".warc": "warc",
    ".wet": "warc",
    ".tar": "tar",
    ".tgz": "tar",
    ".jsonl": "records",
    ".ndjson": "records",
    ".parquet": "parquet",
}
_PACKED = {".bz2", ".gz", ".zst", ".xz", ".7z"}
SUFFIXES = FORMATS.keys() | _KINDS.keys() | _PACKED
"""Files of a folder that end otherwise are no sources."""


def kind_by_name(path: Path) -> str:
    """The kind of source that a name speaks of; "article" where it speaks of no other."""
    suffixes = [suffix.lower() for suffix in path.suffixes]
    if not FORMATS.keys().isdisjoint(suffixes):
        return "article"
    return next((_KINDS[suffix] for suffix in suffixes if suffix in _KINDS), "article")
