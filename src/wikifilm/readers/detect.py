"""Which form a string has: wikitext, HTML or printed text, told from bounded samples."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

__all__ = ["Format", "detect"]

Format: TypeAlias = Literal["wikitext", "html", "text"]

_HEAD, _SAMPLE = 12_000, 4_000
_DOCUMENT = re.compile(
    r"(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,500}-->\s*)?<(?:!doctype\s+html|html[\s>])", re.IGNORECASE
)
_COMMENTS = re.compile(r"^(?:<!--[^>]{0,1000}-->\s{0,50}){1,20}")
_ELEMENT = re.compile(r"<[a-z][a-z0-9]{0,15}(?:[\s/][^<>]{0,2000})?>", re.IGNORECASE)
# Here and below each alternative begins with a literal, so the engine looks for a set of characters. Where a line must
# begin, it looks back from that literal: `=(?<![^\n]=)` is `^=`.
# What MediaWiki's syntax has and neither HTML nor Markdown. `[[1]](#note)` and `[[1]]` are reference marks in print.
_WIKITEXT = re.compile(
    r"\[\[(?!\d{1,3}\]\])[^\[\]\n]{1,300}\]\](?!\()"
    r"|\{\{(?=[^\s{}|])"
    r"|=(?<![^\n]=)={0,5}[^=\n][^\n]{0,200}=[ \t]*$"
    r"|\{(?<![^\n]\{)\||:(?<![^\n]:)[:*]{0,4}\{\||\*(?<![^\n]\*)[:*]{0,4}\{\|"
    r"|\|(?<![^\n]\|)(?:-+[ \t]*(?:\n[|!][^\n]{0,300}(?:\|\||!!)|(?:style|class|align|valign|bgcolor)=)|\})"
    r"|'''?(?=[^'\s])[^'\n]{1,300}''"
    r"|<(?:ref|references|nowiki|includeonly|noinclude|onlyinclude|gallery)\b"
    r"|\[https?://[^\s\[\]]{1,300}\s[^\[\]\n]{1,300}\](?!\()"
    r"|#(?<![^\n]#)\s{0,5}[^\s\[]{3,20}\s{0,5}:?\s{0,5}\[\[",
    re.MULTILINE,
)
# Elements and attributes that wikitext hardly ever has.
_HTML = re.compile(
    r"<(?:a|p|li|ul|ol|img|h[1-6]|head|body|html|meta|link|script|style|title|tbody|thead|section|article|figure|main"
    r"|dd|dl|dt)(?:\s[^<>]{0,500})?/?>|</(?:a|p|li|h[1-6])>",
    re.IGNORECASE,
)
# Elements that all three may hold.
_SHARED = re.compile(r"</?(?:table|tr|td|th|div|span|b|i|em|strong|caption)(?:\s[^<>]{0,500})?>", re.IGNORECASE)
_RULE = r"-{2,}:?[ \t]?\|(?:[ \t]?:?-{3,}:?[ \t]?\|)*"
"""The line below the header of a table, behind its first dash."""
_MARKDOWN_SIGNS = (
    r"\]\((?:https?:|/|#|\./|<)"
    r"|#(?<![^\n]#)#{0,5}[ \t]+[^\s*#:;][^\n]{0,200}\n[ \t]*$"  # a blank line follows: no numbered list of wikitext
    rf"|-(?<![^\n]-){_RULE}|:(?<![^\n]:)-{_RULE}| (?<![^\n] ):?-{_RULE}|\t(?<![^\n]\t):?-{_RULE}"
    rf"|\|(?<![^\n]\|)[ \t]?:?-{_RULE}"
)
_MARKDOWN_BOLD = r"|\*\*[^\s*][^*\n]{0,200}\*\*"
_UNDERLINED = r"|^[^\n|<>]{1,100}\n(?:={3,}|-{3,})[ \t]*$"
_UNDERLINE = re.compile(r"\n(?:={3,}|-{3,})[ \t]*$", re.MULTILINE)
_MARKDOWN = re.compile(_MARKDOWN_SIGNS + _MARKDOWN_BOLD, re.MULTILINE)
_MARKDOWN_UNDERLINED = re.compile(_MARKDOWN_SIGNS + _UNDERLINED + _MARKDOWN_BOLD, re.MULTILINE)
"""An underlined heading may begin with any character, so it is looked for only where something is underlined."""


_RAREST = 3_000
"""Characters a sign; articles have ten signs in as many, discussions (of which some have no links at all) four."""
_EXTRACT = re.compile(r"\n\n\n(={2,6}) [^\n=]{1,200} \1[ \t]*\n")
"""A heading below two blank lines, as MediaWiki's extension TextExtracts prints it in plain text."""


def detect(source: str) -> Format:
    """The form of an article: "wikitext", "html" or "text" (Markdown or any printed text).

    Looks at the beginning, the middle and the end, so it costs the same for a page of any length.
    """
    head = _COMMENTS.sub("", source[:_HEAD].lstrip("\ufeff \t\r\n\x00"), count=1)
    if _DOCUMENT.match(head):
        return "html"
    sample = _sample(source)
    wikitext = _count_wikitext(sample) if _may_be_wikitext(sample) else 0
    html = sum(1 for _ in _HTML.finditer(sample)) if "<" in sample else 0
    markdown = sum(1 for _ in (_MARKDOWN_UNDERLINED if _UNDERLINE.search(sample) else _MARKDOWN).finditer(sample))
    if wikitext > html and wikitext > markdown // 4:
        return "wikitext"
    if html > markdown or _begins_with_element(head, sample, html, markdown):
        return "html"
    return "text"


def _count_wikitext(sample: str) -> int:
    """The signs of wikitext. None, if they are what a broken template left in plain text, or an extract's headings."""
    signs = [found[0][0] for found in _WIKITEXT.finditer(sample)]
    if len(signs) * _RAREST < len(sample) or (set(signs) == {"="} and _EXTRACT.search(sample)):
        return 0
    return len(signs)


def _sample(source: str) -> str:
    if len(source) <= _HEAD + 2 * _SAMPLE:
        return source
    middle = len(source) // 2
    return f"{source[:_HEAD]}\n{source[middle : middle + _SAMPLE]}\n{source[-_SAMPLE:]}"


def _may_be_wikitext(sample: str) -> bool:
    return any(
        sign in sample for sign in ("[[", "{{", "''", "{|", "==", "|-", "<ref", "[http", "|}", "<nowiki", "<gallery")
    )


def _begins_with_element(head: str, sample: str, html: int, markdown: int) -> bool:
    """A fragment of HTML with few signs: a lone table, a few elements around words."""
    if not head.startswith("<") or not _ELEMENT.match(head):
        return False
    shared = sum(1 for _ in _SHARED.finditer(sample))
    return html + shared > markdown
