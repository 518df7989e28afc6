"""Put the films of a dump into a DuckDB file, and ask which film won most awards.

Needs the extra `duckdb`. The same from the command line: `wikifilm-dump DUMP -o films.duckdb`.
"""

import sys
import tempfile
from pathlib import Path

import duckdb

from wikifilm.dump import Export, Job, choose_sink, export, find_sources

BUNDLED = Path(__file__).parents[1] / "tests" / "fixtures" / "dump" / "sample-multistream.xml.bz2"

QUESTION = """
    SELECT title, count(*) FILTER (WHERE outcome = 'won') AS won, count(*) AS nominated
    FROM films JOIN awards USING (film) GROUP BY title ORDER BY won DESC, title
"""


def main(dump: Path = BUNDLED) -> None:
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "films.duckdb"
        tally = export(find_sources([str(dump)]), Job(), Export(output, choose_sink("films.duckdb")))
        print(f"{tally.pages} pages, {tally.films} films")
        with duckdb.connect(str(output), read_only=True) as database:
            for title, won, nominated in database.execute(QUESTION).fetchall():
                print(f"{title}: {won} of {nominated}")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
