"""mwxml for the pages and mwparserfromhell for the films, as a scraper of dumps puts them together; JSON Lines out."""

import bz2
import json
import sys

import mwxml
from mwparserfromhell_film import facts

source, target = sys.argv[1:]
with bz2.open(source) as packed, open(target, "w", encoding="utf-8") as out:  # noqa: PTH123
    for page in mwxml.Dump.from_file(packed):
        if page.namespace != 0 or page.redirect:
            continue
        text = next(iter(page)).text or ""
        if "{{infobox film" in text.lower():
            out.write(json.dumps({"title": page.title, "id": page.id, **facts(text)}) + "\n")
