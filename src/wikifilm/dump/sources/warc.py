"""Web archives: WARC with the HTML of pages, WET with their text (ISO 28500, WARC 1.0 and 1.1)."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator

from wikifilm.dump.blocks import Block, Source
from wikifilm.dump.job import Job
from wikifilm.dump.pages import Fault, Page
from wikifilm.dump.sources.serial import serial_blocks
from wikifilm.dump.sources.unpack import Packed

__all__ = ["WarcBuffer", "cut_warc", "read_warc"]

_HEAD_END = b"\r\n\r\n"
_MOST_HEAD = 100_000
_FIELD = re.compile(rb"^([\w-]{1,60}):[ \t]{0,20}([^\r\n]{0,4000})", re.MULTILINE)
_LENGTH = re.compile(rb"^content-length:[ \t]{0,20}(\d{1,18})", re.MULTILINE | re.IGNORECASE)
_STATUS = re.compile(rb"HTTP/[\d.]{1,5} (\d{3})")
_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8})[^\r\n]{0,200}\r\n")


class WarcBuffer:
    """Cuts behind whole records, and drops those of more than `limit` bytes."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._rest = b""
        self._wanted = 0
        """Bytes that must be there before another record can be whole."""
        self._drop = 0
        """Bytes of a record over the limit that are still to come."""

    def feed(self, data: bytes) -> bytes:
        """All records that are whole by now."""
        if self._drop:
            dropped = min(self._drop, len(data))
            self._drop -= dropped
            data = data[dropped:]
        self._rest += data
        if len(self._rest) < self._wanted:
            return b""
        at, out = 0, []
        while (size := _record_size(self._rest, at)) is not None:
            if size > self._limit:
                self._drop = max(0, at + size - len(self._rest))
                out.append(self._rest[:at])
                self._rest, at = self._rest[at + size :], 0
            elif at + size > len(self._rest):
                break
            else:
                at += size
        out.append(self._rest[:at])
        self._rest = self._rest[at:]
        if size is None and len(self._rest) > _MOST_HEAD:
            # No head within reach: something is broken here; go on at the next record.
            self._rest = self._rest[max(self._rest.find(b"WARC/1.", 1), 0) or _MOST_HEAD :]
        self._wanted = size or 0
        return b"".join(out)

    def close(self) -> bytes:
        """A record that was cut."""
        out, self._rest = self._rest, b""
        return out


def _record_size(data: bytes, at: int) -> int | None:
    """Bytes of the record that begins there, with the empty lines behind it; None if its head isn't whole."""
    end = data.find(_HEAD_END, at, at + _MOST_HEAD)
    if end < 0:
        return None
    found = _LENGTH.search(data, at, end)
    return end - at + len(_HEAD_END) + (int(found[1]) if found else 0) + len(_HEAD_END)


def cut_warc(source: Source, pieces: Iterable[bytes], job: Job, file: Packed | None) -> Iterator[Block]:
    """Blocks of whole records."""
    return serial_blocks(source, pieces, WarcBuffer(4 * job.page_bytes), file)


def read_warc(block: Block, _: Job) -> Iterator[Page | Fault]:
    """The pages of a block: responses with HTML, conversions with text. All other records are none."""
    data, at = block.data or b"", 0
    while (size := _record_size(data, at)) is not None:
        head_end = data.find(_HEAD_END, at)
        fields = _fields(data[at:head_end])
        body = data[head_end + len(_HEAD_END) : at + size - len(_HEAD_END)]
        page = _page(fields, body)
        if page is not None and at + size - len(_HEAD_END) > len(data):
            page = Fault("the record has no end", "broken-page", fields.get("warc-target-uri"), counts=True)
        if page is not None:
            yield page
        at += size
    if block.fault:
        yield Fault(block.fault)


def _fields(head: bytes) -> dict[str, str]:
    return {name.decode().lower(): value.decode("utf-8", "replace").strip() for name, value in _FIELD.findall(head)}


def _page(fields: dict[str, str], body: bytes) -> Page | Fault | None:
    kind, url = fields.get("warc-type"), fields.get("warc-target-uri", "").strip("<>")
    if kind == "conversion":
        return Page(None, body, "text", url=url or None)
    if kind not in ("response", "resource"):
        return None
    if kind == "response":
        head, _, body = body.partition(_HEAD_END)
        status = _STATUS.match(head)
        if status is None or status[1] != b"200":
            return None
        fields = _fields(head)
        try:
            body = _decoded(fields, body)
        except (zlib.error, ValueError) as error:
            return Fault(f"the response can't be unpacked: {error}", "broken-page", url, counts=True)
    return Page(None, body, "html", url=url or None) if "html" in fields.get("content-type", "").lower() else None


def _decoded(fields: dict[str, str], body: bytes) -> bytes:
    """Without the transfer's chunks and the content's packing (RFC 9112, section 7.1; RFC 9110, section 8.4)."""
    if "chunked" in fields.get("transfer-encoding", "").lower():
        body = b"".join(_chunks(body))
    packing = fields.get("content-encoding", "identity").lower()
    if packing in ("gzip", "x-gzip", "deflate") and body[:1] in b"\x1f\x78":
        return zlib.decompressobj(47).decompress(body, 256 << 20)
    if packing not in ("identity", "", "gzip", "x-gzip", "deflate", "utf-8"):
        raise ValueError(f"it is packed by {packing}")
    return body


def _chunks(body: bytes) -> Iterator[bytes]:
    at = 0
    while found := _CHUNK.match(body, at):
        size = int(found[1], 16)
        if not size:
            return
        yield body[found.end() : found.end() + size]
        at = found.end() + size + 2
    if not at:
        yield body  # archives often keep the header after they joined the chunks
