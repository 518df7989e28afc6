"""What is known of templates: data, by name."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

__all__ = ["Spec", "find_spec"]


@dataclass(frozen=True, slots=True)
class Spec:
    """How a template shows."""

    kind: str
    """Which renderer shows it."""
    pattern: str = ""
    """What the renderer needs to know."""
    block: bool = False
    """It stands by itself, never in a line of text."""


UNKNOWN = Spec("unknown")


@cache
def _data() -> dict[str, Any]:
    path = resources.files(__package__).joinpath("templates.json")
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return data


@cache
def _specs() -> dict[str, Spec]:
    data = _data()
    out = {
        name: Spec("argument" if pattern == "{1}" else "pattern", pattern) for name, pattern in data["patterns"].items()
    }
    for kind, section, block in (
        ("list", "lists", False),
        ("flow", "flows", False),
        ("nothing", "nothing", True),
        ("footnote", "footnotes", False),
        ("short footnote", "short_footnotes", False),
        ("box", "boxes", True),
        ("quote", "quotes", True),
    ):
        out |= {name: Spec(kind, block=block) for name in data[section]}
    out |= {name: Spec("style", style) for name, style in data["styles"].items()}
    out |= {name: Spec("result", shown) for name, shown in data["results"].items()}
    out |= {name: Spec("hatnote", shown, True) for name, shown in data["hatnotes"].items()}
    return out


@cache
def _prefixes() -> tuple[tuple[str, Spec], ...]:
    data = _data()
    return (
        *((prefix, Spec("nothing", block=True)) for prefix in data["nothing_prefixes"]),
        *((prefix, Spec("box", block=True)) for prefix in data["box_prefixes"]),
        ("Cite ", Spec("citation")),
        ("Citation", Spec("citation")),
        ("Lang-", Spec("argument")),
    )


def find_spec(name: str) -> Spec:
    """How a template of this name shows."""
    spec = _specs().get(name)
    if spec is None:
        spec = next((spec for prefix, spec in _prefixes() if name.startswith(prefix)), UNKNOWN)
    return spec
