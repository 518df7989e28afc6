"""wikifilm: every page of a dump is looked at in this process. Arguments: the dump; "look" reads no film."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from worker import repeat

from wikifilm.dump import Job, Tally, find_sources
from wikifilm.dump.sources import cut_all
from wikifilm.dump.work import outcomes

path, how = sys.argv[1:]


def scan() -> None:
    job, tally = Job(dry_run=how == "look"), Tally()
    for block in cut_all(find_sources([path]), job):
        for _ in outcomes(block, job, tally):
            pass


repeat(scan)
