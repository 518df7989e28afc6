"""How time grows on pages made to be slow: `python fuzz/growth.py [form …] [--size N]`, or `--sizes` for the largest.

Each page is read whole at two sizes, the larger four times the smaller; a linear reader takes four times as long.
Prints the slowest pages, and all that grow faster; the exit code is 1 if there is one.
"""

from __future__ import annotations

import argparse
import signal
import sys
import time
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "robustness"))

from hostile import PAIRS, SIZES, Make, one_character, pages, short_lines  # noqa: E402

from wikifilm import parse_article, read_tables  # noqa: E402

FACTOR, MOST, LIMIT = 4, 6.5, 30


class TooLong(BaseException):
    """The time is over."""


def stop(_: int, __: FrameType | None) -> None:
    """End the page that is being read."""
    raise TooLong


def seconds(make: Make, form: str, size: int) -> float:
    """Processor time for one page."""
    page = make(size)
    signal.alarm(LIMIT)
    before = time.process_time()
    try:
        parse_article(page, format=form, title="Film")
    except TooLong:
        return float("inf")
    finally:
        signal.alarm(0)
    return time.process_time() - before


CHARACTERS = "a\n|{[<'=*&-\t \u0301\u202e"


def largest(forms: list[str]) -> None:
    """Seconds of both doors for 10 MB of one character, a million lines, and the other pages of one size."""
    for form in forms:
        made = [(f"10 MB of {one!r}", one_character(one)) for one in CHARACTERS]
        made += [(f"a million lines of {one!r}", short_lines(one)) for one in CHARACTERS]
        made += [(name, makers[form]()) for name, makers in SIZES.items() if form in makers]
        for name, page in made:
            times = []
            for door in (parse_article, read_tables):
                before = time.process_time()
                door(page, format=form)
                times.append(time.process_time() - before)
            print(f"{times[0]:8.2f} s {times[1]:8.2f} s  {form} {name}", flush=True)


def main() -> int:
    """Measure, print, judge."""
    parser = argparse.ArgumentParser()
    parser.add_argument("forms", nargs="*", default=list(PAIRS))
    parser.add_argument("--size", type=int, default=100_000)
    parser.add_argument("--slowest", type=int, default=10)
    parser.add_argument("--sizes", action="store_true")
    given = parser.parse_args()
    if given.sizes:
        largest(given.forms)
        return 0
    signal.signal(signal.SIGALRM, stop)
    found: list[tuple[float, float, str]] = []
    for form in given.forms:
        for name, make in pages(form):
            small, large = (seconds(make, form, size) for size in (given.size // FACTOR, given.size))
            if large > 0.1 and large > MOST * small:  # once more: another process may have been in the way
                small = seconds(make, form, given.size // FACTOR)
                large = min(large, seconds(make, form, given.size))
            found.append((large, large / max(small, 0.001), f"{form} {name}"))
    fast = [entry for entry in found if entry[0] > 0.1 and entry[1] > MOST]
    print(f"{len(found)} pages of {given.size:,} characters; {len(fast)} grow faster than the input")
    for title, entries in (("Growing", sorted(fast)[::-1]), ("Slowest", sorted(found)[::-1][: given.slowest])):
        print(f"{title}:")
        for large, ratio, name in entries:
            print(f"  {large:8.3f} s  x{ratio:5.1f}  {name}")
    return bool(fast)


if __name__ == "__main__":
    sys.exit(main())
