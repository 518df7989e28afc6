"""pandas.read_html on lxml, whole pages."""

import io
import sys
from pathlib import Path

import pandas

sys.path.insert(0, str(Path(__file__).parents[1]))

from worker import serve


def tables(text: str) -> object:
    try:
        return pandas.read_html(io.StringIO(text), flavor="lxml")
    except ValueError:
        return []


serve(tables, sys.argv[1:])
