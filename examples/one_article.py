"""Read one article and print its awards."""

import sys
from pathlib import Path

from wikifilm import parse_article

BUNDLED = Path(__file__).parents[1] / "tests" / "fixtures" / "articles" / "miracle_in_cell_no_7.txt"


def main(path: Path = BUNDLED) -> None:
    film = parse_article(path)
    print(f"{film.title} ({film.year})")
    for award in film.awards:
        recipients = ", ".join(recipient.name for recipient in award.recipients)
        print(f"{award.award} | {award.category} | {recipients} | {award.outcome}")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
