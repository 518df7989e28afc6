"""Where records go: one file a kind of output, listed in one table."""

from wikifilm.dump.sinks.kinds import SINKS, Sink, choose_sink

__all__ = ["SINKS", "Sink", "choose_sink"]
