"""Draw docs/images/report.png: a report of an invented film in headless Chromium, with a cell lit on both sides."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from restoring import PRINTED

from wikifilm import parse_article
from wikifilm.report import Entry, write_report

TARGET = Path(__file__).parents[1] / "docs" / "images" / "report.png"
TEXT = f"""The Glass Harbour is a 2011 drama film directed by Ada Quill and starring Fay Grove.

Cast
- Fay Grove as Nell Tarn
- Gus Hale as Captain Orme

Awards

{PRINTED}"""
FLAGS = """--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
    --disable-component-update --disable-sync --hide-scrollbars --window-size=1060,1230""".split()


def main() -> None:
    browser = shutil.which("chromium")
    if browser is None:
        sys.exit("needs chromium")
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "report.html"
        film = parse_article(TEXT, format="text", title="The Glass Harbour")
        page.write_text(write_report(Entry(film, TEXT, "harbour.txt")), encoding="utf-8", newline="\n")
        options = (f"--user-data-dir={folder}/profile", f"--screenshot={TARGET}", f"{page.as_uri()}#g0-0-2-0")
        subprocess.run([browser, *FLAGS, *options], check=True, capture_output=True)  # noqa: S603


if __name__ == "__main__":
    main()
