"""Films on the terminal instead of records."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence

from rich.console import Console

from wikifilm.dump.blocks import Source
from wikifilm.dump.films import each_film
from wikifilm.dump.job import Job
from wikifilm.dump.progress import Report
from wikifilm.dump.work import Tally
from wikifilm.view import film_view

__all__ = ["show_films"]


def show_films(sources: Sequence[Source], job: Job, report: Report, limit: int | None) -> Tally:
    """Print each film of the sources."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a film has characters that many a code page lacks
    console = Console(highlight=False, emoji=False)
    return each_film(sources, job, lambda film: console.print(film_view(film)), report, limit)
