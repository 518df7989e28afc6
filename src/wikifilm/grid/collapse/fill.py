"""Readings to slots: every printed cell once as a stated slot, all others repeat what they belong to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from wikifilm.document import Cell
from wikifilm.grid.collapse.reading import CONSUMING, RowReading
from wikifilm.model import Link, Origin, Slot

__all__ = ["fill"]


def fill(readings: Iterable[RowReading], min_confidence: float = 0.0) -> list[tuple[Slot, ...]]:
    """The rows of slots that some readings mean, from the first row of the table on."""
    rows: list[tuple[Slot, ...]] = []
    above: Sequence[Slot] = ()
    for number, reading in enumerate(readings):
        above = _row(reading, number, above)
        rows.append(tuple(_kept(slot, min_confidence) for slot in above))
    return rows


def _row(reading: RowReading, number: int, above: Sequence[Slot]) -> tuple[Slot, ...]:
    cells = iter(reading.cells)
    slots: list[Slot] = []
    for column, label in enumerate(reading.labels):
        cell = next(cells) if label in CONSUMING else None
        confidence = reading.confidences[column] if reading.confidences else 1.0
        slots.append(_slot(label, cell, slots, above, number, column, confidence))
    return tuple(slots)


def _slot(
    label: str,
    cell: Cell | None,
    left: Sequence[Slot],
    above: Sequence[Slot],
    number: int,
    column: int,
    confidence: float,
) -> Slot:
    if label in "Ss" and column < len(above):
        return replace(above[column], origin=Origin.INFERRED, confidence=confidence)
    if label in "Rr" and left:
        return replace(left[-1], origin=Origin.INFERRED, confidence=confidence)
    if cell is None:
        return Slot("", row=number, column=column, origin=Origin.INFERRED, confidence=confidence)
    return _stated(cell, number, column, confidence)


def _stated(cell: Cell, number: int, column: int, confidence: float) -> Slot:
    text = cell.text
    return Slot(
        text.value,
        tuple(Link(text.value[link.start : link.end], link.target) for link in text.links),
        tuple(mark.id for mark in text.references),
        number,
        column,
        confidence=confidence,
        is_header=cell.is_header,
        classes=cell.classes,
        span=cell.span,
    )


def _kept(slot: Slot, min_confidence: float) -> Slot:
    """A guess that is not sure enough becomes a blank."""
    if slot.origin is Origin.INFERRED and slot.confidence < min_confidence:
        return replace(slot, text="", links=(), references=())
    return slot
