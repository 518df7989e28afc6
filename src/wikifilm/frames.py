"""Records as a data frame.

    to_frame(film.awards)                       pandas
    to_frame(film.cast, library="polars")

A column a field. Dates become ISO 8601 strings (day or month may be missing), persons their names with the page they
link to beside them, sums of money an amount, an upper end and a currency; several names stand in one string with "; "
between. Places in the source are left out. Awards also tell whether a cell that they were read from was inferred.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from importlib import import_module
from typing import Any

from wikifilm.errors import InvalidOption, MissingExtra
from wikifilm.model import AwardRecord, Grid, Money, Origin, PartialDate, Person

__all__ = ["to_frame"]

_LIBRARIES = ("pandas", "polars")
_LEFT_OUT = frozenset({"span", "provenance"})
_LABELS = ("name", "title", "actor", "award", "text", "what")
"""Fields that stand for a whole record, first one first."""


def to_frame(records: Iterable[Any] | Grid, library: str = "pandas") -> Any:
    """A `DataFrame` of pandas or polars with a row for each record (awards, cast, names, …), or for each row of a grid.

    Raises `MissingExtra` if the library is not installed, `InvalidOption` for another name than "pandas" or "polars".
    """
    if library not in _LIBRARIES:
        raise InvalidOption(f"library must be 'pandas' or 'polars', not {library!r}")
    try:
        module = import_module(library)
    except ImportError as error:
        raise MissingExtra(library, "frames") from error
    columns = _grid_columns(records) if isinstance(records, Grid) else _columns(records)
    frame = module.DataFrame(columns)
    return frame.convert_dtypes() if library == "pandas" else frame  # whole numbers stay whole where some are missing


def _columns(records: Iterable[Any]) -> dict[str, list[Any]]:
    columns: dict[str, list[Any]] = {}
    for record in records:
        if not is_dataclass(record):
            raise InvalidOption(f"records of the model are needed, not {type(record).__name__}")
        for name, value in _values(record):
            columns.setdefault(name, []).append(value)
    return columns


def _values(record: Any) -> Iterator[tuple[str, Any]]:
    for field in fields(record):
        if field.name not in _LEFT_OUT:
            yield from _flat(field.name, getattr(record, field.name), str(field.type))
    if isinstance(record, AwardRecord):
        yield "inferred", any(slot.origin is Origin.INFERRED for slot in record.provenance.values())


def _flat(name: str, value: Any, declared: str) -> Iterator[tuple[str, Any]]:
    """The columns of one field. What is missing has the same columns as what is there: they follow from its type."""
    if "Money" in declared:
        yield from _money(name, value)
    elif declared == "Person":
        yield name, value.name
        yield f"{name}_link", value.link
    elif isinstance(value, tuple):
        yield name, "; ".join(map(_label, value))
    else:
        yield name, _plain(value)


def _money(name: str, value: Money | None) -> Iterator[tuple[str, Any]]:
    yield name, None if value is None else float(value.amount)
    yield f"{name}_max", None if value is None or value.amount_max is None else float(value.amount_max)
    yield f"{name}_currency", None if value is None else value.currency


def _plain(value: Any) -> Any:
    if isinstance(value, PartialDate):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return float(value)
    return _label(value) if is_dataclass(value) else value


def _label(value: Any) -> str:
    """The words that stand for a record."""
    if isinstance(value, (str, int)):
        return str(value)
    found = next((getattr(value, name) for name in _LABELS if getattr(value, name, None)), "")
    return found.name if isinstance(found, Person) else str(found)


def _grid_columns(grid: Grid) -> dict[str, list[str]]:
    width = len((grid.header or grid.rows or ((),))[0])
    columns: dict[str, list[str]] = {}
    for column in range(width):
        name = " ".join(dict.fromkeys(row[column].text for row in grid.header if row[column].text)) or str(column)
        while name in columns:
            name += f" ({column})"
        columns[name] = [row[column].text for row in grid.rows]
    return columns
