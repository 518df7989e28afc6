"""Arguments and exit codes of `wikifilm-dump`."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import BinaryIO, NoReturn

import click

from wikifilm.cli.reporter import Reporter
from wikifilm.cli.show import show_films
from wikifilm.dump.job import Job
from wikifilm.dump.run import run
from wikifilm.dump.sources import find_sources
from wikifilm.errors import WikifilmError
from wikifilm.view import printable

__all__ = ["main"]

OK, SOME_FAILED, USAGE = 0, 1, 2

EXAMPLES = """
\b
Examples:
  wikifilm-dump film.wiki                      one line of JSON on standard output
  wikifilm-dump film.txt --view                the film on the terminal
  wikifilm-dump articles/ -o films.jsonl       a folder
  wikifilm-dump 'pages/*.html' -o films.jsonl  a glob
  curl … | wikifilm-dump - --format html       standard input

\b
Exit codes: 0 all pages were read, 1 some pages failed (each is named on
standard error with its reason), 2 wrong usage.
"""


@click.command(epilog=EXAMPLES, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.argument("source", nargs=-1, required=True)
@click.option("-o", "--output", metavar="FILE", help="Write there instead of to standard output.")
@click.option(
    "--format", "form", type=click.Choice(["wikitext", "html", "text"]), help="Form of the articles, if not by content."
)
@click.option("--view", is_flag=True, help="Show the films on the terminal instead of writing records.")
@click.option("-q", "--quiet", is_flag=True, help="No progress and no summary, only errors.")
@click.version_option(package_name="wikifilm", prog_name="wikifilm-dump")
def command(source: tuple[str, ...], output: str | None, form: str | None, view: bool, quiet: bool) -> int:
    """Turn wiki articles about films into complete, typed records, one line of JSON a film.

    SOURCE is a file, a folder, a glob pattern, or - for standard input.
    """
    try:
        return execute(source, Job(format=form), output, quiet=quiet, view=view)
    except BrokenPipeError:
        # The reader of our output has seen enough (`| head`). Nothing may be flushed to it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK


def execute(source: tuple[str, ...], job: Job, output: str | None, *, quiet: bool, view: bool) -> int:
    """Do what the arguments say."""
    sources = find_sources(source)
    with Reporter(sum(s.size for s in sources), quiet=quiet or view) as reporter:
        if view:
            tally = show_films(sources, job, reporter.report)
        elif output is None or output == "-":
            tally = run(sources, job, sys.stdout.buffer, reporter.report)
        else:
            with open_output(output) as out:
                tally = run(sources, job, out, reporter.report)
        sys.stdout.flush()
        reporter.summary(tally)
    return SOME_FAILED if tally.failed or tally.faults else OK


def open_output(path: str) -> BinaryIO:
    """The file that records go to."""
    try:
        return Path(path).open("wb")
    except OSError as error:
        raise click.UsageError(f"{path}: {error.strerror or error}") from error


def main() -> NoReturn:
    """Run the command; every ending is an exit code and, at worst, one line on standard error."""
    sys.exit(_run())


def _run() -> int:
    try:
        code = command.main(standalone_mode=False)
        return code if isinstance(code, int) else OK
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.exceptions.Abort:
        return _fail("interrupted", 130)
    except WikifilmError as error:
        return _fail(str(error), USAGE)
    except OSError as error:
        return _fail(f"{error.filename or 'output'}: {error.strerror or error}", SOME_FAILED)


def _fail(words: str, code: int) -> int:
    click.echo(f"wikifilm-dump: {printable(words)}", err=True)
    return code
