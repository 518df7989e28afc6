"""Arguments and exit codes of `wikifilm-dump`."""

from __future__ import annotations

import io
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from wikifilm.cli.reporter import Reporter
from wikifilm.dump.blocks import Source
from wikifilm.dump.export import Export, export, part_folder, stream
from wikifilm.dump.job import Columns, Job
from wikifilm.dump.jobs import default_jobs
from wikifilm.dump.sinks import SINKS, choose_sink
from wikifilm.dump.sources import find_sources
from wikifilm.dump.tables import TABLE_NAMES
from wikifilm.dump.work import Tally
from wikifilm.errors import WikifilmError
from wikifilm.safe import printable

__all__ = ["run"]

OK, SOME_FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130

EXAMPLES = """
\b
Examples:
  wikifilm-dump film.wiki                        one line of JSON on standard output
  wikifilm-dump film.txt --view                  the film on the terminal
  wikifilm-dump articles/ --report films.html    a folder as a page to check in a browser
  wikifilm-dump articles/ -o films.jsonl         a folder
  wikifilm-dump 'pages/*.html' -o films.jsonl    a glob
  curl … | wikifilm-dump - --format html         standard input
  wikifilm-dump enwiki.xml.bz2 -o films.duckdb   a dump, its films as tables of a database
  wikifilm-dump enwiki.xml.bz2 -o films.duckdb --resume
                                                 … going on after an interruption

\b
Outputs, by the end of the name or by --to:
  .jsonl .jsonl.gz .jsonl.zst   whole records, a line of JSON each
  .parquet .csv                 a folder of tables
  .duckdb .sqlite               a database of tables

\b
Exit codes: 0 all pages were read, 1 some pages failed (each is named on
standard error with its reason), 2 wrong usage, 130 interrupted.
"""


@dataclass(frozen=True, slots=True)
class Request:
    """The arguments that are not about pages."""

    sources: list[Source]
    output: str | None
    sink: str | None
    errors: str | None
    resume: bool
    limit: int | None
    jobs: int | None
    view: bool
    report: str | None
    quiet: bool
    log_json: bool
    dry_run: bool


def _tables(_: click.Context, __: click.Parameter, value: str | None) -> tuple[str, ...]:
    names = tuple(name.strip() for name in value.split(",")) if value else ()
    for name in names:
        if name not in TABLE_NAMES:
            raise click.BadParameter(f"there is no table {name!r}; there are {', '.join(TABLE_NAMES)}")
    return names


@click.command(epilog=EXAMPLES, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.argument("source", nargs=-1, required=True)
@click.option("-o", "--output", metavar="PATH", help="Write there instead of to standard output.")
@click.option("--to", "sink", type=click.Choice(list(SINKS)), help="Kind of output, if not by its name.")
@click.option(
    "--format", "form", type=click.Choice(["wikitext", "html", "text"]), help="Form of the articles, if not by content."
)
@click.option("--view", is_flag=True, help="Show the films on the terminal instead of writing records.")
@click.option("--report", metavar="FILE", help="Write a report to look at (one HTML page) instead of records.")
@click.option("--all-pages", is_flag=True, help="Take every article, film or not.")
@click.option("--where", metavar="PATTERN", help="Take titles like 'Batman*', or matching '/regular expression/'.")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="Stop after N films.")
@click.option("--tables", callback=_tables, metavar="NAMES", help="Tables to write, with commas between; else all.")
@click.option("--errors", metavar="FILE", help="Write pages that failed there, as JSON Lines.")
@click.option("--resume", is_flag=True, help="Go on with an interrupted run of the same arguments.")
@click.option(
    "-j", "--jobs", type=click.IntRange(0), metavar="N", help="Processes; 0 is none beside this. Default: cores."
)
@click.option("--page-seconds", type=float, default=60.0, show_default=True, help="Time that one page may take.")
@click.option("--page-bytes", type=int, default=32_000_000, show_default=True, help="Text that one page may have.")
@click.option("--licence", metavar="SPDX", help="Licence of the texts, where source and address don't tell.")
@click.option("--content-column", metavar="NAME", help="Column or key of the content in Parquet and JSON Lines.")
@click.option("--title-column", metavar="NAME", help="… of the title.")
@click.option("--url-column", metavar="NAME", help="… of the address.")
@click.option("--id-column", metavar="NAME", help="… of the page id.")
@click.option("--dry-run", is_flag=True, help="Only count the pages that would be read; write nothing.")
@click.option("--log-json", is_flag=True, help="News on standard error as lines of JSON.")
@click.option("-q", "--quiet", is_flag=True, help="No progress and no summary, only errors.")
@click.version_option(package_name="wikifilm", prog_name="wikifilm-dump")
def command(source: tuple[str, ...], **given: Any) -> int:
    """Turn wiki articles about films into complete, typed records.

    SOURCE is a file, a folder, a glob pattern, or - for standard input: articles (wikitext, HTML, text), MediaWiki XML
    exports (plain, bz2, gz, zst, xz, 7z), Enterprise HTML (NDJSON, tar.gz), JSON Lines, Parquet, WARC and WET.
    """
    job = Job(
        format=given["form"],
        columns=Columns(*(given[name] for name in ("content_column", "title_column", "url_column", "id_column"))),
        **{
            name: given[name]
            for name in ("all_pages", "where", "licence", "page_seconds", "page_bytes", "dry_run", "tables")
        },
    )
    names = ("output", "sink", "errors", "resume", "limit", "jobs", "view", "report", "quiet", "log_json", "dry_run")
    request = Request(find_sources(source), **{name: given[name] for name in names})
    try:
        return execute(request, job)
    except BrokenPipeError:
        _silence()  # the reader of our output has seen enough (`| head`)
        return OK


