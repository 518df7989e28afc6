"""Pages of a MediaWiki XML export, found by searching bytes.

In an export `<` stands nowhere but in tags (text is escaped), so tags can be searched for. That is many times
as fast as an XML parser, and a broken page harms no other. Works for export formats 0.3 to 0.11; unknown tags are
passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wikifilm.dump.escaped import unescape
from wikifilm.dump.pages import Fault, Page, Site
from wikifilm.dump.redirects import redirect_target

__all__ = ["PageBuffer", "read_head", "read_pages"]

PAGE, PAGE_END = b"<page>", b"</page>"
_REVISION, _REVISION_END = b"<revision>", b"</revision>"
_TEXT_END = b"</text>"

# All up to the revision's number, as MediaWiki writes it.
_USUAL = re.compile(
    rb"<page>\s*<title>([^<]*)</title>\s*<ns>(-?\d{1,6})</ns>\s*<id>(\d{1,20})</id>\s*"
    rb'(?:<redirect title="([^"<]*)"\s?/>\s*)?(?:<restrictions>[^<]*</restrictions>\s*)?'
    rb"<revision>\s*<id>(\d{1,20})</id>"
)
_REVISION_FIELDS = 20_000
"""Bytes that a revision's other fields (comment, contributor …) take at most in the usual case."""
# The head of a page in the order in which MediaWiki writes it; `_field` reads any other order.
_HEAD = re.compile(rb"<page>\s*<title>([^<]*)</title>\s*<ns>(-?\d{1,6})</ns>\s*<id>(\d{1,20})</id>")
_REVISION_HEAD = re.compile(rb"<revision>\s*<id>(\d{1,20})</id>")
_REDIRECT = re.compile(rb'<redirect title="([^"]*)"')
_TIME = re.compile(rb"<timestamp>([^<]{1,40})</timestamp>")
_TOO_LARGE = b' too-large="yes"/>'


class PageBuffer:
    """Cuts a stream of bytes behind whole pages, and holds no more than about `limit` bytes.

    A page with a long history outgrows the limit; of its revisions only the latest is kept then. One text that outgrows
    it is dropped, and the page says so.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._rest = b""
        self._dropping = False
        self._dropped_tail = b""

    def feed(self, data: bytes) -> bytes:
        """All pages that are whole by now."""
        if self._dropping:
            data = self._drop(data)
        cut = data.rfind(PAGE_END)
        if cut >= 0:  # copied once, for a dump has many of these
            cut += len(PAGE_END)
            whole = b"".join((self._rest, memoryview(data)[:cut]))
            self._rest = data[cut:]
            return whole
        overlap = len(self._rest) - len(PAGE_END)
        joined = self._rest + data
        cut = joined.rfind(PAGE_END, max(0, overlap))
        if cut >= 0:
            cut += len(PAGE_END)
            self._rest = joined[cut:]
            return joined[:cut]
        self._rest = joined
        if len(joined) > self._limit:
            self._shrink()
        return b""

    def close(self) -> bytes:
        """What is left: the beginning of a page if the stream was cut, else the end of the document."""
        rest, self._rest = self._rest, b""
        return rest

    @property
    def may_be_open(self) -> bool:
        """A page has begun and not ended, or the first bytes of its tag are there."""
        return PAGE in self._rest or any(self._rest.endswith(PAGE[:size]) for size in range(1, len(PAGE)))

    def finish(self, data: bytes) -> tuple[bytes, bool]:
        """Read on behind the end of a block: no more than the page that is open. The page, and whether that is all."""
        if self._dropping:
            data = self._drop(data)
        before = len(self._rest)
        self._rest += data
        start = self._rest.find(PAGE)
        if start < 0 or start >= before:
            return b"", True  # what looked like the beginning of a page was none
        end = self._rest.find(PAGE_END, max(start, before - len(PAGE_END)))
        following = self._rest.find(PAGE, max(start + 1, before - len(PAGE)))
        if following >= 0 and not 0 <= end < following:
            return self._rest[:following], True
        if end >= 0:
            return self._rest[: end + len(PAGE_END)], True
        if len(self._rest) > self._limit:
            self._shrink()
        return b"", False

    def _shrink(self) -> None:
        rest = self._rest[max(0, self._rest.find(PAGE)) :]
        first, last = rest.find(_REVISION), rest.rfind(_REVISION_END)
        if 0 <= first < last:
            last += len(_REVISION_END)
            rest = rest[:first] + _latest(rest, first, last) + rest[last:]
        if len(rest) > self._limit:
            text = rest.rfind(b"<text")
            self._dropping = True
            rest = rest[: text if text >= 0 else 1000]
            if text >= 0:
                rest += b"<text" + _TOO_LARGE
        self._rest = rest

    def _drop(self, data: bytes) -> bytes:
        """Pass over the rest of a text; a page's end ends it too, if that comes first."""
        data = self._dropped_tail + data
        ends = [(at, sign) for sign in (_TEXT_END, PAGE_END) if (at := data.find(sign)) >= 0]
        if not ends:
            self._dropped_tail = data[-len(PAGE_END) :]
            return b""
        self._dropping, self._dropped_tail = False, b""
        at, sign = min(ends)
        return data[at if sign is PAGE_END else at + len(sign) :]


def _latest(page: bytes, first: int, end: int) -> bytes:
    """The revision with the latest timestamp; of equal ones the last."""
    best, best_time = b"", b""
    while 0 <= first < end:
        stop = page.find(_REVISION_END, first, end)
        if stop < 0:
            break
        stop += len(_REVISION_END)
        found = _TIME.search(page, first, stop)
        time = found[1] if found else best_time
        if not best or time >= best_time:
            best, best_time = page[first:stop], time
        first = page.find(_REVISION, stop, end)
    return best


