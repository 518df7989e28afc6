"""Film articles as JSON and back (msgspec encodes and decodes the dataclasses)."""

from __future__ import annotations

from typing import Any

import msgspec

from wikifilm.errors import InvalidJson
from wikifilm.model.article import FilmArticle

__all__ = ["from_json", "json_schema", "to_dict", "to_json"]


def to_dict(x: Any) -> Any:
    """Any value of the model as dicts, lists, strings and numbers. Exact amounts become strings."""
    return msgspec.to_builtins(x)


def to_json(x: Any) -> str:
    """Any value of the model as one line of JSON."""
    return msgspec.json.encode(x).decode("utf-8")


def from_json(text: str | bytes) -> FilmArticle:
    """The article that `to_json` wrote. Raises `InvalidJson` on anything else."""
    try:
        return msgspec.json.decode(text, type=FilmArticle)
    except (msgspec.MsgspecError, UnicodeError) as error:
        raise InvalidJson(f"not the JSON of a film article: {error}") from error


def json_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of a film article as `to_json` writes it."""
    schema: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(msgspec.json.schema(FilmArticle)))
    return schema
