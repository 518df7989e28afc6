"""What a site prints around an article: scripts, menus, the table of contents, categories, the licence.

It is taken off before the article is read. What can be told from it goes to the title, the categories and
`PageMeta`; the rest is named by an `Issue` with its place, so nothing is out of reach.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from wikifilm.diagnostics import Issue, Span
from wikifilm.document import PageMeta
from wikifilm.readers.text.contents import contents_at
from wikifilm.readers.text.front import front_of
from wikifilm.readers.text.inline import inline_text
from wikifilm.readers.text.lines import Line
from wikifilm.readers.text.words import words

__all__ = ["Frame", "take_frame", "without_css"]

_MARKUP = re.compile(r"[#>*_\[\s\\=|]+")
_CSS = re.compile(r"\.mw-parser-output[^{}\n]{0,2000}\{[^{}\n]{0,2000}\}")
_MEDIA = re.compile(r"@media[^{}\n]{0,300}\{[^{}\n]{0,2000}\}")
_CONFIG = re.compile(r'"wg(ArticleId|RevisionId|PageContentLanguage|SiteName)":\s?"?([^",}\]]{1,80})')
_OLD_ID = re.compile(r"[?&]oldid=([0-9]{1,15})")
_URL = re.compile(r"https?://[^\s<>\"”\]]{1,1000}")
_SITE = re.compile(
    r"(?P<title>.{1,200}?) [-–—|] (?P<site>[^-–—|]{0,60}(?i:wikipedia|wiki|fandom)[^-–—|]{0,40})(?: [-–—|] .{0,60})?"
)
_NAVBOX = re.compile(r"\|?\s*(?:\*\s)?\[\*{0,3}v\*{0,3}\]\((?:[^()\s]{0,200})Template:|\|?\s*\[?Authority control\b")
# html2text lists abbreviations after the page.
_ABBREVIATION = re.compile(r"\s{0,8}\*\[[^\[\]]{1,100}\]: ")
_EDGE_LINES = 60
_LONGEST_LICENCE = 1000
_PROSE = 500
_BODY = re.compile(r"(?:plot|cast|synopsis|production|reception|release|references|external links)(?:\[|$)")


@dataclass(slots=True)
class Frame:
    """What stood around the article."""

    title: str = ""
    meta: PageMeta = field(default_factory=PageMeta)
    categories: tuple[str, ...] = ()
    contents: dict[str, list[int]] = field(default_factory=dict)
    """Heading: levels that the table of contents gives it, in order."""
    issues: tuple[Issue, ...] = ()


@dataclass(slots=True)
class _Found:
    """The frame as it grows."""

    dropped: list[bool]
    title: str = ""
    site: str = ""
    url: str = ""
    licence: list[str] = field(default_factory=list)
    config: dict[str, str] = field(default_factory=dict)
    categories: list[str] = field(default_factory=list)
    contents: dict[str, list[int]] = field(default_factory=dict)


def take_frame(lines: Sequence[Line]) -> tuple[list[Line], Frame]:
    """The lines of the article, and what stood around it. A run of lines taken off leaves one blank line."""
    front = front_of(lines)
    found = _Found([at < front.end for at in range(len(lines))], front.title, front.site, front.url)
    found.licence += filter(None, [front.licence])
    tail = max(_tail_start(lines), front.end)
    _take_head(lines[:tail], front.end, found)
    _take_tail(lines, tail, found)
    kept, issues = _split(lines, found.dropped)
    meta = PageMeta(
        url=found.url,
        site=found.site or found.config.get("SiteName", ""),
        page_id=found.config.get("ArticleId", ""),
        revision_id=found.config.get("RevisionId", ""),
        language=found.config.get("PageContentLanguage", front.language),
        licence=" ".join(found.licence),
    )
    return kept, Frame(found.title, meta, tuple(found.categories), found.contents, issues)


def without_css(source: str) -> str:
    """Style sheets that a renderer took for text become blanks, so that offsets stay."""
    if ".mw-parser-output" not in source and "@media" not in source:
        return source
    return _MEDIA.sub(_blanks, _CSS.sub(_blanks, source))


def _blanks(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _plain(line: Line) -> str:
    """The line as the word lists spell it, without marks before it."""
    start = _MARKUP.match(line.text)
    return line.text[start.end() if start else 0 :][:120].casefold()


def _take_head(lines: Sequence[Line], start: int, found: _Found) -> None:
    """Go over the article once and take off what the site put in."""
    index, seen = start, 0
    while index < len(lines):
        if lines[index].blank:
            index += 1
            continue
        seen += 1
        end = _furniture_end(lines, index, seen, found)
        for dropped in range(_notice_start(lines, index) if end > index else index, end):
            found.dropped[dropped] = True
        index = max(end, index + 1)


def _furniture_end(lines: Sequence[Line], index: int, seen: int, found: _Found) -> int:
    """Index of the line after the furniture that begins here, or `index`. `seen` counts lines from 1."""
    line = lines[index]
    key = _plain(line)
    if _is_notice(key) or _is_stub_notice(line, key):
        found.site = found.site or ("Wikipedia" if "wikipedia, the free" in key else "")
        return index + 1
    if key.startswith(words().scripts) and (seen <= _EDGE_LINES or line.text.count(";") + line.text.count("{") > 3):
        return _script_end(lines, index, found)
    if key.partition("[")[0].strip().strip("*_ :") in words().contents:
        return contents_at(lines, index, found.contents)
    if seen == 1 and _take_site(line, found):
        return index + 1
    if (seen <= 4 or line.text.startswith("|")) and _is_licence(line, key):
        return _banner(line, index, found)
    if line.text.lstrip().startswith("*[") and _ABBREVIATION.match(line.text):
        return index + 1
    if _NAVBOX.match(line.text.strip()) or _is_view_talk_edit(lines, index):
        return _box_end(lines, index)
    return index


def _is_notice(key: str) -> bool:
    """What a site puts around articles, or its notices to editors, with words in bold or linked."""
    return key.replace("*", "").replace("[", "").startswith(words().furniture)


def _notice_start(lines: Sequence[Line], index: int) -> int:
    """A notice in a table of pipes begins with the empty rows above it, which are the rest of its picture."""
    start = index
    if lines[index].text.startswith("|"):
        while start and lines[start - 1].text.startswith("|") and not lines[start - 1].text.strip("|-: "):
            start -= 1
    return start


def _is_stub_notice(line: Line, key: str) -> bool:
    return key.startswith("this ") and len(line.text) < 300 and " is a stub. " in line.text


def _take_site(line: Line, found: _Found) -> bool:
    """The title of an HTML page as first line: `Some Film - Wikipedia`."""
    site = None if line.text.startswith(("|", "#")) else _SITE.fullmatch(line.text.strip())
    if site is None:
        return False
    found.title, found.site = found.title or site["title"], site["site"].strip()
    return True


def _script_end(lines: Sequence[Line], index: int, found: _Found) -> int:
    """A script goes on to the next blank line."""
    end = index
    while end < len(lines) and not lines[end].blank:
        for name, value in _CONFIG.findall(lines[end].text):
            found.config.setdefault(name, value)
        end += 1
    return end


def _is_licence(line: Line, key: str) -> bool:
    """A banner that says where the text is from: it speaks of the page, not of the film."""
    if len(line.text) > _LONGEST_LICENCE or not key.startswith(
        ("this ", "text ", "content", "the ", "some ", "unless ")
    ):
        return False
    return any(word in line.text.casefold() for word in words().licences)


def _banner(line: Line, index: int, found: _Found) -> int:
    found.licence.append(inline_text(line.text.strip().strip("|").strip(), line.start).value)
    origin = re.search(r"article (?:at|on|from) (?:the )?([A-Z]\w+)", found.licence[-1])
    site = re.search(r"As with (?:the )?([A-Z][\w ]{1,40}?),", found.licence[-1])
    found.site = found.site or (site[1] if site else origin[1] if origin else "")
    return index + 1


def _is_view_talk_edit(lines: Sequence[Line], index: int) -> bool:
    """The three links that begin every navigation box."""
    if index + 2 >= len(lines) or len(lines[index].text) > 12:
        return False
    return [_plain(line).strip() for line in lines[index : index + 3]] == ["v", "t", "e"]


def _box_end(lines: Sequence[Line], index: int) -> int:
    """A navigation box: to the next heading, or to the next blank line of a table in pipes."""
    end = index
    in_pipes = lines[index].text.lstrip().startswith("|")
    while end < len(lines) and not (lines[end].blank if in_pipes else lines[end].text.startswith("#")):
        end += 1
    return end


def _tail_start(lines: Sequence[Line]) -> int:
    """Index of the first line after the article: menus, categories, "Retrieved from"."""
    start = len(lines)
    tails = words().tails
    for index in range(len(lines) - 1, -1, -1):
        text = lines[index].text
        if len(text) > 3 and not text.isspace():
            key = _plain(lines[index])
            if key.startswith(tails) and _is_tail(key):
                start = index
            elif _BODY.match(key) or (
                len(text) > _PROSE and not (key.startswith(words().scripts) or _names_licence(text))
            ):
                break
    return start


def _is_tail(key: str) -> bool:
    head = key.partition(":")[0].partition("]")[0].strip()
    return head not in words().categories or ":" in key or "](" in key


def _take_tail(lines: Sequence[Line], start: int, found: _Found) -> None:
    """Read what the tail says about the page, and take it off."""
    in_categories = False
    for index in range(start, len(lines)):
        line = lines[index]
        found.dropped[index] = True
        if line.blank:
            continue
        key = _plain(line)
        head = key.partition(":")[0].partition("]")[0].strip()
        if head in words().categories:
            in_categories = True
            found.categories.extend(_inline_categories(line))
        elif in_categories and line.text.lstrip()[:2] in {"* ", "- ", "• ", "+ "} and not _names_licence(line.text):
            found.categories.append(inline_text(line.text.lstrip()[2:]).value)
        else:
            in_categories = False
            _take_tail_line(line, key, found)


def _inline_categories(line: Line) -> Iterator[str]:
    """`Categories: One | Two`."""
    value = inline_text(line.text.strip(), line.start).value.partition(":")[2]
    for name in re.split(r"[|•·]", value):
        if name.strip():
            yield name.strip()


def _take_tail_line(line: Line, key: str, found: _Found) -> None:
    if not found.url and key.startswith(words().tails) and (url := _URL.search(line.text)):
        found.url = url[0]
        revision = _OLD_ID.search(line.text)
        if revision:
            found.config.setdefault("RevisionId", revision[1])
    elif not found.licence and len(line.text) < 2 * _LONGEST_LICENCE and _names_licence(line.text):
        found.licence.append(inline_text(line.text.strip().lstrip("*- "), line.start).value)
    elif '"wg' in line.text:
        for name, value in _CONFIG.findall(line.text):
            found.config.setdefault(name, value)


def _names_licence(text: str) -> bool:
    folded = text.casefold()
    return any(word in folded for word in words().licences)


def _split(lines: Sequence[Line], dropped: Sequence[bool]) -> tuple[list[Line], tuple[Issue, ...]]:
    """Kept lines, and one issue for each run of lines taken off."""
    kept: list[Line] = []
    issues: list[Issue] = []
    first: Line | None = None
    last: Line | None = None
    for line, drop in zip(lines, dropped, strict=True):
        if drop:
            first, last = first or line, line
        elif first is not None and not line.blank:
            _close(kept, issues, first, last or first)
            first = None
        if not drop and first is None:
            kept.append(line)
    if first is not None:
        _close(kept, issues, first, last or first)
    return kept, tuple(issues)


def _close(kept: list[Line], issues: list[Issue], first: Line, last: Line) -> None:
    kept.append(Line("", first.start))
    span = Span(first.start, last.end)
    issues.append(Issue("page-furniture", "left out: what the site prints around the article", span))