def execute(request: Request, job: Job) -> int:
    """Do what the arguments say."""
    size = sum(source.size for source in request.sources)
    with Reporter(size, quiet=request.quiet or request.view, as_json=request.log_json) as reporter:
        try:
            tally = _run(request, job, reporter)
            if sys.stdout is not None:
                sys.stdout.flush()
        except KeyboardInterrupt:
            return _fail("interrupted" + _keeps(request), INTERRUPTED)
        except BrokenPipeError:
            raise
        except OSError as error:
            if keeps := _keeps(request):
                return _fail(f"can't go on: {_words(error)}{keeps}", SOME_FAILED)
            _silence()
            return _fail(f"can't write: {_words(error)}", SOME_FAILED)
        reporter.summary(tally, dry_run=request.dry_run)
    return SOME_FAILED if tally.failed or tally.faults else OK


def _run(request: Request, job: Job, reporter: Reporter) -> Tally:
    _check(request)
    jobs = default_jobs(request.sources) if request.jobs is None else request.jobs
    if request.view:
        from wikifilm.cli.show import show_films  # these two load much that no dump needs

        return show_films(request.sources, job, reporter.report, request.limit)
    if request.report is not None and not request.dry_run:
        from wikifilm.cli.report import report_films

        return report_films(Path(request.report), request.sources, job, reporter.report, request.limit)
    if request.dry_run:
        return stream(request.sources, job, io.BytesIO(), jobs, reporter.report, request.limit)
    if request.output is None or request.output == "-":
        if request.resume or request.errors or (request.sink and not request.sink.startswith("jsonl")):
            raise click.UsageError("--resume, --errors and outputs other than jsonl need --output")
        return stream(request.sources, job, sys.stdout.buffer, jobs, reporter.report, request.limit)
    output, errors = Path(request.output), Path(request.errors) if request.errors else None
    plan = Export(output, choose_sink(request.output, request.sink), errors, request.resume, request.limit)
    return export(request.sources, job, plan, jobs, reporter.report)


def _check(request: Request) -> None:
    """Raise `click.UsageError` if the arguments don't go together."""
    if request.report is not None and request.output is not None:
        raise click.UsageError("--report is written instead of --output; give one of them")
    if request.view and (request.output or request.report or request.errors or request.resume):
        raise click.UsageError("--view shows films and writes none; leave out --output, --report, --errors, --resume")
    if sys.stdout is None and (request.view or _is_streamed(request)):
        raise click.UsageError("standard output is closed; name an --output")


def _is_streamed(request: Request) -> bool:
    return request.output in (None, "-") and request.report is None and not request.dry_run


def _keeps(request: Request) -> str:
    """What becomes of an unfinished output."""
    if request.output in (None, "-") or request.view or request.report or request.dry_run:
        return ""
    kept = part_folder(Path(str(request.output)))
    return f"; finished pages are kept in {kept}, the same command with --resume goes on from there"


def run() -> int:
    """Read the arguments of the process and do what they say; the exit code."""
    try:
        code = command.main(standalone_mode=False)
        return code if isinstance(code, int) else OK
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.exceptions.Abort, KeyboardInterrupt):
        return _fail("interrupted", INTERRUPTED)
    except WikifilmError as error:
        return _fail(str(error), USAGE)
    except OSError as error:
        return _fail(f"can't read or write: {_words(error)}", SOME_FAILED)


def _words(error: OSError) -> str:
    return (f"{error.filename}: " if error.filename else "") + (error.strerror or str(error))


def _silence() -> None:
    """Nothing more may go to standard output, not even what is flushed at exit."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _fail(words: str, code: int) -> int:
    click.echo(f"wikifilm-dump: {printable(words)}", err=True)
    return code
