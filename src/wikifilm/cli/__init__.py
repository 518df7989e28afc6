"""The command `wikifilm-dump`: arguments, exit codes, printing; nothing that the library can't do."""

from wikifilm.cli.entry import main

__all__ = ["main"]
