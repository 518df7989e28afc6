"""The figures as tables of Markdown, put between the marks of docs/quality.md."""

# mypy: ignore-errors
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from collapse_score import Outcome, figures, reliability

from wikifilm.grid.collapse.inference.confidence import Calibration, calibrated

NAMES = ("award rows", "award tables", "untouched", "other rows", "sure", "sure right")


def write_report(
    unseen: list[Outcome],
    calibrations: list[dict[str, Calibration]],
    fold_of: Callable[[Outcome], int],
    seen: list[Outcome],
    target: Path | None,
) -> str:
    """The tables. Confidence of each table not seen is that of the calibration of its fold."""
    sure = [_calibrated(outcome, calibrations[fold_of(outcome)]) for outcome in unseen]
    parts = {
        "unseen": _table(sure),
        "seen": _table(seen),
        "reliability": _reliability(sure),
    }
    if target:
        text = target.read_text("utf-8")
        for name, table in parts.items():
            mark = f"<!-- {name} -->"
            text = re.sub(f"{mark}.*?{mark}", lambda _, t=table, m=mark: f"{m}\n{t}\n{m}", text, flags=re.DOTALL)
        target.write_text(text, "utf-8")
    return "\n\n".join(f"{name}\n{table}" for name, table in parts.items())


def _calibrated(outcome: Outcome, calibrations: dict[str, Calibration]) -> Outcome:
    points = calibrations.get(outcome.kind, ())
    return replace(outcome, restored=[(calibrated(value, points), ok) for value, ok in outcome.restored])


def _table(outcomes: list[Outcome]) -> str:
    renderers = sorted({outcome.renderer for outcome in outcomes})
    lines = [f"| renderer | {' | '.join(NAMES)} |", "|---" * (len(NAMES) + 1) + "|"]
    for renderer in renderers:
        found = figures([outcome for outcome in outcomes if outcome.renderer == renderer])
        lines.append(f"| {renderer} | " + " | ".join(f"{found[name]:.3f}" for name in NAMES) + " |")
    return "\n".join(lines)


def _reliability(outcomes: list[Outcome]) -> str:
    groups = {
        "unpadded": ("html2text", "markdownify", "resiliparse"),
        "padded": ("trafilatura-2.0",),
        "in place": ("trafilatura-2.3",),
        "no row ends": ("trafilatura-1.6",),
    }
    found = {name: reliability([o for o in outcomes if o.renderer in renderers]) for name, renderers in groups.items()}
    lines = [f"| confidence | {' | '.join(groups)} |", "|---" * (len(groups) + 1) + "|"]
    for at, (low, high, *_) in enumerate(next(iter(found.values()))):
        cells = [f"{bins[at][3]:.3f} of {bins[at][2]}" if bins[at][2] else "" for bins in found.values()]
        lines.append(f"| {low:g} to {high:g} | " + " | ".join(cells) + " |")
    return "\n".join(lines)
