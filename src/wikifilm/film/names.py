"""Other names of the film: of the lead's brackets, its "also known as", its bold words, and the infobox."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from wikifilm.document import Table, Template, Text
from wikifilm.film.lead import Lead, bracket_end
from wikifilm.film.page import Extract, Page
from wikifilm.film.vocabulary import alternation, load, load_languages
from wikifilm.film.writing import language_code, name_at, read_names, script_of
from wikifilm.model import AlternativeName
from wikifilm.options import Options

__all__ = ["extract_names"]

_LONGEST = 120
_SUBJECT = 2_500
_ROWS = 60
_SUBJECT_WORDS = re.compile(
    r"(?:It|(?:The|This) (?:film|movie|picture))(?:['’]s title)?\s(?:is|was|has|had)\s(?:\w{1,20}\s){0,2}"
)
_QUOTES = " \t\n\"'“”„«»‘’"


def extract_names(page: Page, _: Options) -> Extract[tuple[AlternativeName, ...]]:
    """The names in reading order, each once, without the title itself."""
    lead = page.opening
    found: dict[str, AlternativeName] = {}
    own = {_folded(lead.name.value)}
    in_lead = (replace(name, span=lead.span) for name in _lead_names(lead))
    for name in (*in_lead, *_box_names(page, _language(lead))):
        key = _folded(name.name)
        if key and key not in own and key not in found and len(name.name) <= _LONGEST:
            found[key] = name
    return tuple(found.values()), ()


def _folded(name: str) -> str:
    return re.sub(r"\s+", " ", name.strip(_QUOTES)).casefold()


def _language(lead: Lead) -> str | None:
    """The language that Chinese characters are of, by the nation that the lead names."""
    nations = load("names")["han_by_nation"]
    return next((code for nation, code in nations.items() if nation in lead.predicate[:200]), None)


def _lead_names(lead: Lead) -> Iterator[AlternativeName]:
    value, at = lead.text.value, lead.name_end
    covered = []
    while at < lead.subject_end:
        opening = value.find("(", at, lead.subject_end)
        close = bracket_end(value, opening) if opening >= 0 else 0
        if not close:
            break
        covered.append((opening, close))
        yield from read_names(lead.text.slice(opening + 1, close - 1), _language(lead))
        at = close
    yield from _template_extras(lead)
    yield from _named_names(lead, covered)


def _template_extras(lead: Lead) -> Iterator[AlternativeName]:
    """What Template:Nihongo adds behind the Japanese name and its romanization."""
    for mark in lead.text.templates:
        if mark.start < lead.subject_end and mark.template.name.lower() in load("names")["several_writings"]:
            for argument in mark.template.arguments:
                if argument.name in ("4", "5", "extra", "extra2"):
                    yield from read_names(argument.value, _language(lead))


def _named_names(lead: Lead, covered: list[tuple[int, int]]) -> Iterator[AlternativeName]:
    """Names outside the brackets: those that follow "also known as", and all bold words."""
    text = lead.text
    for mark in _alias_words().finditer(text.value, lead.name_end, _SUBJECT):
        if not _inside(mark.start(), covered) and (
            mark.start() < lead.subject_end or _of_film(text.value, mark.start())
        ):
            name, _ = name_at(text, mark.end())
            if name:
                yield AlternativeName(name, script_of(name) or "alias")
    yield from _dub_names(lead)
    for style in text.styles:
        if style.name == "b" and style.start >= lead.name_end > 0 and not _inside(style.start, covered):
            name = text.value[style.start : style.end].strip(_QUOTES + ",")
            if 1 < len(name) <= _LONGEST:
                yield AlternativeName(name, script_of(name) or "alias")


@cache
def _dubbed() -> re.Pattern[str]:
    """ "Dubbed into Hindi as", and behind a first name "and in Telugu as"."""
    languages = alternation(name for name in load("languages")["codes"] if name.isascii())
    verbs, titled = (alternation(load("names")[group]) for group in ("dub_verbs", "dub_titles"))
    return re.compile(
        rf"(?<!\w)(?:(?P<verb>{verbs})(?:\s\w{{1,12}}){{0,4}}?\s)?(?:in|into|to)?\s?(?P<language>{languages})"
        rf"(?:\s(?:language|version))?,?\s(?:{titled})\s",
        re.IGNORECASE,
    )


def _dub_names(lead: Lead) -> Iterator[AlternativeName]:
    """The names of dubbed versions, each with its language."""
    value, end = lead.text.value[:_SUBJECT], -1
    if not any(verb in value for verb in load("names")["dub_verbs"]):
        return
    for mark in _dubbed().finditer(value):
        follows = 0 <= end <= mark.start() and value[end : mark.start()].strip(_QUOTES + ",") in ("", "and")
        if not (_of_film(value, mark.start(), lead.name.value) if mark["verb"] else follows):
            continue
        name, end = name_at(lead.text, mark.end())
        if name:
            yield AlternativeName(name, script_of(name) or "alias", language_code(mark["language"]))


def _of_film(value: str, at: int, name: str = "") -> bool:
    """Whether the sentence around an offset has the film as its subject; `name`: it may be called so."""
    start = max(value.rfind(". ", max(0, at - 150), at) + 2, at - 150, 0)
    start += len(value[start:at]) - len(value[start:at].lstrip())
    if name and value.startswith(f"{name} was ", start):
        return True
    return _SUBJECT_WORDS.fullmatch(value, start, at) is not None


def _inside(at: int, ranges: list[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in ranges)


@cache
def _alias_words() -> re.Pattern[str]:
    phrases = {phrase for words in load_languages("lead").values() for phrase in words["aliases"]}
    clear = {phrase for phrase in phrases if " " in phrase or "." in phrase} - {"or simply"} | {"retitled", "renamed"}
    return re.compile(rf"(?<!\w)(?:{alternation(clear)})\s", re.IGNORECASE)


def _box_names(page: Page, language: str | None) -> Iterator[AlternativeName]:
    for block in page.lead.section.blocks:
        if isinstance(block, Template):
            yield from _template_names(block, language)
        elif isinstance(block, Table):
            for row in block.rows[:_ROWS]:
                if len(row.cells) == 2:
                    yield from _field_names(row.cells[0].text.value, row.cells[1].text, language)


def _template_names(box: Template, language: str | None) -> Iterator[AlternativeName]:
    """Fields of the infobox, and of a name template inside or beside it."""
    known = load("names")["box_templates"]
    if box.name.lower() not in known and "film" not in box.name.lower():
        return
    for argument in box.arguments:
        inside = [mark.template for mark in argument.value.templates if mark.template.name.lower() in known]
        if not inside:
            yield from _field_names(argument.name, argument.value, language)
        for inner in (each for template in inside for each in template.arguments):
            yield from _field_names(inner.name, inner.value, language)


def _field_names(label: str, value: Text, language: str | None) -> Iterator[AlternativeName]:
    kind = load("names")["box_fields"].get(label.strip(" :").lower())
    if kind is None:
        return
    for line in value.lines():
        for name in read_names(_unbracketed(line), language):
            yield AlternativeName(name.name, kind or name.kind, name.language)


def _unbracketed(line: Text) -> Text:
    """The line without the brackets that all of it stands in."""
    line = line.strip()
    end = len(line.value)
    return line.slice(1, end - 1) if line.value[:1] == "(" and bracket_end(line.value, 0) == end else line
