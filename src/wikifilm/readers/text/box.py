"""The infobox of a printed page, however its rows were printed, as a table of labels and values.

Renderers print it with pipes, with tabs, with one cell a line or with a label a line; most break the lines of a
value. The labels are known words, so they tell where a row begins; what follows is its value.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from wikifilm.diagnostics import Span
from wikifilm.document import Cell, Row, Table, Text
from wikifilm.readers.text.breaks import with_breaks
from wikifilm.readers.text.inline import inline_text
from wikifilm.readers.text.labels import is_label, label_key, labels
from wikifilm.readers.text.lines import Line
from wikifilm.readers.text.words import words

__all__ = ["Box", "find_box"]

# Possessive, so that dashes are shared out among the rounds in one way only.
_DIVIDER = re.compile(r"[ \t]*+\|?(?:[ \t]*+:?+-{3,}+:?+[ \t]*+\|?+)++[ \t]*+")
_PIPE = re.compile(r"(?<!\\)\|")
_TABS = re.compile(r"\t+")
_MARK = re.compile(r"\\?\[[^\[\]]{0,20}\\?\](?:\([^()]{0,300}\))?")
_BLANKS = re.compile(r"(?<=\S) {2,}(?=[^\s*+])")
_AMOUNT = re.compile(r"[A-Z]{0,3}[$£€¥₹₩\d]")
_BULLET = re.compile(r"[ \t]*[-*+•◦▪][ \t]+")
_SEARCHED, _ABOVE, _NEAR, _FEWEST, _STRONG = 150, 8, 14, 3, 2
_VALUE_LINES = 3
_LONGEST_LABEL, _LONGEST_ABOVE, _LONGEST_VALUE = 60, 120, 160


@cache
def _glued() -> re.Pattern[str]:
    """A label with its value glued to it: `Directed byAda Quill`."""
    known = "|".join(re.escape(label) for label in sorted(labels().labels, key=len, reverse=True))
    return re.compile(rf"(?i:{known})(?=[A-Z0-9$£€¥₹₩\"“])")


@dataclass(frozen=True, slots=True)
class Box:
    """An infobox and the lines it takes."""

    table: Table
    start: int
    end: int
    """Index of the line after it."""


@dataclass(frozen=True, slots=True)
class _Cut:
    """A line cut into cells."""

    cells: tuple[str, ...]
    is_known: bool = False
    """The first cell is a known label."""
    is_single: bool = False
    """One cell after a pipe: the renderer printed one cell a line."""


@dataclass(slots=True)
class _Draft:
    label: str | None
    start: int
    end: int
    values: list[list[str]] = field(default_factory=list)
    """Lines of each value cell."""

    def add(self, line: str) -> None:
        """One more line of the last value cell."""
        if not self.values:
            self.values.append([])
        if line:
            self.values[-1].append(line)


def find_box(lines: Sequence[Line]) -> Box | None:
    """The infobox near the top of a page, or None."""
    first = _first_label(lines)
    if first is None:
        return None
    start = first
    while start and first - start < _ABOVE and _is_above(lines[start - 1]):
        start -= 1
    return _read(lines, start, first)


def _is_heading(cut: _Cut) -> bool:
    """A label alone on its line that is as likely a heading: "Production"."""
    return len(cut.cells) == 1 and not cut.is_single and label_key(cut.cells[0]) in words().top


def _is_above_amount(lines: Sequence[Line], index: int) -> bool:
    """The value of "Box office" stands below it: a sum, no sentence."""
    below = lines[index + 1].text.strip() if index + 1 < len(lines) else ""
    return _AMOUNT.match(below) is not None and not _is_after(below)


def _is_above_label(lines: Sequence[Line], index: int) -> bool:
    """The box goes on: "Characters" is a value, not the heading of a section."""
    below = [line for line in lines[index + 1 : index + 1 + 3 * _VALUE_LINES] if not line.blank][:_VALUE_LINES]
    return any(is_label(line.text) and label_key(line.text) not in words().top for line in below)


def _cut(line: Line) -> _Cut:
    """The cells of a line."""
    text = line.text.strip()
    if "|" in text:
        single = text.startswith("|") and text.count("|") == 1
        cells = tuple(cell.strip() for cell in _PIPE.split(text.removeprefix("|")))
        return _Cut(cells, is_label(cells[0]), single)
    if "\t" in line.text:
        cells = tuple(cell.strip() for cell in _TABS.split(line.text.rstrip()))
        return _Cut(cells, is_label(cells[0]))
    label, colon, value = text.partition(":")
    if colon and value[:1] in {"", " ", "*"} and is_label(label):
        return _Cut((label, value.strip(" *")), is_known=True)
    label, gap, value = text.partition("  ")
    if gap and is_label(label) and len(text) <= _LONGEST_VALUE:
        return _Cut((label, value.strip()), is_known=True)
    glued = _glued().match(text)
    if glued and len(text) <= _LONGEST_VALUE:
        return _Cut((glued[0], text[glued.end() :]), is_known=True)
    return _Cut((text,), is_label(text))


def _first_label(lines: Sequence[Line]) -> int | None:
    """Index of the first line with a label that has other labels near below it."""
    known: list[int] = []
    strong: set[str] = set()
    for index in range(min(len(lines), _SEARCHED)):
        line = lines[index]
        if line.text.startswith("#") and known:
            return None
        if line.blank or len(line.text) > 4000:
            continue
        cut = _cut(line)
        if not cut.is_known or _is_heading(cut):
            continue
        known.append(index)
        strong.update({label_key(cut.cells[0])} & labels().strong)
        recent = known[-_FEWEST:]
        if len(recent) == _FEWEST and recent[-1] - recent[0] <= 2 * _NEAR and len(strong) >= _STRONG:
            return _chain_start(known)
    return None


def _chain_start(known: Sequence[int]) -> int:
    """The first of the labels that stand near one another."""
    start = len(known) - 1
    while start and known[start] - known[start - 1] <= _NEAR:
        start -= 1
    return known[start]


def _is_above(line: Line) -> bool:
    """The line may be the title or the caption of the box, or a divider below it."""
    text = line.text.strip()
    if not text or len(text) > _LONGEST_ABOVE or text.startswith(("#", "- ", "* ", "• ", "=")):
        return False
    return not text.endswith((".", "!", "?", ":")) or text.endswith((".jpg", ".png"))


def _read(lines: Sequence[Line], start: int, first: int) -> Box | None:
    rows: list[_Draft] = []
    index, end = start, first
    while index < len(lines):
        line = lines[index]
        if line.blank:
            following = _after_blank(lines, index, rows)
            if following is None:
                break
            index = following
            continue
        taken = _take(lines, index, rows, before_labels=index < first)
        if not taken:
            break
        index += taken
        end = index
    known = sum(row.label is not None and is_label(row.label) for row in rows)
    if known < _FEWEST:
        return None
    span = Span(lines[start].start, lines[end - 1].end)
    table = Table(tuple(_row(row) for row in rows), classes=("infobox",), span=span)
    return Box(table, start, end)


def _after_blank(lines: Sequence[Line], index: int, rows: Sequence[_Draft]) -> int | None:
    """Index of the next line with text if the box goes on there."""
    while index < len(lines) and lines[index].blank:
        index += 1
    if index == len(lines):
        return None
    line = lines[index]
    if rows and not any(rows[-1].values[-1:]) and (_BULLET.match(line.text) or _is_value(line)):
        return index
    if is_label(line.text) and _is_value(_below(lines, index)):
        return index
    if _has_value(line) or _two_line_label(lines, index) is not None:
        return index
    goes_on = index + 1 < len(lines) and len(line.text) <= _LONGEST_LABEL and _has_value(lines[index + 1])
    return index if goes_on and not line.text.startswith("#") else None


def _below(lines: Sequence[Line], index: int) -> Line:
    """The next line that is not blank, if it is near; else the same line."""
    near = lines[index + 1 : index + 1 + 2 * _VALUE_LINES]
    return next((line for line in near if not line.blank), lines[index])


def _is_value(line: Line) -> bool:
    """A short line that is no label, no heading and no sentence."""
    return not (line.blank or is_label(line.text) or _is_after(line.text) or line.text.rstrip().endswith("."))


def _has_value(line: Line) -> bool:
    """A known label with its value on the same line."""
    cut = _cut(line)
    return cut.is_known and len(cut.cells) > 1


def _take(lines: Sequence[Line], index: int, rows: list[_Draft], *, before_labels: bool) -> int:
    """Put a line where it belongs; the number of lines taken, 0 if the box has ended."""
    line = lines[index]
    if _DIVIDER.fullmatch(line.text) or not line.text.strip(" \t|"):
        return 1
    cut = _cut(line)
    if len(cut.cells) == 1 and (label := _two_line_label(lines, index)) is not None:
        rows.append(_Draft(label[0], line.start, lines[index + 1].end, [[label[1]]] if label[1] else []))
        return 2
    if _is_heading(cut) and not (_is_above_amount(lines, index) or _is_above_label(lines, index)):
        return 0
    if cut.is_known or (len(cut.cells) > 1 and cut.cells[0] and any(cut.cells[1:])):
        values = [[cell] for cell in cut.cells[1:] if cell]
        rows.append(_Draft(cut.cells[0], line.start, line.end, values))
    elif before_labels or (len(cut.cells) > 1 and cut.cells[0]) or not rows:
        rows.append(_Draft(None, line.start, line.end, [[cut.cells[0]]]))
    elif cut.is_single and rows[-1].values:
        rows.append(_Draft(cut.cells[0], line.start, line.end))
    elif _is_after(line.text):
        return 0
    else:
        rows[-1].add(cut.cells[-1] if len(cut.cells) > 1 else cut.cells[0])
        rows[-1].end = line.end
    return 1


def _two_line_label(lines: Sequence[Line], index: int) -> tuple[str, str] | None:
    """`Production` and, on the next line, `companies`, with the value if it follows there."""
    if index + 1 >= len(lines) or len(lines[index].text) > _LONGEST_LABEL or lines[index + 1].blank:
        return None
    upper = lines[index].text.strip().strip("|").strip()
    cut = _cut(lines[index + 1])
    label = f"{upper} {cut.cells[0]}"
    if not is_label(label) or label_key(label).count(" ") > 2:
        return None
    return label, next(filter(None, cut.cells[1:]), "")


def _is_after(text: str) -> bool:
    """A line of the article, after the box: a heading, or a sentence."""
    plain = _MARK.sub("", text.strip())
    if text.startswith("#") or text.rstrip().endswith(("[edit]", "[]")) or len(plain) > _LONGEST_VALUE:
        return True
    if plain.endswith(".") and len(plain) > _LONGEST_LABEL:
        return True
    return any(verb in plain for verb in labels().lead_verbs)


def _row(draft: _Draft) -> Row:
    span = Span(draft.start, draft.end)
    values = [_value(lines, draft.start) for lines in draft.values]
    if draft.label is None:
        return Row((Cell(values[0], is_header=True, colspan=2, span=span),), span=span)
    label = Cell(inline_text(draft.label, draft.start), is_header=True, span=span)
    cells = [Cell(value, span=span) for value in values] or [Cell(span=span)]
    return Row((label, *cells), span=span)


def _value(lines: Sequence[str], start: int) -> Text:
    if len(lines) == 1:
        # markdownify prints the line breaks of a cell as blanks.
        return with_breaks(inline_text(_BLANKS.sub("\n", lines[0]), start))
    return inline_text("\n".join(lines), start)
