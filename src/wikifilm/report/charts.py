"""Charts as inline SVG. Every bar is told in words too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wikifilm.safe import Html, element, join

__all__ = ["Bar", "bar_chart"]

Bar = tuple[str, int, str]
"""Label, number, class name."""

_ROW, _LABEL, _BAR, _COUNT = 24, 108, 170, 62


def bar_chart(title: str, bars: Sequence[Bar]) -> Html:
    """Bars from left to right, one a line."""
    most = max((number for _, number, _ in bars), default=0) or 1
    width, height = _LABEL + _BAR + _COUNT, _ROW * len(bars)
    words = "; ".join(f"{label}: {number:,}" for label, number, _ in bars)
    drawing = element(
        "svg",
        element("desc", words),
        *(join(_bar(bar, at, most)) for at, bar in enumerate(bars)),
        viewBox=f"0 0 {width} {height}",
        role="img",
        aria_label=f"{title}. {words}",
        class_="chart",
    )
    return element("figure", element("figcaption", title), drawing)


def _bar(bar: Bar, at: int, most: int) -> Iterator[Html]:
    label, number, name = bar
    top, length = at * _ROW, round(_BAR * number / most, 1)
    middle = top + _ROW // 2
    yield element("text", label, x=_LABEL - 8, y=middle, text_anchor="end", dominant_baseline="central")
    yield element("rect", x=_LABEL, y=top + 4, width=str(length), height=_ROW - 8, rx=2, class_=f"bar {name}")
    yield element("text", f"{number:,}", x=str(_LABEL + length + 6), y=middle, dominant_baseline="central")
