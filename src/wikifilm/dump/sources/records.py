"""A record with named values (a line of JSON, a row of Parquet) as a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from wikifilm.dump.job import Job
from wikifilm.dump.pages import Fault, Page, Site
from wikifilm.dump.redirects import redirect_target

__all__ = ["choose_columns", "record_page"]

# Usual names, the best first: those of Wikimedia's Cirrus dumps, of data sets of texts, of scrapers.
_CONTENT = {
    "wikitext": "wikitext",
    "source_text": "wikitext",
    "html": "html",
    "raw_html": "html",
    "text": None,
    "content": None,
    "body": None,
    "raw_content": None,
    "markdown": "text",
}
_TITLE = ("title", "page_title", "name")
_URL = ("url", "page_url", "source_url", "link", "uri")
_ID = ("page_id", "pageid", "id", "identifier")
_REVISION = ("revision_id", "revid", "rev_id", "revision", "version")
_NAMESPACE = ("namespace_id", "namespace", "ns")
_LICENCE = ("license", "licence")
_ROLES = {"title": _TITLE, "url": _URL, "page_id": _ID, "revision": _REVISION, "namespace": _NAMESPACE}
_ROLES["licence"] = _LICENCE


def choose_columns(names: Iterable[str], job: Job) -> tuple[str | None, dict[str, str]]:
    """The name of the content, and those of all else that is known, among given names."""
    there = {name.lower(): name for name in names}
    columns = job.columns
    content = columns.content
    if content is None:
        usual = [name for name in _CONTENT if name in there]
        fitting = [name for name in usual if job.format in (None, _CONTENT[name])] or usual
        content = there[fitting[0]] if fitting else None
    chosen = {role: there[name] for role, usual in _ROLES.items() for name in reversed(usual) if name in there}
    stated = {"title": columns.title, "url": columns.url, "page_id": columns.page_id}
    return content, chosen | {role: name for role, name in stated.items() if name is not None}


def record_page(record: Mapping[str, Any], job: Job) -> Page | Fault:
    """The page of a record. Values of unfit types count as missing."""
    if isinstance(record.get("article_body"), Mapping):
        return _enterprise_page(record, job)
    content, names = choose_columns(record, job)
    values = {role: record.get(name) for role, name in names.items()}
    title = _string(values.get("title"))
    if job.columns.content is not None and content not in record:
        return Fault(
            f"there is no column {content!r}", "broken-page", title, _string(values.get("page_id")), counts=True
        )
    text = record.get(content) if content is not None else None
    if not isinstance(text, str | bytes):
        text = ""
    form = job.format or (_CONTENT.get(content.lower()) if content is not None else None)
    return Page(
        title, text, form,
        namespace=_integer(values.get("namespace")), page_id=_string(values.get("page_id")),
        revision_id=_string(values.get("revision")), url=_string(values.get("url")),
        redirect=redirect_target(text), licence=_licence(values.get("licence")),
    )  # fmt: skip


def _enterprise_page(record: Mapping[str, Any], job: Job) -> Page:
    """Wikimedia Enterprise: https://enterprise.wikimedia.com/docs/data-dictionary/."""
    body: Mapping[str, Any] = record["article_body"]
    form = job.format if job.format in ("html", "wikitext") else "html" if body.get("html") else "wikitext"
    text = body.get(form) or ""
    language = _string(_inner(record, "in_language").get("identifier")) or ""
    site = Site(_string(_inner(record, "is_part_of").get("name")) or "", language=language)
    return Page(
        _string(record.get("name")), text if isinstance(text, str) else "", form,
        namespace=_integer(_inner(record, "namespace").get("identifier")), page_id=_string(record.get("identifier")),
        revision_id=_string(_inner(record, "version").get("identifier")), url=_string(record.get("url")),
        redirect=redirect_target(text) if form == "wikitext" and isinstance(text, str) else None,
        licence=_licence(record.get("license")),
        site=site,
    )  # fmt: skip


def _inner(record: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = record.get(name)
    return value if isinstance(value, Mapping) else {}


def _string(value: object) -> str | None:
    if isinstance(value, str):
        return value or None
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else None


def _integer(value: object) -> int:
    return value if isinstance(value, int) else 0


def _licence(value: object) -> str | None:
    """A name, or Enterprise's list of licences."""
    if isinstance(value, list | tuple):
        found = [_licence(one) for one in value]
        return next((name for name in found if name), None)
    if isinstance(value, Mapping):
        return _string(value.get("identifier")) or _string(value.get("name"))
    return _string(value)
