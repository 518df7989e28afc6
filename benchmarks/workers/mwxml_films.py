"""mwxml for the pages and mwparserfromhell for the films, as a scraper of dumps puts them together; JSON Lines out."""

import bz2
import json
import sys

import mwparserfromhell
import mwxml

source, target = sys.argv[1:]
with bz2.open(source) as packed, open(target, "w", encoding="utf-8") as out:  # noqa: PTH123
    for page in mwxml.Dump.from_file(packed):
        if page.namespace != 0 or page.redirect:
            continue
        text = next(iter(page)).text or ""
        if "{{infobox film" not in text.lower():
            continue
        code = mwparserfromhell.parse(text)
        boxes = [box for box in code.filter_templates() if box.name.strip().lower() == "infobox film"]
        infobox = {str(p.name).strip(): p.value.strip_code().strip() for box in boxes[:1] for p in box.params}
        sections = {}
        for section in code.get_sections(flat=True):
            headings = section.filter_headings()
            sections[str(headings[0].title) if headings else ""] = section.strip_code()
        tables = [str(tag.contents) for tag in code.filter_tags(matches=lambda node: node.tag == "table")]
        record = {"title": page.title, "id": page.id, "infobox": infobox, "sections": sections, "tables": tables}
        out.write(json.dumps(record) + "\n")
