"""Records as data frames."""

from __future__ import annotations

import sys
from decimal import Decimal
from typing import Any

import pytest

from wikifilm import errors
from wikifilm.frames import to_frame
from wikifilm.model import (
    AwardRecord,
    BoxOffice,
    CastMember,
    FilmArticle,
    Grid,
    Money,
    Origin,
    Outcome,
    PartialDate,
    Person,
    Recipient,
    Release,
    Slot,
)

GUESS = Slot("Zembla Awards", origin=Origin.INFERRED, confidence=0.9)
AWARDS = (
    AwardRecord("Corvid Prize", outcome=Outcome.NOMINATED, recipients=(Recipient("Ben Oar"), Recipient("Cy Pell"))),
    AwardRecord("Zembla Awards", outcome=Outcome.WON, edition=4, provenance={"award": GUESS}, confidence=0.9),
)

pytest.importorskip("pandas")
pytest.importorskip("polars")
both = pytest.mark.parametrize("library", ["pandas", "polars"])


def rows(frame: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = frame.to_dicts() if hasattr(frame, "to_dicts") else frame.to_dict("records")
    return found


@both
def test_awards(library: str) -> None:
    frame = to_frame(AWARDS, library)
    first, second = rows(frame)
    assert (first["award"], first["recipients"], first["outcome"], first["inferred"]) == (
        "Corvid Prize",
        "Ben Oar; Cy Pell",
        "nominated",
        False,
    )
    assert (second["edition"], second["confidence"], second["inferred"]) == (4, 0.9, True)
    assert not {"provenance", "span"} & set(frame.columns)


def test_whole_numbers_stay_whole_where_some_are_missing() -> None:
    assert str(to_frame(AWARDS).dtypes["edition"]) == "Int64"


@both
def test_persons_dates_and_money(library: str) -> None:
    [one] = rows(to_frame([CastMember(Person("Ada Quill", "Ada Quill (actress)"), role="June")], library))
    assert (one["actor"], one["actor_link"], one["role"]) == ("Ada Quill", "Ada Quill (actress)", "June")
    [release] = rows(to_frame([Release(PartialDate(1949, 5), "Zembla")], library))
    assert release == {"date": "1949-05", "place": "Zembla"}
    offices = [BoxOffice(gross=Money(Decimal("1500000.5"), currency="USD")), BoxOffice(admissions=3)]
    first, second = rows(to_frame(offices, library))
    assert (first["gross"], first["gross_currency"]) == (1_500_000.5, "USD")
    assert second["admissions"] == 3


@both
def test_films(library: str) -> None:
    [film] = rows(to_frame([FilmArticle("Nightjar", year=1949, awards=AWARDS)], library))
    assert (film["title"], film["year"], film["awards"]) == ("Nightjar", 1949, "Corvid Prize; Zembla Awards")


@both
def test_a_grid(library: str) -> None:
    grid = Grid(((Slot("Award"), Slot("Award"), Slot("")),), ((Slot("a"), Slot("b"), Slot("c")),))
    assert rows(to_frame(grid, library)) == [{"Award": "a", "Award (1)": "b", "2": "c"}]


@both
def test_nothing_gives_an_empty_frame(library: str) -> None:
    assert len(to_frame((), library)) == 0


def test_a_missing_library_is_told_with_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(errors.MissingExtra, match=r"polars is not installed; run: pip install 'wikifilm\[frames\]'"):
        to_frame(AWARDS, "polars")


@pytest.mark.parametrize(("records", "library"), [(AWARDS, "excel"), (["words"], "pandas")])
def test_wrong_arguments_are_told(records: Any, library: str) -> None:
    with pytest.raises(errors.InvalidOption):
        to_frame(records, library)
