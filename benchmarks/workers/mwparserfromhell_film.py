"""mwparserfromhell as a film scraper calls it: infobox parameters, sections and tables as plain text, then JSON."""

import json
import sys
from pathlib import Path

import mwparserfromhell

sys.path.insert(0, str(Path(__file__).parents[1]))

from worker import serve


def facts(text: str) -> dict:
    code = mwparserfromhell.parse(text)
    boxes = [box for box in code.filter_templates() if box.name.strip().lower().startswith("infobox")]
    infobox = {str(p.name).strip(): p.value.strip_code().strip() for box in boxes[:1] for p in box.params}
    sections = {}
    for section in code.get_sections(flat=True):
        headings = section.filter_headings()
        sections[str(headings[0].title) if headings else ""] = section.strip_code()
    tables = [str(tag.contents) for tag in code.filter_tags(matches=lambda node: node.tag == "table")]
    return {"infobox": infobox, "sections": sections, "tables": tables}


if __name__ == "__main__":
    serve(lambda text: json.dumps(facts(text)), sys.argv[1:])
