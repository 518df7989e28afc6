"""A source, and the blocks that it is cut into. A block is the unit of work, of order and of resuming."""

from __future__ import annotations

from dataclasses import dataclass

from wikifilm.dump.pages import UNKNOWN, Site

__all__ = ["STDIN", "Block", "Source"]

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """One file, or standard input, and what it holds."""

    path: str
    """As the user gave it; "-" is standard input."""
    kind: str
    """"article", "mediawiki", "records" (JSON Lines, Enterprise), "parquet" or "warc"."""
    packing: str = ""
    """"", "bz2", "gz", "zst", "7z"; with "tar+" before it, a tar archive of such files."""
    size: int = 0
    """Bytes of the file as it lies on the disk; 0 if unknown."""
    encoding: str = "utf-8"
    site: Site = UNKNOWN

    @property
    def name(self) -> str:
        """The path for people and records; bytes of it that are no UTF-8 are escaped."""
        return self.path.encode("utf-8", "backslashreplace").decode("utf-8")


@dataclass(frozen=True, slots=True)
class Block:
    """Part of a source that a worker reads by itself."""

    source: Source
    start: int = 0
    """Byte of the file where it begins."""
    end: int = 0
    """Where it ends, and how far the file is done after it."""
    data: bytes | None = None
    """Whole pages or lines, unpacked, where the source can't be entered in the middle."""
    fault: str | None = None
    """The source broke after `data`; why."""
    part: int = 0
    """Number of the part where parts are counted (row groups of Parquet)."""
    before: int = 0
    """Bytes of the sources ahead of this one."""

    @property
    def done(self) -> int:
        """Bytes of all sources that are done with this block."""
        return self.before + self.end
