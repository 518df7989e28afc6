"""Film articles as JSON and back (msgspec encodes and decodes the dataclasses)."""

from __future__ import annotations

from typing import Any

import msgspec

from wikifilm.errors import InvalidArgument, InvalidJson
from wikifilm.model.article import FilmArticle

__all__ = ["from_json", "json_schema", "to_dict", "to_json"]

_NO_MODEL = "{} is no value of wikifilm's model: {}"


def to_dict(x: Any) -> Any:
    """Any value of the model as dicts, lists, strings and numbers. Exact amounts become strings.

    Raises `InvalidArgument` on anything else.
    """
    try:
        return msgspec.to_builtins(x)
    except (TypeError, ValueError, RecursionError) as error:
        raise InvalidArgument(_NO_MODEL.format(type(x).__name__, error)) from error


def to_json(x: Any) -> str:
    """Any value of the model as one line of JSON. Raises `InvalidArgument` on anything else."""
    try:
        return msgspec.json.encode(x).decode("utf-8")
    except (TypeError, ValueError, RecursionError) as error:
        raise InvalidArgument(_NO_MODEL.format(type(x).__name__, error)) from error


def from_json(text: str | bytes) -> FilmArticle:
    """The article that `to_json` wrote. Raises `InvalidJson` on anything else, `InvalidArgument` on no text at all."""
    if not isinstance(text, str | bytes | bytearray | memoryview):
        raise InvalidArgument(f"from_json takes a string or bytes, not {type(text).__name__}")
    try:
        return msgspec.json.decode(text, type=FilmArticle)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise InvalidJson(f"not the JSON of a film article: {error}") from error


def json_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of a film article as `to_json` writes it."""
    schema: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(msgspec.json.schema(FilmArticle)))
    return schema
