"""Draw docs/images: what `wikifilm-dump --view` shows of the bundled articles, as SVG, from a real run."""

from __future__ import annotations

import io
import re
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme

from wikifilm import parse_article
from wikifilm.view import film_view

ROOT = Path(__file__).parents[1]
ARTICLES = ROOT / "tests" / "fixtures" / "articles"
IMAGES = ROOT / "docs" / "images"

THEME = TerminalTheme(
    (250, 248, 243),
    (38, 42, 48),
    [
        (38, 42, 48),
        (176, 42, 30),
        (29, 107, 58),
        (150, 92, 0),
        (11, 92, 173),
        (120, 60, 140),
        (20, 100, 130),
        (90, 96, 104),
    ],
)
"""Dark on light, each colour at least 4.5 to 1 against the paper."""


def draw(name: str, width: int, title: str) -> str:
    """The view of an article as SVG. Without web fonts, so that nothing is fetched."""
    console = Console(record=True, width=width, file=io.StringIO(), color_system="truecolor", legacy_windows=False)
    console.print(film_view(parse_article(ARTICLES / name)))
    svg = console.export_svg(title=title, theme=THEME, unique_id="wikifilm")
    return re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)


def main() -> None:
    IMAGES.mkdir(exist_ok=True)
    for target, name, width in PICTURES:
        svg = draw(name, width, f"wikifilm-dump {name} --view")
        (IMAGES / target).write_text(svg, encoding="utf-8", newline="\n")


PICTURES = (("view.svg", "miracle_in_cell_no_7.txt", 92), ("view-spanned.svg", "the_glass_harbour.html", 92))

if __name__ == "__main__":
    main()
