"""What kind of page it is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from wikifilm.document import Argument, Document, Paragraph, Template, Text
from wikifilm.film.evidence import extract_evidence
from wikifilm.film.sections import build_page
from wikifilm.grid import NO_HINTS
from wikifilm.model import FilmEvidence
from wikifilm.options import DEFAULTS

CASES = json.loads((Path(__file__).parents[1] / "fixtures" / "film" / "evidence.json").read_text(encoding="utf-8"))


def evidence(case: dict[str, Any]) -> FilmEvidence:
    boxes = [Template(case[key], (Argument("name", Text("Fog")),)) for key in ("infobox", "second") if key in case]
    document = Document(
        "wikitext",
        lead=(*boxes, Paragraph(Text(case["lead"]))),
        categories=tuple(case.get("categories", ())),
        redirect=case.get("redirect"),
    )
    return extract_evidence(build_page(document, case.get("title", ""), DEFAULTS, NO_HINTS), DEFAULTS)[0]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_kind(case: dict[str, Any]) -> None:
    found = evidence(case)
    assert found.kind == case["kind"]
    assert (found.score >= 0.5) == (case["kind"] == "film")
    assert bool(found.signs) == (bool(case["lead"]) or "redirect" in case)
