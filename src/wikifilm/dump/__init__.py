"""Many articles: sources in, records out, nothing lost.

    sources = find_sources(["enwiki-multistream.xml.bz2"])
    export(sources, Job(), Export(Path("films.duckdb"), choose_sink("films.duckdb")), jobs=4)

`iter_articles` yields films one at a time instead.
"""

from wikifilm.dump.blocks import Block, Source
from wikifilm.dump.export import Export, export, stream
from wikifilm.dump.films import iter_articles
from wikifilm.dump.job import Columns, Job
from wikifilm.dump.progress import Progress
from wikifilm.dump.sinks import SINKS, Sink, choose_sink
from wikifilm.dump.sources import find_sources
from wikifilm.dump.tables import TABLES, article_rows
from wikifilm.dump.work import PageError, Tally

__all__ = [
    "SINKS",
    "TABLES",
    "Block",
    "Columns",
    "Export",
    "Job",
    "PageError",
    "Progress",
    "Sink",
    "Source",
    "Tally",
    "article_rows",
    "choose_sink",
    "export",
    "find_sources",
    "iter_articles",
    "stream",
]