def read_pages(data: bytes, site: Site) -> Iterator[Page | Fault]:
    """The pages that begin in `data`; one that doesn't end there is a fault."""
    start, end = data.find(PAGE), 0
    while start >= 0:
        found = _usual_page(data, start, site)
        if found is not None:
            page, at = found
            yield page
            start = data.find(PAGE, at)
            continue
        # Each end is searched for once, however many pages begin before it.
        if 0 <= end <= start:
            end = data.find(PAGE_END, start)
        following = data.find(PAGE, start + len(PAGE))
        if end < 0 or 0 <= following < end:
            yield _broken(data[start : following if following >= 0 else None])
        else:
            yield _page(data[start:end], site)
        start = following


def _usual_page(data: bytes, start: int, site: Site) -> tuple[Page, int] | None:
    """A page as MediaWiki writes it, one revision, and where it ends; None if it is any different.

    The next `<` after the start tag of a text is its end tag, so that no text is searched for more than one byte.
    """
    head = _USUAL.match(data, start)
    if head is None:
        return None
    tag = data.find(b"<text", head.end(), head.end() + _REVISION_FIELDS)
    begin = data.find(b">", tag) + 1 if tag >= 0 else 0
    end = data.find(b"<", begin) if begin else -1
    if end < 0 or not data.startswith(_TEXT_END, end):
        return None
    stop = data.find(PAGE_END, end, end + _REVISION_FIELDS)
    rest = data[end:stop]
    if stop < 0 or _REVISION in rest or PAGE in rest or PAGE_END in data[head.end() : tag]:
        return None
    title, namespace, page_id, redirect, revision_id = head.groups()
    text = data[begin:end]
    target = unescape(redirect) if redirect is not None else redirect_target(text) if text[:1] in b"# \n" else None
    return Page(
        unescape(title), text, "wikitext", escaped=True, namespace=int(namespace), page_id=page_id.decode(),
        revision_id=revision_id.decode(), redirect=target, site=site,
    ), stop  # fmt: skip


def _broken(page: bytes, reason: str = "the page has no end", code: str = "broken-page") -> Fault:
    return Fault(reason, code, _title(page), _field(page, b"id"), counts=True)


def _page(page: bytes, site: Site) -> Page | Fault:
    revision = page.find(_REVISION)
    head = page[:revision] if revision >= 0 else page
    found = _HEAD.match(head)
    title = unescape(found[1]) if found else _title(head)
    if title is None:
        return _broken(page, "the page has no title")
    page_id = found[3].decode() if found else _field(head, b"id")
    namespace = int(found[2]) if found else _namespace(head, title, site)
    if page.find(_REVISION, revision + 1) >= 0:
        page = head + _latest(page, revision, len(page))
        revision = len(head)
    text = _text(page, revision) if revision >= 0 else b""
    if text is None:
        code, reason = ("page-too-large", "its text is larger than the limit")
        return _broken(page, reason, code) if _TOO_LARGE in page else _broken(page, "the text has no end")
    redirect = _REDIRECT.search(head) if b"<redirect" in head else None
    target = unescape(redirect[1]) if redirect else redirect_target(text) if text[:1] in b"# \n" else None
    revision_id = _revision_id(page, revision) if revision >= 0 else None
    return Page(
        title, text, "wikitext", escaped=True, namespace=namespace, page_id=page_id,
        revision_id=revision_id, redirect=target, site=site,
    )  # fmt: skip


def _revision_id(page: bytes, revision: int) -> str | None:
    found = _REVISION_HEAD.match(page, revision)
    return found[1].decode() if found else _field(page[revision:], b"id")


def _text(page: bytes, revision: int) -> bytes | None:
    start = page.find(b"<text", revision)
    if start < 0:
        return b""
    begin = page.find(b">", start)
    if page[begin - 1 : begin] == b"/":
        return None if page.startswith(_TOO_LARGE, begin + 1 - len(_TOO_LARGE)) else b""
    end = page.find(_TEXT_END, begin)
    return page[begin + 1 : end] if begin >= 0 and end >= 0 else None


def _field(part: bytes, name: bytes) -> str | None:
    """The first element of a name, whatever stands before it."""
    found = re.search(rb"<%b>([^<]{0,2000})</%b>" % (name, name), part[:20_000])
    return unescape(found[1]).strip() if found else None


def _title(head: bytes) -> str | None:
    return _field(head, b"title") or None


def _namespace(head: bytes, title: str, site: Site) -> int:
    """From `<ns>`; exports before 0.6 have none, there the names that the wiki declares tell."""
    stated = _field(head, b"ns")
    if stated is not None:
        return int(stated) if re.fullmatch(r"-?\d{1,6}", stated) else 0
    prefix, colon, _ = title.partition(":")
    return next((number for number, name in site.namespaces if colon and name and name == prefix), 0)


_NAMESPACE = re.compile(rb'<namespace key="(-?\d{1,6})"[^>]{0,200}>([^<]{0,200})</namespace>')
_LANGUAGE = re.compile(rb'<mediawiki[^>]{0,2000}xml:lang="([\w-]{1,30})"')


def read_head(data: bytes) -> Site:
    """What stands before the first page: the wiki's name, address, language and namespaces."""
    head = data[: data.find(PAGE)] if PAGE in data else data
    language = _LANGUAGE.search(head[:5_000])
    return Site(
        _field(head, b"sitename") or "",
        _field(head, b"base") or "",
        language[1].decode() if language else "",
        tuple((int(number), unescape(name)) for number, name in _NAMESPACE.findall(head)),
    )
