"""wikifilm: an article to a FilmArticle to JSON. First argument: the form."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from worker import serve

from wikifilm import parse_article, to_json

form, *paths = sys.argv[1:]
serve(lambda text: to_json(parse_article(text, format=form)), paths)
