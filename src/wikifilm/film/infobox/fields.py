"""Labels and values of an infobox to typed fields."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from wikifilm.diagnostics import Issue, Span
from wikifilm.document import Text
from wikifilm.film.infobox.credits import (
    read_companies,
    read_countries,
    read_languages,
    read_people,
    read_starring,
    read_works,
)
from wikifilm.film.infobox.labels import Labels, labels_for
from wikifilm.film.infobox.released import read_releases
from wikifilm.film.infobox.sources import Box, Entry
from wikifilm.film.infobox.sums import read_sum, with_country_currency
from wikifilm.film.values.durations import find_durations
from wikifilm.film.values.names import split_lines
from wikifilm.model import Infobox, Money, RawField, Runtime

__all__ = ["read_fields"]

_PEOPLE = (
    "directors",
    "producers",
    "writers",
    "screenplay",
    "story",
    "narrators",
    "music",
    "cinematography",
    "editing",
)
LISTS: dict[str, Callable[[Text], tuple[Any, ...]]] = {
    **dict.fromkeys(_PEOPLE, read_people),
    "starring": read_starring,
    "based_on": read_works,
    "production_companies": read_companies,
    "distributors": read_companies,
    "countries": read_countries,
    "languages": read_languages,
    "released": read_releases,
}
"""Field → how its value is read."""


@dataclass(slots=True)
class _Found:
    values: dict[str, Any] = field(default_factory=dict)
    lists: dict[str, list[Any]] = field(default_factory=dict)
    printed: dict[str, str] = field(default_factory=dict)
    """Of a sum the words that the box gives first."""
    other: list[RawField] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    spans: dict[str, Span] = field(default_factory=dict)


def read_fields(box: Box) -> tuple[Infobox, tuple[Issue, ...]]:
    """The box as an `Infobox`, with an issue for each label that is not known and each value that could not be read."""
    labels = labels_for(entry.label for entry in box.entries)
    found = _Found()
    for entry in box.entries:
        _read(entry, labels, found)
    found.values |= {name: tuple(dict.fromkeys(values)) for name, values in found.lists.items()}
    title = found.values.pop("title", "") or box.title
    for name in ("budget", "gross"):
        if name in found.values:
            countries = found.values.get("countries", ())
            found.values[name] = with_country_currency(found.values[name], countries, found.printed[name])
    infobox = Infobox(
        **found.values, other=tuple(found.other), title=title, span=box.span, spans=dict(sorted(found.spans.items()))
    )
    return infobox, tuple(found.issues)


def _read(entry: Entry, labels: Labels, found: _Found) -> None:
    name = labels.field(entry.label)
    if name and entry.span:
        found.spans.setdefault(name, entry.span)
    if name == "title":
        found.values["title"] = found.values.get("title") or entry.value.value.replace("\n", " ").strip()
    elif name in ("budget", "gross"):
        found.printed.setdefault(name, entry.value.value)
        _keep_one(name, read_sum(entry.value), entry, found)
    elif name:
        read = READERS[name]
        _keep_all(name, read(entry.value), entry, found)
    else:
        found.other.append(RawField(entry.label, entry.value.value, entry.span))
        if entry.label and not labels.knows(entry.label):
            message = f"no field for the label {entry.label[:60]!r}"
            found.issues.append(Issue("unknown-infobox-field", message, entry.span))


def _keep_all(name: str, values: tuple[Any, ...], entry: Entry, found: _Found) -> None:
    if values:
        found.lists.setdefault(name, []).extend(values)
    elif entry.value.value.strip():
        _unread(entry, found)


def _keep_one(name: str, value: Money | None, entry: Entry, found: _Found) -> None:
    if value is not None:
        found.values.setdefault(name, value)
    elif entry.value.value.strip():
        _unread(entry, found)


def _unread(entry: Entry, found: _Found) -> None:
    found.other.append(RawField(entry.label, entry.value.value, entry.span))
    message = f"nothing read from {entry.value.value[:60]!r} of {entry.label[:60]!r}"
    found.issues.append(Issue("unread-infobox-field", message, entry.span))


def read_runtimes(text: Text) -> tuple[Runtime, ...]:
    """The running times of a field, each with what stands in brackets behind it or before a colon."""
    out = []
    for line in split_lines(text):
        found = find_durations(line.value)
        for index, each in enumerate(found):
            end = found[index + 1].start if index + 1 < len(found) else len(line.value)
            before = line.value[: each.start].strip(" :(") if index == 0 else ""
            note = line.value[each.end : max(end, each.end)].strip(" ,;/()[]\n.")
            out.append(Runtime(each.minutes, "; ".join(filter(None, (before, " ".join(note.split()))))))
    return tuple(dict.fromkeys(out))


READERS: dict[str, Callable[[Text], tuple[Any, ...]]] = {**LISTS, "runtimes": read_runtimes}
"""Field of several values → how it is read."""
