"""Tables printed with a cell a line and nothing between them: no sign of a cell, of a row, of an empty cell.

    Award
    Category
    Result
    Zembla Awards
    Best Film
    Won

Only a header that names its columns shows that a table begins here. Its cells go on to the next heading or paragraph;
where its rows end is for `grid` to tell. (Source: what `BeautifulSoup.get_text("\\n", strip=True)` gives of it.)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from wikifilm.document import Printed
from wikifilm.readers.text.lines import Line
from wikifilm.readers.text.tables.cell_lines import is_no_cell, piece_of
from wikifilm.readers.text.tables.cut import Cut, Piece
from wikifilm.readers.text.words import words

__all__ = ["cut_bare"]

_MOST_COLUMNS, _MOST_CELLS = 12, 2_000
_BULLETS = "*•"
_MAY_BE_NAME = re.compile(r"[^\W\d][^\d.!?:;|\[\]]{0,29}")
_JOINT = re.compile(r"\s?[/&]\s?|\sand\s|\sor\s")
_PLURAL = re.compile(r"\(e?s\)")
_DATE = re.compile(r"\d{1,2} [^\W\d]{3,12} \d{4}|[^\W\d]{3,12} \d{1,2}, \d{4}")
_MARKS = re.compile(r"(?<=[^\s\]])\s?((?:\[[^\[\]]{1,20}\]\s?)+)$")
_YEAR = re.compile(r"(?:1[89]|20)\d\d|\d{1,3}(?:st|nd|rd|th)")


def cut_bare(lines: Sequence[Line], index: int) -> Cut | None:
    """The table of such lines that begins at this one, or None."""
    head = _head(lines, index)
    if not 2 <= len(head) <= _MOST_COLUMNS or words().top.issuperset(head) or not _stands_alone(lines, index):
        return None
    if head[0] in words().top and len(head) > 2:  # the heading above the header
        return None
    end = index + len(head)
    while end < min(len(lines), index + _MOST_CELLS) and _is_cell(lines[end].text):
        end += 1
    if end - index < 2 * len(head):
        return None
    cells = _cells(lines[index:end], head)
    return Cut([[cell] for cell in cells], end, Printed("padding", row_ends=False, header_rows=0))


def _head(lines: Sequence[Line], index: int) -> list[str]:
    """The names of columns that stand below each other; between two that are known, one may be unknown."""
    if not _is_name(lines[index].text.strip().casefold()):
        return []
    texts = [line.text.strip().casefold() for line in lines[index : index + _MOST_COLUMNS + 1]]
    known = list(map(_is_name, texts))
    size = next((at for at, fact in enumerate(known) if not (fact or _is_between(texts, known, at))), len(texts))
    return texts[:size]


def _is_name(text: str) -> bool:
    """A known name, or several: "nominee(s) / work"."""
    parts = [_PLURAL.sub("", part).strip() for part in _JOINT.split(text)]
    known = words().columns
    return all(part in known or part.removesuffix("s") in known for part in parts)


def _is_between(texts: Sequence[str], known: Sequence[bool], at: int) -> bool:
    return 0 < at < len(texts) - 1 and known[at - 1] and known[at + 1] and _MAY_BE_NAME.fullmatch(texts[at]) is not None


def _stands_alone(lines: Sequence[Line], index: int) -> bool:
    """No word stands right above that may be the name of one more column."""
    above = lines[index - 1].text.strip() if index else ""
    return " " in above or not _MAY_BE_NAME.fullmatch(above.casefold()) or above.casefold() in words().top


def _cells(lines: Sequence[Line], head: Sequence[str]) -> list[Piece]:
    """A cell for each line, but for years that begin a name and marks of references that are cells."""
    cells = [piece_of(line, line.text.strip()) for line in lines]
    has_dates = "date" in " ".join(head) and not any(_DATE.search(cell.text) for cell in cells)
    if words().years.isdisjoint(head) and not has_dates:
        cells = list(_with_years(cells))
    return cells if words().footnotes.isdisjoint(head) else [part for cell in cells for part in _parted(cell)]


def _with_years(cells: Iterable[Piece]) -> Iterator[Piece]:
    """Where no column has years, a year alone is the beginning of a name: "1998 Zembla Awards"."""
    year: Piece | None = None
    for cell in cells:
        piece = Piece(f"{year.text} {cell.text}", year.start) if year else cell
        year = piece if _YEAR.fullmatch(piece.text) else None
        if year is None:
            yield piece
    if year is not None:
        yield year


def _parted(cell: Piece) -> Iterator[Piece]:
    """The marks of references behind a text stand in the column next to it."""
    marks = _MARKS.search(cell.text)
    if marks is None:
        yield cell
        return
    yield Piece(cell.text[: marks.start()], cell.start)
    yield Piece(marks[1], cell.start + marks.start(1))


def _is_cell(text: str) -> bool:
    text = text.strip()
    return bool(text) and text[0] not in _BULLETS and text.casefold() not in words().top and not is_no_cell(text)
