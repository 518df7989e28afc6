"""The page around it all: overview, films, style and script, with nothing fetched from anywhere."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Sequence
from importlib import resources
from string import Template

from wikifilm.model import FilmArticle, Origin, Outcome
from wikifilm.model.words import OUTCOME_SIGNS, SIGNS, share
from wikifilm.report.charts import bar_chart
from wikifilm.report.entry import Entry, Summary
from wikifilm.report.film import film_part, film_title
from wikifilm.report.gather import BINS, Gathered, gather
from wikifilm.safe import Html, element, join

__all__ = ["MOST_FILMS", "write_report"]

MOST_FILMS = 100
"""Films shown in full; of more, those that need a look most."""


def write_report(
    films: FilmArticle | Entry | Iterable[FilmArticle | Entry],
    *,
    title: str | None = None,
    failures: Sequence[str] = (),
    most: int = MOST_FILMS,
) -> str:
    """One self-contained HTML page about one film or many.

    An `Entry` brings the source text along, which is then shown beside each restored table. Of more than `most` films,
    those most in need of a human's look are shown in full, and all are counted. `failures` are pages that could not
    be read, a line each. The films are taken one at a time. Write the page as UTF-8.
    """
    several = not isinstance(films, (FilmArticle, Entry))
    gathered = gather([films] if isinstance(films, (FilmArticle, Entry)) else films, most)
    ranked = gathered.ranked()
    heading = title or (film_title(ranked[0][1].film) if gathered.films == 1 and ranked else "Films")
    overview = _overview(gathered, [summary for summary, _ in ranked], failures) if several else Html()
    folded = gathered.films > 1
    parts = join(film_part(summary.number, entry, folded=folded) for summary, entry in ranked)
    return _shell(heading, join((overview, parts)), has_heading=several)


def _shell(title: str, body: Html, *, has_heading: bool) -> str:
    style, script = _data("style.css"), _data("script.js")
    return Template(_data("page.html")).substitute(
        title=Html.of(title),
        policy=f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'",
        style=style,
        script=script,
        heading=element("h1", title if has_heading else "wikifilm report", dir="auto"),
        legend=_legend(),
        body=body,
    )


def _data(name: str) -> str:
    return (resources.files(__package__) / name).read_text("utf-8")


def _digest(text: str) -> str:
    """The page runs this script and no other, even if something of an article were taken for one."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _legend() -> Html:
    looks = (
        ("stated", "", "stated", "a cell stands here"),
        ("spanned", SIGNS[Origin.SPANNED], "spanned", "a cell from above or beside reaches here (rowspan, colspan)"),
        ("inferred", SIGNS[Origin.INFERRED], "inferred", "the text had lost this cell; the figure is the confidence"),
    )
    return element("ul", *(_look(*look) for look in looks), class_="legend")


def _look(name: str, sign: str, word: str, meaning: str) -> Html:
    mark = [element("span", sign, class_="sign")] if sign else []
    return element("li", element("span", *mark, word, class_=f"key {name}"), " ", meaning)


def _overview(gathered: Gathered, ranked: Sequence[Summary], failures: Sequence[str]) -> Html:
    words = f"{gathered.films:,} films, {gathered.with_guesses:,} with guesses, {gathered.issues:,} oddities"
    words += f", {len(failures):,} pages not read" if failures else ""
    parts = [element("p", words), _charts(gathered)]
    if failures:
        parts += [element("h2", "Not read"), element("ul", *(element("li", line, dir="auto") for line in failures))]
    if ranked:
        parts += [element("h2", "Worst first"), element("p", _NEED), _ranking(ranked)]
    if len(ranked) < gathered.films:
        parts.append(element("p", f"{gathered.films - len(ranked):,} more films need a look less than these."))
    return element("section", *parts, class_="overview")


_NEED = "Need: the number of wrong cells to be expected (the sum of what each confidence lacks), and a tenth an oddity."


def _charts(gathered: Gathered) -> Html:
    outcomes = [
        (f"{OUTCOME_SIGNS[kind]} {kind.replace('_', ' ')}", gathered.outcomes[kind], f"b-{kind}") for kind in Outcome
    ]
    step = 100 // BINS
    spans = [(f"{at * step}–{(at + 1) * step} %", number, "b-sure") for at, number in enumerate(gathered.confidences)]
    charts = []
    if gathered.outcomes:
        charts.append(bar_chart("Outcomes of nominations", [bar for bar in outcomes if bar[1]]))
    if any(gathered.confidences):
        charts.append(bar_chart("Confidence of guesses", spans[::-1]))
    return element("div", *charts, class_="charts") if charts else Html()


def _ranking(ranked: Sequence[Summary]) -> Html:
    names = ("Film", "Need", "Guesses", "Least sure", "Oddities", "Awards")
    head = element("tr", *(element("th", name, scope="col") for name in names))
    rows = (_rank(summary) for summary in ranked)
    table = element("table", element("thead", head), element("tbody", join(rows)), class_="ranking")
    return element("div", table, class_="scroll", tabindex=0, role="region", aria_label="Films, worst first")


def _rank(summary: Summary) -> Html:
    link = element("a", summary.title or "(no title)", href=f"#film-{summary.number}", dir="auto")
    notes = filter(None, (summary.name, "cut short" if summary.truncated else ""))
    cut = [" ", *(element("small", note, dir="auto") for note in notes)]
    least = share(summary.least) if summary.guesses else "–"
    figures = (
        f"{summary.need:.2f}",
        f"{summary.guesses:,}",
        least,
        f"{summary.issues:,}",
        f"{len(summary.outcomes):,}",
    )
    return element("tr", element("th", link, *cut, scope="row"), *(element("td", figure) for figure in figures))
