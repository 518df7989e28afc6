"""Records that are built as structs are to their users what any frozen dataclass is."""

from __future__ import annotations

import dataclasses
import pickle
from typing import Any

import pytest

from wikifilm import Span, model
from wikifilm.document import Item, Text

RECORDS = [value for value in vars(model).values() if dataclasses.is_dataclass(value)] + [Span]
PERSON = model.Person("Ada Prill", "Ada Prill (actress)")


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_fields_are_those_of_the_constructor(record: Any) -> None:
    needed = [one for one in dataclasses.fields(record) if one.default is one.default_factory is dataclasses.MISSING]
    made = record(*range(len(needed)))
    for number, one in enumerate(dataclasses.fields(record)):
        value = getattr(made, one.name)
        assert value == (number if one in needed else one.default) or one.default_factory is not dataclasses.MISSING
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(made, dataclasses.fields(record)[0].name, 0)
    assert dataclasses.replace(made) == made == pickle.loads(pickle.dumps(made))  # noqa: S301


def test_records_are_values() -> None:
    assert repr(PERSON) == "Person(name='Ada Prill', link='Ada Prill (actress)')"
    assert dataclasses.asdict(PERSON) == {"name": "Ada Prill", "link": "Ada Prill (actress)"}
    assert dataclasses.replace(PERSON, link=None) == model.Person("Ada Prill") != PERSON
    assert len({PERSON, model.Person("Ada Prill", "Ada Prill (actress)")}) == 1
    with pytest.raises(dataclasses.FrozenInstanceError):
        PERSON.name = "Bo"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        PERSON.other = 1  # type: ignore[attr-defined]


def test_what_stands_elsewhere_is_equal() -> None:
    item = Item(Text("one"), span=Span(1, 4))
    assert dataclasses.replace(item, span=None) == item
    assert dataclasses.replace(item, kind="term") != item
