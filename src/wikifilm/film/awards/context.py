"""What the headings, captions and labels above an award tell about it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from wikifilm.film.awards.names import is_generic, phrase_kind, read_edition, read_name, read_year
from wikifilm.film.awards.vocabulary import award_words
from wikifilm.film.page import Page, Part
from wikifilm.film.values.phrases import fold
from wikifilm.model import Outcome

__all__ = ["Context", "heading_context", "page_context", "under_heading", "under_label"]

_LONGEST_HEADING = 150
_YEAR_BEHIND = re.compile(r"\s?(?:\([0-9]{4}\)|[,–—-]\s[0-9]{4})$")


@dataclass(frozen=True, slots=True)
class Context:
    """What holds for all awards below a heading or label; what an award says itself goes before it."""

    award: str = ""
    category: str | None = None
    year: int | None = None
    edition: int | None = None
    outcome: Outcome | None = None
    titles: frozenset[str] = frozenset()
    """Folded names of the film."""
    title: str = ""
    """Name of the film as printed."""
    in_awards: bool = True
    """The section is about awards."""


def page_context(page: Page) -> Context:
    """The context of a page: the name of the film without "(2013 film)", and the folded spellings of it."""
    names = [name for name in (page.title, page.document.title) if name]
    plain = [name.rpartition(" (")[0] if name.endswith(")") and " (" in name else name for name in names]
    folded = frozenset(filter(None, map(fold, [*names, *plain])))
    return Context(title=plain[0] if plain else "", titles=folded, in_awards=False)


def heading_context(page: Context, part: Part) -> Context:
    """What the headings of a section and of those above it tell, from the section about awards downwards."""
    kinds, headings = (*part.path, part.kind), (*part.titles, part.title)
    pairs = zip(kinds, headings, strict=True)
    first = next((at for at, (kind, heading) in enumerate(pairs) if kind == "awards" or _names_awards(heading)), None)
    if first is None:
        return page
    context = replace(page, in_awards=True)
    for heading in headings[first:]:
        context = under_heading(context, heading)
    return context


def _names_awards(heading: str) -> bool:
    """Whether a heading names a body that gives awards, whatever else it may tell: "Zembla Music Awards"."""
    if len(heading) > _LONGEST_HEADING or phrase_kind(heading) != "body":
        return False
    return award_words().headers.get(fold(heading).rpartition(" ")[2]) == "award"


def under_label(own: Context, context: Context, label: str) -> Context:
    """The context below one of several labels: a body begins anew below the headings (`context`), anything else adds
    to what the labels before it told (`own`).
    """
    return under_heading(context if phrase_kind(label) == "body" else own, label)


def under_heading(context: Context, heading: str) -> Context:
    """The context below a heading, caption, term or label."""
    heading = heading.strip().rstrip(":").strip()
    if not heading or len(heading) > _LONGEST_HEADING:
        return context
    outcome = award_words().outcome_headings.get(fold(heading))
    if outcome is not None:
        return replace(context, outcome=outcome)
    if is_generic(heading, context.title) or fold(heading).rpartition(" ")[2] in award_words().list_endings:
        year = read_year(heading) if heading.strip("() ")[:4].isdigit() else None
        return replace(context, year=year or context.year, edition=read_edition(heading) or context.edition)
    if context.award and phrase_kind(heading) is None:
        return context
    rest, _, last = heading.rpartition(" ")
    told = award_words().outcome_headings.get(fold(last)) if phrase_kind(rest) in ("body", "prize") else None
    heading = heading if told is None else rest
    name = read_name(heading)
    heading = _YEAR_BEHIND.sub("", heading)
    return replace(context, award=heading, year=name.year or context.year, edition=name.edition, outcome=told)
