"""Write docs/schema.json: the JSON Schema of what `to_json` prints."""

import json
from pathlib import Path

from wikifilm import json_schema

TARGET = Path(__file__).parents[1] / "docs" / "schema.json"


def main() -> None:
    TARGET.write_text(json.dumps(json_schema(), indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
