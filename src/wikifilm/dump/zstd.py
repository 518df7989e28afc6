"""Zstandard: in the standard library from Python 3.14, before that by the package that brings the same module."""

from __future__ import annotations

from types import ModuleType

from wikifilm.errors import MissingExtra

__all__ = ["zstd"]


def zstd() -> ModuleType:
    """The module. Raises `MissingExtra`."""
    try:
        from compression import zstd as module
    except ImportError:
        try:
            from backports import zstd as module  # type: ignore[no-redef,unused-ignore]
        except ImportError as error:
            raise MissingExtra("backports.zstd", "zst") from error
    found: ModuleType = module
    return found
