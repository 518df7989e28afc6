"""A page to a film article that says where it comes from and under which licence it stands."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from importlib import resources
from urllib.parse import quote, urlsplit

from wikifilm.article import parse_article
from wikifilm.dump.escaped import page_text
from wikifilm.dump.job import Job
from wikifilm.dump.pages import Page, Site
from wikifilm.model import Attribution, FilmArticle

__all__ = ["make_record", "page_url"]


def make_record(page: Page, job: Job) -> FilmArticle:
    """The article of a page, with page id, revision, address, licence and attribution filled in."""
    text = page_text(page) if page.escaped else page.content
    article = parse_article(text, format=page.format or job.format, title=page.title, options=job.options)
    url = page.url or article.source.url or page_url(page.title, page.site)
    source = replace(
        article.source,
        title=page.title or article.source.title,
        url=url,
        page_id=page.page_id or article.source.page_id,
        revision_id=page.revision_id or article.source.revision_id,
    )
    found = article.attribution
    licence = page.licence or found.licence or licence_of(url) or job.licence
    # What the page itself says of its origin comes first, then what the source says, then a guess from the address.
    origin = (found.origin if found.text else None) or page.site.name or found.origin
    attribution = Attribution(
        text=found.text or _credit(source.title or article.title, origin, url, source.revision_id, licence),
        origin=origin,
        licence=licence,
        url=found.url or url,
    )
    return replace(article, source=source, attribution=attribution)


def page_url(title: str | None, site: Site) -> str | None:
    """Address of a page, made of the wiki's base as MediaWiki does."""
    if not title or "/" not in site.base:
        return None
    return site.base.rpartition("/")[0] + "/" + quote(title.replace(" ", "_"), safe="/:@!$()*,;~'")


def licence_of(url: str | None) -> str | None:
    """SPDX identifier of the licence under which a well-known site publishes its texts."""
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return None
    known = _licences()
    labels = host.split(".")
    return next((known[name] for i in range(len(labels)) if (name := ".".join(labels[i:])) in known), None)


@cache
def _licences() -> dict[str, str]:
    table: dict[str, str] = json.loads((resources.files(__package__) / "licences.json").read_text("utf-8"))
    return table


def _credit(title: str, origin: str | None, url: str | None, revision: str | None, licence: str | None) -> str:
    if not (origin or url):
        return ""
    text = f"“{title}”, by the contributors of {origin or urlsplit(url or '').hostname or url}"
    text += f", {url}" if url else ""
    text += f", revision {revision}" if revision else ""
    return text + (f", {licence}" if licence else "")
