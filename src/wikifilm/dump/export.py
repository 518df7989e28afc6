"""From sources to a finished output that is either whole or not there, and a run that can go on after any end."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import BinaryIO

import msgspec

from wikifilm.dump.blocks import STDIN, Block, Source
from wikifilm.dump.encode import ARTICLES
from wikifilm.dump.job import Job, is_utf8
from wikifilm.dump.journal import Journal
from wikifilm.dump.licence import NOTICE, licence_notice
from wikifilm.dump.progress import Progress, Report
from wikifilm.dump.rows import renumber
from wikifilm.dump.sinks import Sink
from wikifilm.dump.sources import cut_all
from wikifilm.dump.tables import TABLE_NAMES
from wikifilm.dump.work import PageError, Result, Tally, work
from wikifilm.errors import DumpError

__all__ = ["Export", "export", "part_folder", "results", "spare_sources", "stream"]

ERRORS = "errors"


@dataclass(frozen=True, slots=True)
class Export:
    """Where a run's records go, and how."""

    output: Path
    sink: Sink
    errors: Path | None = None
    """Pages that failed, as JSON Lines."""
    resume: bool = False
    limit: int | None = None
    """Films at most."""
    checkpoint_seconds: float = 1.0


def ignore(_: Progress) -> None:
    """Nobody watches."""


def export(sources: Sequence[Source], job: Job, plan: Export, jobs: int = 0, report: Report = ignore) -> Tally:
    """Write the records of all sources to a file or folder. `jobs=0` reads in this process.

    Raises `DumpError` if a run can't be resumed, `OSError` if its output can't be written. However a run ends, the
    blocks that it finished are kept in `<output>.part`, and `resume=True` goes on from there.
    """
    job = replace(job, encoding=plan.sink.encoding, packing=plan.sink.packing)
    _check(plan, sources)
    run = _identity(sources, job, plan)
    with Journal(part_folder(plan.output), run, resume=plan.resume, every=plan.checkpoint_seconds) as journal:
        if not journal.state.complete:
            _fill(journal, sources, job, plan, jobs, report)
            journal.complete()
        _finish(journal, sources, plan, job)
        tally = journal.state.tally
    journal.remove()
    return tally


def stream(
    sources: Sequence[Source],
    job: Job,
    out: BinaryIO,
    jobs: int = 0,
    report: Report = ignore,
    limit: int | None = None,
) -> Tally:
    """Write the records of all sources to an open stream; nothing can be resumed."""
    tally = Tally()
    for block, result in limited(results(cut_all(sources, job), job, jobs), job, limit):
        out.write(result.streams.get(ARTICLES, b""))
        tally.add(result.tally)
        report(Progress(tally, block.done, result.errors))
    return tally


def part_folder(output: Path) -> Path:
    """Where an unfinished run keeps its work."""
    return output.with_name(output.name + ".part")


def _check(plan: Export, sources: Sequence[Source]) -> None:
    """What would fail at the end of a long run fails at its beginning."""
    plan.sink.check()
    if not plan.sink.folder and plan.output.is_dir():
        raise DumpError(f"{plan.output} is a folder, and {plan.sink.name} is one file")
    if plan.sink.folder and plan.output.is_file():
        raise DumpError(f"{plan.output} is a file, and {plan.sink.name} is a folder of files")
    for path in filter(None, (plan.output, plan.errors)):
        if not path.parent.is_dir():
            raise DumpError(f"there is no folder {path.parent}")
    if plan.sink.encoding == "rows" and not is_utf8(str(plan.output)):
        raise DumpError(f"{plan.output} can't be written as {plan.sink.name}: its name is no UTF-8")
    if plan.errors is not None and plan.errors.is_dir():
        raise DumpError(f"{plan.errors} is a folder; the pages that failed go to one file")
    if plan.errors is not None and plan.errors.resolve() == plan.output.resolve():
        raise DumpError(f"{plan.output} can't be both the output and the file of errors")
    spare_sources(sources, *filter(None, (plan.output, plan.errors)))


