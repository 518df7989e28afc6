"""What surrounds an article on a saved page: what the page says about itself."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import SplitResult, urlsplit

from wikifilm.document import PageMeta, Text
from wikifilm.options import Options
from wikifilm.readers.html.attributes import attribute
from wikifilm.readers.html.links import LinkTargets, page_title
from wikifilm.readers.html.sections import category_names
from wikifilm.readers.html.state import State
from wikifilm.readers.html.tokens import Token
from wikifilm.readers.html.walk import unescaped, walk

__all__ = ["Surroundings"]

_CONFIG = re.compile(r'wg(ArticleId|RevisionId|PageContentLanguage)"? ?[:=] ?"?([^",;}]*)')
_CATEGORIES = re.compile(r'"wgCategories": ?(\[[^\]]*\])')
_REVISION = re.compile(r"(?:[?&]oldid=|/revision/)(\d+)")
_ADDRESS = re.compile(r'https?://[^\s"<>“”»]+')
_SUFFIX = re.compile(r" [-–—|‒―] ")
_SITE = re.compile(r"wiki|fandom", re.IGNORECASE)


@dataclass(slots=True)
class Surroundings:
    """What the tags and texts around the article say, in the order of their worth where several say it."""

    options: Options
    heading: str = ""
    titles: dict[str, str] = field(default_factory=dict)
    urls: dict[str, str] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    languages: dict[str, str] = field(default_factory=dict)
    site: str = ""
    licences: dict[str, str] = field(default_factory=dict)
    categories: dict[str, None] = field(default_factory=dict)

    def read(self, tokens: Iterator[Token]) -> None:
        """Read tokens outside the article."""
        for tag, attributes, text in tokens:
            if tag == "link" or tag == "meta":
                self._read_void(tag, attributes)
            elif tag == "title":
                self.titles["title"] = page_text(self.options, tokens, text).value
            elif tag == "html" or tag == "body":
                self._read_root(tag, attributes)
            elif attributes and (tag == "div" or tag == "li" or tag == "h1"):
                self._read_element(tag, attributes, text, tokens)

    def _read_void(self, tag: str, attributes: str) -> None:
        if tag == "link":
            relation, href = attribute(attributes, "rel") or "", attribute(attributes, "href") or ""
            if relation in ("canonical", "dc:isVersionOf"):
                self.urls[relation] = href
            elif relation == "license":
                self.licences["link"] = href
            return
        name = attribute(attributes, "property") or attribute(attributes, "name") or attribute(attributes, "http-equiv")
        content = attribute(attributes, "content") or ""
        if name == "mw:pageId":
            self.ids["page"] = content
        elif name == "og:url":
            self.urls[name] = content
        elif name == "og:title":
            self.titles[name] = content
        elif name == "og:site_name":
            self.site = content
        elif name == "content-language":
            self.languages["content"] = content

    def _read_root(self, tag: str, attributes: str) -> None:
        self.languages[tag] = attribute(attributes, "lang") or ""
        found = _REVISION.search(attribute(attributes, "about") or "")
        if found is not None:
            self.ids["revision"] = found[1]

    def _read_element(self, tag: str, attributes: str, text: str, tokens: Iterator[Token]) -> None:
        if tag == "h1":
            if not self.heading or "firstHeading" in attributes:
                self.heading = page_text(self.options, tokens, text).value
        elif "catlinks" in attributes:
            if ' id="mw-normal-catlinks"' in attributes:
                self._read_categories(page_text(self.options, tokens, text))
        elif ' class="category normal"' in attributes:
            self._add_category(page_text(self.options, tokens, text).value)
        elif ' id="footer-info-copyright"' in attributes or "license-description" in attributes:
            self.licences["footer"] = page_text(self.options, tokens, text).value
        elif "printfooter" in attributes:
            self.read_footer(page_text(self.options, tokens, text).value)

    def read_footer(self, text: str) -> None:
        """ "Retrieved from …": the address of the page, of one revision perhaps."""
        found = _REVISION.search(text)
        if found is not None:
            self.ids.setdefault("revision", found[1])
        found = _ADDRESS.search(text)
        if found is not None:
            self.urls["footer"] = found[0]

    def _read_categories(self, text: Text) -> None:
        for name in category_names(text):
            self._add_category(name)

    def _add_category(self, name: str) -> None:
        if name:
            self.categories[name] = None

    def read_config(self, script: str) -> None:
        """Page ids and categories from the configuration that MediaWiki writes into a script."""
        if "wgArticleId" not in script and "wgRevisionId" not in script:
            return
        for name, value in _CONFIG.findall(script):
            if name == "PageContentLanguage":
                self.languages["config"] = value
            elif value and value != "0":
                self.ids.setdefault("page" if name == "ArticleId" else "revision", value)
        found = _CATEGORIES.search(script)
        if found is not None:
            try:
                categories = json.loads(found[1])
            except ValueError:
                return
            for category in categories:
                if isinstance(category, str):
                    self.categories.setdefault(category)

    def title(self) -> str:
        """Title of the article, "" if nothing says it."""
        whole = self.titles.get("title") or self.titles.get("og:title") or ""
        if self.heading or not whole:
            return self.heading
        parts = _SUFFIX.split(whole)
        address = page_title(_split(self.url()).path.rpartition("/wiki/")[2])
        while len(parts) > 1 and (parts[-1] == self.site or _SITE.search(parts[-1]) or parts[0] == address):
            parts.pop()
        end = whole.find(parts[-1], sum(map(len, parts[:-1]))) + len(parts[-1])
        return whole[:end]

    def host(self) -> str:
        """Host of that address, "" if unknown."""
        return _split(self.url()).netloc.lower()

    def url(self) -> str:
        """Address of the article."""
        url = next(
            (self.urls[name] for name in ("canonical", "og:url", "dc:isVersionOf", "footer") if self.urls.get(name)), ""
        )
        return f"https:{url}" if url.startswith("//") else url

    def meta(self, language: str) -> PageMeta:
        """What the page says about itself. `language`: of the element that holds the article."""
        said = (self.languages.get(name, "") for name in ("config", "content", "body", "html"))
        return PageMeta(
            url=self.url(),
            site=self.site or _split(self.url()).hostname or "",
            page_id=self.ids.get("page", ""),
            revision_id=self.ids.get("revision", ""),
            language=next(filter(None, (language, *said)), ""),
            licence=self.licences.get("footer") or self.licences.get("link") or "",
        )


def _split(url: str) -> SplitResult:
    """The parts of an address, all empty for what is none, as `//[`."""
    try:
        return urlsplit(url)
    except ValueError:
        return urlsplit("")


def page_text(options: Options, tokens: Iterator[Token], first: str) -> Text:
    """The text of the element that was just opened."""
    state = State(options, LinkTargets(), leaf=True)
    state.inline.add(unescaped(first))
    walk(state, tokens)
    return state.inline.text()
