"""The pictures of the guide are what the command shows today."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


TOOL = import_module("screenshot")


@pytest.mark.parametrize(("target", "name", "width"), TOOL.PICTURES)
def test_pictures_are_current(target: str, name: str, width: int) -> None:
    published = (ROOT / "docs" / "images" / target).read_text("utf-8")
    assert words(published) == words(TOOL.draw(name, width, f"wikifilm-dump {name} --view")), "run: make docs"


def words(svg: str) -> list[str]:
    """The lines of the picture. How rich draws them may change, and so may figures of confidence."""
    lines = re.findall(r"<text[^>]*>([^<]*)</text>", svg)
    return [re.sub(r"\d[\d.]*(?=(\s|&#160;)%)", "0", line) for line in lines if "sure" not in line]


def test_pictures_fetch_nothing() -> None:
    for target, *_ in TOOL.PICTURES:
        svg = (ROOT / "docs" / "images" / target).read_text("utf-8")
        assert "@font-face" not in svg
        assert "url(http" not in svg
