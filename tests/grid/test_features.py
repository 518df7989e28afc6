"""The names of features. Fitted weights are found by them, so a name that changes silently is a weight that is lost."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from wikifilm.document import Cell, Text
from wikifilm.grid.collapse.cells.columns import columns_of
from wikifilm.grid.collapse.cells.tokens import Token, token
from wikifilm.grid.collapse.evidence.features import (
    cell_features,
    change_features,
    repeat_features,
    row_features,
    same_feature,
    wide_features,
)
from wikifilm.grid.collapse.evidence.fitted import fitted

ROWS: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "fixtures" / "grid" / "row_features.json").read_text("utf-8")
)
YEAR, AWARD, CATEGORY, RESULT = columns_of(["Year", "Award", "Category", "Result"])


def seen(text: str, *flags: str) -> Token:
    return replace(token(Cell(Text(text))), flags=flags)


@pytest.mark.parametrize("case", ROWS, ids=lambda case: f"{case['labels']} {case['dialect']}")
def test_a_row_is_known_by_its_labels_their_turns_and_their_pairs(case: dict[str, Any]) -> None:
    assert list(row_features(case["labels"], columns_of(case["headers"]), case["dialect"])) == case["features"]


def test_columns_behind_the_last_cell_of_a_row_that_was_cut_there() -> None:
    columns = (YEAR, AWARD, CATEGORY, RESULT)
    for labels, more in [
        ("PPSE", {"C|E", "C|E|outcome", "C|S", "C|S|category"}),
        ("SPPE", {"C|E", "C|E|outcome"}),
        ("SPPP", set()),
        ("PPRR", set()),
    ]:
        plain, cut = row_features(labels, columns, "kept"), row_features(labels, columns, "kept", cuts=True)
        assert set(cut) - set(plain) == more


def test_a_row_has_a_label_for_every_column() -> None:
    for labels in ("PS", "PSPSP"):
        with pytest.raises(ValueError, match="zip"):
            row_features(labels, (YEAR, AWARD, CATEGORY, RESULT), "kept")


def test_a_cell_is_known_by_its_kind_and_what_is_seen_of_it() -> None:
    assert cell_features(seen("2011", "bold", "joined alike"), YEAR) == [
        "k|year|year", "kp|year|first", "kf|bold|year", "kf|joined alike|year", "kj|joined alike",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "label", "change"), [("S", "P", "SP"), ("^", "E", "^E"), ("s", "r", "SR"), ("e", "R", "ER")]
)
def test_a_change_of_a_column(before: str, label: str, change: str) -> None:
    assert change_features(before, label, CATEGORY) == (f"T|{change}|category", f"T|{change}|mid")


def test_a_cell_that_says_the_same_as_above() -> None:
    assert repeat_features(seen("Won"), RESULT, 0.25) == [("Te", 1.0), ("Te|outcome", 1.0), ("Te|once", 0.75)]
    assert repeat_features(seen("zz"), AWARD, 1.0) == [("Te", 1.0), ("Te|award", 1.0), ("Te|once", 0.0)]
    assert repeat_features(seen("—"), RESULT, 0.25) == [("Te|dash", 1.0)]
    assert repeat_features(seen("2011"), RESULT, 0.0)[0] == ("Te", 1.0)


def test_a_row_labelled_as_the_one_above() -> None:
    labels = "PSP"
    assert [same_feature(labels, "".join(("P", "SP"))), same_feature(labels, "PPP")] == ["Ts|same", "Ts|other"]


def test_a_wide_cell() -> None:
    assert wide_features(seen("Ada Quill"), True) == ["w|person|full", "w|full"]
    assert wide_features(seen("Ada Quill"), False) == ["w|person|part", "w|part"]


def test_weights_know_the_names_of_usual_features() -> None:
    """A renamed feature would silently weigh nothing."""
    names = {name for weights in fitted().passes("award") for name in weights}
    asked = {*row_features("PSPP", (YEAR, AWARD, CATEGORY, RESULT), "padded"), "Ts|same", "Te", "w|full"}
    asked |= {*cell_features(seen("2011"), YEAR), *change_features("P", "S", YEAR)}
    known = {name.partition("|")[0] for name in asked & names}
    assert known >= {"k", "kp", "L", "Lp", "A", "B", "Z", "T", "Ts"}
