"""Articles that DuckDB reads, as record batches through wikifilm and back to DuckDB; other engines do alike."""

from pathlib import Path

import duckdb
import pyarrow as pa

from wikifilm.arrow import parse_batch, table_rows

ARTICLES = Path(__file__).parents[1] / "tests" / "fixtures" / "articles"


def main(articles: Path = ARTICLES) -> None:
    files = duckdb.table_function("read_text", [f"{articles}/*.wiki"])
    pages = files.project("filename AS title, content AS wikitext")
    films = pa.Table.from_batches(map(parse_batch, pages.to_arrow_reader(100)))
    awards = table_rows(films, "awards")

    print(f"{awards.num_rows} awards of {films.num_rows} films")
    for outcome, count in duckdb.execute("SELECT outcome, count(*) FROM awards GROUP BY 1 ORDER BY 1").fetchall():
        print(f"{outcome}: {count}")


if __name__ == "__main__":
    main()
