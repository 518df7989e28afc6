"""`python -m wikifilm.cli` is `wikifilm-dump`."""

from wikifilm.cli import main

if __name__ == "__main__":
    main()
