"""The command `wikifilm-dump`: arguments, exit codes, printing; nothing that the library can't do."""

from wikifilm.cli.command import main

__all__ = ["main"]
