"""Put a collapsed table back, and mark what was inferred."""

from wikifilm import read_tables

PRINTED = """
| Award | Category | Recipient | Outcome |
|---|---|---|---|
| Zembla Awards | Best Film | The Glass Harbour | Nominated |
| Best Actress | Ada Quill | ||
| Corvid Prize | Best Director | Ben Oar | Won |
"""


def main() -> None:
    for grid in read_tables(PRINTED, format="text"):
        for row in grid.rows:
            print(" | ".join(f"{slot.text}{'*' if slot.origin == 'inferred' else ''}" for slot in row))
    print("* inferred: the text did not say so")


if __name__ == "__main__":
    main()
