"""Keep a crash as a case of the tests: `python fuzz/keep.py text a-name out/fuzz/text/crash-…`.

Words become the text that they stand for, so that the case doesn't change when the list of words does.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "robustness"))

from properties import FORMATS, text_of  # noqa: E402

_AS_THEY_ARE = ("door", "dump")


def plain(target: str, data: bytes) -> bytes:
    """The same input without words."""
    if target in _AS_THEY_ARE or not data or not data[0] & 1:
        return data
    lead = data[1:2] if target == "film" else b""
    form = FORMATS[data[1] % 3] if target == "film" else "wikitext" if target == "wikitext" else "text"
    form = "html" if target == "html" else form
    words = text_of(data[:1] + data[1 + len(lead) :], form)
    return b"\2" + lead + words.encode("utf-8", "surrogateescape")


def main() -> None:
    """Write the case and say where."""
    target, name, path = sys.argv[1:]
    case = ROOT / "tests" / "fixtures" / "invalid" / target / name
    case.parent.mkdir(parents=True, exist_ok=True)
    case.write_bytes(plain(target, Path(path).read_bytes()))
    print(case)


if __name__ == "__main__":
    main()
