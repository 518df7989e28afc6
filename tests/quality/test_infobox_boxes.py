"""How much of sixty rendered infoboxes is read: F1 of (label, value) pairs. Run as a script to see what differs.

The answers are key → values as annotators wrote them, so what they print decides, not our own reading of it:
- names: each value, letters and digits only, accents off; two blanks part values too, and a pair also matches when
  nine tenths of the letters agree (the annotators' spelling of names is not always the page's);
- "Based on": all lines as one value;
- a value of theirs that is several of ours written together ("United States  Spain") agrees with them;
- dates: the ISO date that the page hides behind each printed one (boxes whose answers lack it are left out);
- running times: the number before "min"; budget and box office: the first number with the word that scales it.
"""

from __future__ import annotations

import difflib
import json
import re
import sys
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from wikifilm import parse_article
from wikifilm.model import Infobox, Money

BOXES = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "infobox"
NAMES = {
    "directedby": "directors",
    "producedby": "producers",
    "writtenby": "writers",
    "screenplayby": "screenplay",
    "storyby": "story",
    "narratedby": "narrators",
    "starring": "starring",
    "musicby": "music",
    "cinematography": "cinematography",
    "editedby": "editing",
    "productioncompany": "production_companies",
    "productioncompanies": "production_companies",
    "distributedby": "distributors",
    "country": "countries",
    "language": "languages",
}
SCALE = {"": 1, "crore": 10**7, "million": 10**6, "billion": 10**9}


def norm(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).translate({ord("ø"): "o", ord("æ"): "ae", ord("ł"): "l"})
    return re.sub(r"[\W_]+", "", "".join(sign for sign in plain if not unicodedata.combining(sign)).casefold())


def wanted(answers: dict[str, list[str]]) -> list[tuple[str, str]]:
    out = []
    for label, values in answers.items():
        key, text = norm(label), "\n".join(values)
        if key in NAMES:
            out += [(NAMES[key], norm(part)) for part in re.split(r"\n|  +(?!\()", text) if norm(part)]
        elif key == "basedon":
            out.append(("based_on", norm(text)))
        elif key == "releasedate":
            out += [("released", date) for date in re.findall(r"\(\s?(\d{4}-\d\d(?:-\d\d)?|\d{4})\s?\)", text)]
        elif key == "runningtime":
            out += [("runtimes", minutes) for minutes in re.findall(r"(\d+)\s?min", text)]
        elif key in ("budget", "boxoffice"):
            out += [("budget" if key == "budget" else "gross", str(amount)) for amount in amounts(text)[:1]]
        elif key == "title":
            out.append(("title", norm(text)))
    return out


def amounts(text: str) -> list[int]:
    found = re.findall(r"([\d,]+(?:\.\d+)?)(?:\s?[–-]\s?\$?[\d.]+)?\s?(crore|million|billion|)", text)
    return [round(float(number.replace(",", "")) * SCALE[scale]) for number, scale in found if norm(number)]


def given(box: Infobox) -> list[tuple[str, str]]:
    out = [("title", norm(box.title))]
    for field in sorted(set(NAMES.values())):
        for credit in getattr(box, field):
            note = "" if norm(credit.note) in norm(credit.name) else credit.note
            out.append((field, norm(credit.name + note)))
    if box.based_on:
        out.append(("based_on", norm("".join(work.name for work in box.based_on))))
    out += [("released", str(release.date)) for release in box.released]
    out += [("runtimes", str(runtime.minutes)) for runtime in box.runtimes]
    sums: dict[str, Money | None] = {"budget": box.budget, "gross": box.gross}
    return out + [(name, str(int(money.amount))) for name, money in sums.items() if money]


def differences(path: Path) -> tuple[list[tuple[str, str]], list[tuple[str, str]], int]:
    """Pairs that are missing, pairs that are too many, and the number of those that agree."""
    film = parse_article(path.with_suffix(".html").read_text(encoding="utf-8"), format="html")
    want = Counter(wanted(json.loads(path.read_text(encoding="utf-8"))))
    got = Counter(given(film.infobox) if film.infobox else [])
    if not any(field == "released" for field, _ in want):
        got = Counter({pair: count for pair, count in got.items() if pair[0] != "released"})
    missing, extra = list((want - got).elements()), list((got - want).elements())
    agreed = (want & got).total()
    for pair in list(missing):
        together = [other for other in extra if other[0] == pair[0] and other[1] in pair[1]]
        if len(together) > 1 and close("".join(value for _, value in together), pair[1]):
            missing.remove(pair)
            extra = [other for other in extra if other not in together]
            agreed += len(together)
            continue
        near = next((other for other in extra if other[0] == pair[0] and close(pair[1], other[1])), None)
        if near:
            missing.remove(pair)
            extra.remove(near)
            agreed += 1
    return missing, extra, agreed


def close(first: str, second: str) -> bool:
    return min(len(first), len(second)) > 6 and difflib.SequenceMatcher(None, first, second).ratio() >= 0.9


def measure(show: bool = False) -> float:
    hits = total = 0
    for path in sorted(BOXES.glob("*.json")):
        missing, extra, agreed = differences(path)
        hits += 2 * agreed
        total += 2 * agreed + len(missing) + len(extra)
        if show:
            sys.stdout.writelines(f"{path.stem} - {pair}\n" for pair in missing)
            sys.stdout.writelines(f"{path.stem} + {pair}\n" for pair in extra)
    return hits / total


@pytest.mark.skipif(not BOXES.is_dir(), reason="the corpus of rendered infoboxes is not beside the repository")
def test_rendered_infoboxes() -> None:
    assert measure() >= 0.95


if __name__ == "__main__":
    sys.stdout.write(f"F1 {measure(show=True):.4f}\n")
