"""Read a folder of articles and print one line of JSON for each."""

import sys
from pathlib import Path

from wikifilm import parse_article, to_json

BUNDLED = Path(__file__).parents[1] / "tests" / "fixtures" / "articles"


def main(folder: Path = BUNDLED) -> None:
    for path in sorted(folder.iterdir()):
        if path.suffix in {".wiki", ".html", ".txt"}:
            print(to_json(parse_article(path)))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
