"""Records that pages have hundreds of: frozen dataclasses for who uses them, built as fast as `msgspec.Struct`s.

A frozen dataclass stores each field by a call of `object.__setattr__`; a struct is built in a tenth of the time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

if TYPE_CHECKING:
    from dataclasses import Field
    from typing import Any, ClassVar

__all__ = ["Record", "record"]


class Record(Struct, frozen=True, gc=False):
    """Base of the classes that `record` decorates. What they hold is frozen too, so none is ever part of a cycle."""

    if TYPE_CHECKING:
        __dataclass_fields__: ClassVar[dict[str, Field[Any]]]


R = TypeVar("R", bound=type[Record])


def record(cls: R) -> R:
    """Make a `Record` a frozen dataclass: `fields`, `replace`, `asdict`, `FrozenInstanceError` are as with others."""
    dataclass(frozen=True, init=False, eq=False, repr=False, match_args=False)(cls)
    fields, defaults = cls.__dataclass_fields__.values(), cls.__struct_defaults__
    for field, default in zip(reversed(fields), reversed(defaults), strict=False):
        field.default = default
    return cls
