"""Figures with what they count."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from wikifilm import parse_article
from wikifilm.film.box_office import extract_box_office
from wikifilm.model import BoxOffice, Money
from wikifilm.options import DEFAULTS

CASES = json.loads((Path(__file__).parents[1] / "fixtures" / "film" / "figures.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("text", "figures"), CASES)
def test_figures(text: str, figures: list[Any], page_of: Any) -> None:
    box_office, _ = extract_box_office(page_of(text, heading="Box office"), DEFAULTS)
    assert box_office is not None
    assert [
        [figure.what, str(figure.amount), figure.unit, figure.date and str(figure.date), figure.place]
        for figure in box_office.figures
    ] == figures
    assert all(figure.quote == text for figure in box_office.figures)


def test_totals(page_of: Any) -> None:
    text = "It cost $4 million. It took $2 million in France and $9 million worldwide. It opened to $1 million."
    box_office, _ = extract_box_office(page_of(text, heading="Box office"), DEFAULTS)
    assert box_office is not None
    assert (box_office.gross, box_office.budget, box_office.opening, box_office.admissions) == (
        Money(Decimal(9_000_000), currency="USD"),
        Money(Decimal(4_000_000), currency="USD"),
        Money(Decimal(1_000_000), currency="USD"),
        None,
    )


def test_the_sum_of_a_territory_is_not_the_gross(page_of: Any) -> None:
    box_office, _ = extract_box_office(page_of("It grossed $2 million in France.", heading="Box office"), DEFAULTS)
    assert box_office is not None
    assert box_office.gross is None


def test_the_infobox_fills_what_the_sections_leave_open() -> None:
    film = parse_article(
        "{{Infobox film|name=Fog|budget=$4 million|gross=$9 million}}\nFog is a film.", format="wikitext"
    )
    assert film.box_office == BoxOffice(
        gross=Money(Decimal(9_000_000), currency="USD"), budget=Money(Decimal(4_000_000), currency="USD")
    )


def test_sums_of_the_plot_are_no_figures(page_of: Any) -> None:
    assert extract_box_office(page_of("He earned $2 million.", heading="Plot"), DEFAULTS)[0] is None


def test_a_loss_is_told_in_any_section(page_of: Any) -> None:
    box_office, _ = extract_box_office(page_of("It recorded a loss of $2,000.", heading="Reception"), DEFAULTS)
    assert box_office is not None
    assert [(figure.what, figure.amount) for figure in box_office.figures] == [("loss", Decimal(2_000))]


def test_empty_section(page_of: Any) -> None:
    assert extract_box_office(page_of(heading="Box office"), DEFAULTS)[0] == BoxOffice()


def test_a_range_of_the_infobox_whose_end_the_section_has() -> None:
    page = """{{{{Infobox film|name=Fog|budget=$4–6 million}}}}
== Box office ==
It made $9 million on a budget of {}."""
    ranged = parse_article(page.format("$4–6 million"), format="wikitext").box_office
    other = parse_article(page.format("$5 million"), format="wikitext").box_office
    assert ranged is not None
    assert ranged.budget == Money(Decimal(4_000_000), Decimal(6_000_000), currency="USD")
    assert other is not None
    assert other.budget == Money(Decimal(5_000_000), currency="USD")


def test_costs_of_a_film_over_budget_are_no_budget(page_of: Any) -> None:
    text = "This cost $90,000 when the shoot was already over budget."
    assert extract_box_office(page_of(text, heading="Filming"), DEFAULTS)[0] is None
