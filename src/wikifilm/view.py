"""A film on the terminal: facts, cast, and awards by ceremony, with signs that show which cells were put back.

Everything that a colour tells, a sign tells too. A narrow terminal gets lines instead of columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from wikifilm.model import AwardRecord, CastMember, FilmArticle, Origin, Outcome, Slot
from wikifilm.model.words import (
    OUTCOME_SIGNS,
    SIGNS,
    SURE,
    all_grids,
    award_groups,
    facts,
    first_words,
    guesses,
    outcome_words,
    share,
)
from wikifilm.safe import printable

__all__ = ["film_view", "printable"]

STYLES = {Origin.STATED: "", Origin.SPANNED: "dim", Origin.INFERRED: "italic yellow"}
OUTCOME_STYLES = {
    Outcome.WON: "bold green",
    Outcome.NOMINATED: "cyan",
    Outcome.RUNNER_UP: "green",
    Outcome.THIRD_PLACE: "green",
}
_ORDER = (Origin.INFERRED, Origin.SPANNED, Origin.STATED)
_MOST_CAST = 40
_SPANNED = "from a cell above or beside it (rowspan, colspan)"
_DOUBT = 0.9
"""What is less confident gets a question mark."""
_NARROW = 64
"""Columns of the terminal below which an award takes two lines."""


def film_view(film: FilmArticle) -> RenderableType:
    """The film as a thing that rich can print."""
    parts: list[RenderableType] = [_title(film)]
    if rows := list(facts(film)):
        parts.append(_two_columns(rows))
    if lead := first_words(film):
        parts.append(Padding(_text(lead), (1, 2)))
    if film.cast:
        parts += [_heading("Cast", str(len(film.cast))), _cast(film.cast)]
    if film.awards:
        parts += [_heading("Awards", _tally(film.awards)), _Awards(film.awards), *_legend(film)]
    parts.append(_footer(film))
    return Group(*parts)


def _text(value: str, style: str = "") -> Text:
    return Text(printable(value), style)


def _title(film: FilmArticle) -> RenderableType:
    year = f" ({film.year})" if film.year else ""
    return Rule(_text((film.title or "(no title)") + year, "bold"))


def _heading(words: str, count: str) -> Text:
    return Text.assemble("\n", (words, "bold"), f" ({count})")


def _tally(awards: tuple[AwardRecord, ...]) -> str:
    won = sum(award.outcome is Outcome.WON for award in awards)
    return f"{len(awards)}: {won} won" if won else str(len(awards))


def _two_columns(rows: Iterable[tuple[str, str]]) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in rows:
        table.add_row(name, _text(value))
    return table


def _cast(cast: tuple[CastMember, ...]) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(overflow="fold")
    table.add_column(overflow="fold")
    for member in cast[:_MOST_CAST]:
        note = f" ({member.note})" if member.note else ""
        table.add_row(_text(member.actor.name), _text((member.role or "") + note, "italic"))
    if len(cast) > _MOST_CAST:
        table.add_row(Text(f"… and {len(cast) - _MOST_CAST} more", "dim"), "")
    return table


class _Awards:
    """Awards by body or ceremony; their columns depend on the width of the terminal, and are the same for all."""

    def __init__(self, awards: tuple[AwardRecord, ...]) -> None:
        self._awards = awards

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        widths = _widths(self._awards, options.max_width)
        for _, group in award_groups(self._awards):
            yield _ceremony(group)
            yield _lines(group) if options.max_width < _NARROW else _columns(group, widths)


def _widths(awards: tuple[AwardRecord, ...], width: int) -> tuple[int, int, int, int]:
    """Of outcome, category, recipients and confidence: the first as wide as it needs, the next two share the rest."""
    outcome = min(max(_outcome(award).cell_len for award in awards), width // 4)
    sure = max(_sure(award.confidence).cell_len for award in awards)
    rest = width - outcome - sure - 3  # a blank between two columns
    category = min(max(_category(award).cell_len for award in awards), rest // 2)
    return outcome, category, rest - category, sure


def _ceremony(awards: list[AwardRecord]) -> Text:
    """The name once, and in how many of its rows it had to be put back."""
    slots = [slot for award in awards if (slot := award.provenance.get("award")) is not None]
    origins = [slot.origin for slot in slots if slot.origin is not Origin.STATED]
    origin = min(origins, key=_ORDER.index, default=Origin.STATED)
    words = Text.assemble("\n", (printable(awards[0].award or "(no name)"), "bold"))
    if origin is not Origin.STATED:
        rows = f" {len(origins)} of {len(awards)} rows" if len(awards) > 1 else ""
        words.append(f"  {SIGNS[origin]}{rows}", STYLES[origin])
    return words


def _columns(awards: list[AwardRecord], widths: tuple[int, int, int, int]) -> Table:
    table = Table.grid(padding=(0, 1))
    for width in widths:
        table.add_column(width=width, overflow="fold")
    for award in awards:
        table.add_row(_outcome(award), _category(award), _recipients(award), _sure(award.confidence))
    return table


def _lines(awards: list[AwardRecord]) -> Table:
    """A line for the outcome and the category, one for the recipients, so that nothing gets too thin to read."""
    table = Table.grid(padding=(0, 1))
    table.add_column(overflow="fold")
    for award in awards:
        words = (_outcome(award), _category(award), _sure(award.confidence))
        table.add_row(Text(" ").join(word for word in words if word))
        if award.recipients:
            table.add_row(Text.assemble("    ", _recipients(award)))
    return table


def _sure(confidence: float) -> Text:
    """The figure where it matters; the line below tells the least of all."""
    doubtful = confidence < _DOUBT
    return Text(share(confidence) + "?" * doubtful, "bold red" if doubtful else "dim") if confidence < SURE else Text()


def _outcome(award: AwardRecord) -> Text:
    sign, style = OUTCOME_SIGNS[award.outcome], OUTCOME_STYLES.get(award.outcome, "")
    words = _cell(outcome_words(award), award.provenance.get("outcome"), style)
    return Text.assemble(f"  {sign} ", words)


def _category(award: AwardRecord) -> Text:
    return _cell(award.category or "", award.provenance.get("category"))


def _recipients(award: AwardRecord) -> Text:
    return _cell(", ".join(recipient.name for recipient in award.recipients), award.provenance.get("recipients"))


def _cell(value: str, slot: Slot | None, style: str = "") -> Text:
    """A value, marked by a style and by a sign, so that it can be told apart without colours too."""
    if not value:
        return Text()
    origin = slot.origin if slot is not None else Origin.STATED
    own = STYLES[origin]
    sign = [(f"{SIGNS[origin]} ", own)] if SIGNS[origin] else []
    return Text.assemble(*sign, (printable(value), style if origin is Origin.SPANNED and style else own or style))


def _legend(film: FilmArticle) -> Iterator[Text]:
    """What the signs mean, and how sure the guesses are."""
    slots = [slot for award in film.awards for slot in award.provenance.values()]
    inferred = [slot for slot in slots if slot.origin is Origin.INFERRED]
    lines = []
    if inferred:
        everywhere = guesses(grid for _, grid in all_grids(film))
        words = _confidence([slot for slot in everywhere if slot.origin is Origin.INFERRED] or inferred)
        lines.append(Text.assemble((f"{SIGNS['inferred']} ", STYLES[Origin.INFERRED]), words))
    if any(slot.origin is Origin.SPANNED for slot in slots):
        lines.append(Text.assemble((f"{SIGNS['spanned']} ", STYLES[Origin.SPANNED]), _SPANNED))
    if lines:
        yield Text("\n").append(Text("\n").join(lines))


def _confidence(slots: list[Slot]) -> str:
    sure = sum(slot.confidence >= _DOUBT for slot in slots)
    least = share(min(slot.confidence for slot in slots))
    return f"put back, the text had lost it: {len(slots)} cells, {sure} at least 90 % sure, the least sure {least}"


def _footer(film: FilmArticle) -> Text:
    words = [film.attribution.text.strip(" |")] if film.attribution.text else []
    if film.issues:
        codes = sorted({issue.code for issue in film.issues})
        words.append(f"{len(film.issues)} oddities: {', '.join(codes)}")
    return Text("\n", "dim").append(printable("\n".join(words), lines=True)) if words else Text()
