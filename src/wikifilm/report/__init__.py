"""Films as one HTML page for people who check them: each printed table beside what was made of it."""

from wikifilm.report.entry import Entry
from wikifilm.report.page import write_report

__all__ = ["Entry", "write_report"]
