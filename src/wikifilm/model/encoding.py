"""Film articles as JSON and back (msgspec encodes and decodes the dataclasses)."""

from __future__ import annotations

from typing import Any

import msgspec

from wikifilm.model.article import FilmArticle

__all__ = ["from_json", "json_schema", "to_dict", "to_json"]


def to_dict(x: Any) -> Any:
    """Any value of the model as dicts, lists, strings and numbers. Exact amounts become strings."""
    return msgspec.to_builtins(x)


def to_json(x: Any) -> str:
    """Any value of the model as one line of JSON."""
    return msgspec.json.encode(x).decode("utf-8")


def from_json(text: str | bytes) -> FilmArticle:
    """The article that `to_json` wrote. Raises `msgspec.DecodeError` on other JSON."""
    return msgspec.json.decode(text, type=FilmArticle)


def json_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of a film article as `to_json` writes it."""
    return msgspec.json.schema(FilmArticle)