def spare_sources(sources: Sequence[Source], *outputs: Path) -> None:
    """Raise `DumpError` if an output would be written over a source: what is read would be lost."""
    written = {_file(path): path for path in outputs if path.is_file()}
    for source in sources if written else ():
        if source.path != STDIN and (path := written.get(_file(Path(source.path)))) is not None:
            raise DumpError(f"{path} is read; it can't be written too")


def _file(path: Path) -> tuple[int, int]:
    """The same for all names of a file."""
    found = path.stat()
    return found.st_dev, found.st_ino


def _identity(sources: Sequence[Source], job: Job, plan: Export) -> dict[str, str]:
    """What must be the same for a run to go on."""
    # Only here: processes that read need no such thing, and it takes long to load.
    from importlib.metadata import version

    files = [(source.name, source.size, _changed(source.path)) for source in sources]
    return {
        "wikifilm's version": version("wikifilm"),
        "the list of sources, or one of them,": _digest(files),
        "an option": _digest((job, plan.sink.name, plan.limit, plan.errors is not None)),
    }


def _digest(value: object) -> str:
    return hashlib.sha256(msgspec.json.encode(value)).hexdigest()


def _changed(path: str) -> int:
    return 0 if path == STDIN else Path(path).stat().st_mtime_ns


def _fill(journal: Journal, sources: Sequence[Source], job: Job, plan: Export, jobs: int, report: Report) -> None:
    tally = journal.state.tally
    blocks = islice(cut_all(sources, job), journal.state.blocks, None)
    for block, result in limited(results(blocks, job, jobs), job, plan.limit, tally.films):
        streams = {name: renumber(data, tally.films) for name, data in result.streams.items()}
        if plan.errors is not None:
            streams[ERRORS] = error_lines(result.errors)
        journal.append(streams, result.tally)
        report(Progress(tally, block.done, result.errors))


def _finish(journal: Journal, sources: Sequence[Source], plan: Export, job: Job) -> None:
    notice = licence_notice(plan.output.name, [source.path for source in sources])
    # In the order in which they refer to one another.
    tables = [name for name in TABLE_NAMES if name in job.tables or not job.tables]
    new = plan.sink.finish(journal.folder, tables, notice)
    # The journal of JSON Lines is itself the output: if it is gone, a run that was killed just now had put it in place.
    if not new.exists() and not journal.state.sizes.get(new.name):
        new.touch()
    if new.exists() or not plan.output.exists():
        _put_in_place(new, plan.output)
    if not plan.sink.folder:
        write_whole(plan.output.with_name(f"{plan.output.name}.{NOTICE}"), notice.encode())
    if plan.errors is not None:
        errors = journal.path(ERRORS)
        write_whole(plan.errors, errors.read_bytes() if errors.exists() else b"")


def _put_in_place(new: Path, output: Path) -> None:
    if new.is_dir() and output.is_dir():
        for file in sorted(new.iterdir()):
            file.replace(output / file.name)
    else:
        new.replace(output)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file that is either whole or not there."""
    beside = path.with_name(path.name + ".new")
    beside.write_bytes(data)
    beside.replace(path)


def error_lines(errors: Sequence[PageError]) -> bytes:
    """Pages that failed, as JSON Lines."""
    return b"".join(msgspec.json.encode(error) + b"\n" for error in errors)


def limited(
    results: Iterator[tuple[Block, Result]], job: Job, limit: int | None, films: int = 0
) -> Iterator[tuple[Block, Result]]:
    """The same up to a number of films. The block in which it is reached is read once more, up to there."""
    for block, result in results:
        if limit is not None and films + result.tally.films >= limit:
            yield block, work(block, job, limit=limit - films)
            return
        films += result.tally.films
        yield block, result


def results(blocks: Iterator[Block], job: Job, jobs: int) -> Iterator[tuple[Block, Result]]:
    """What becomes of each block; `jobs=0` reads in this process."""
    if not jobs:
        for block in blocks:
            yield block, work(block, job)
        return
    # Only here, so that `import wikifilm` doesn't load all that processes need.
    from wikifilm.dump.pool import Pool

    with Pool(job, jobs) as pool:
        yield from pool.results(blocks)
