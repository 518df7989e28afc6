"""All awards of a page."""

from __future__ import annotations

from collections.abc import Iterator

from wikifilm.film.awards.context import heading_context
from wikifilm.film.awards.tables import table_awards
from wikifilm.film.page import Extract, Page, Part
from wikifilm.model import AwardRecord
from wikifilm.options import Options

__all__ = ["extract_awards"]


def extract_awards(page: Page, options: Options) -> Extract[tuple[AwardRecord, ...]]:
    """The awards of the film in reading order: from tables, and from lists under a heading about awards."""
    found = [record for part in page.all_parts() for record in _part_awards(page, part)]
    return tuple(record for record in found if record.confidence >= options.min_confidence), ()


def _part_awards(page: Page, part: Part) -> Iterator[AwardRecord]:
    context = heading_context(page, part)
    for _, grid in part.tables():
        yield from table_awards(grid, context)
