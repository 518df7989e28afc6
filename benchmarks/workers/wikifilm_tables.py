"""wikifilm: all tables of a page. First argument: the form."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from worker import serve

from wikifilm import read_tables

form, *paths = sys.argv[1:]
serve(lambda text: read_tables(text, format=form), paths)
