"""BeautifulSoup on lxml, the page's text, and pandas.read_html for each table: the usual scraper."""

import io
import json
import sys
from pathlib import Path

import pandas
from bs4 import BeautifulSoup

sys.path.insert(0, str(Path(__file__).parents[1]))

from worker import serve


def tables(table: object) -> list[object]:
    try:
        return [frame.to_dict("records") for frame in pandas.read_html(io.StringIO(str(table)))]
    except (ValueError, IndexError):
        return []


def film(text: str) -> str:
    soup = BeautifulSoup(text, "lxml")
    rows = [tables(table) for table in soup.find_all("table")]
    return json.dumps({"text": soup.get_text(" "), "tables": rows}, default=str)


serve(film, sys.argv[1:])
