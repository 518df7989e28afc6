"""docs/schema.json is what `json_schema()` says."""

import json
from pathlib import Path

from wikifilm import json_schema

SCHEMA = Path(__file__).parents[1] / "docs" / "schema.json"


def test_published_schema_is_current() -> None:
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == json_schema(), "run: make schema"
