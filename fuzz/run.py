"""Fuzz one target with atheris: `python fuzz/run.py wikitext -max_total_time=60 [more libFuzzer arguments]`.

Targets are the functions of `tests/robustness/properties.py`. The corpus grows in `out/fuzz/<target>`; it begins with
the fixtures of the tests. A crash is written there too: put it into `tests/fixtures/invalid/<target>/` and mend it.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris  # type: ignore[import-not-found,unused-ignore]

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "robustness"))

with atheris.instrument_imports(include=["wikifilm"]):
    import properties

SEEDS = {
    "wikitext": ("*.wiki", "*.cases"),
    "html": ("*.html",),
    "text": ("*.txt",),
    "tables": ("*.txt",),
    "collapse": ("*.txt",),
    "film": ("*.wiki", "*.txt", "*.html", "*.json"),
    "door": ("*.wiki", "*.txt", "*.html"),
    "dump": ("*.bz2", "*.xml"),
}
LONGEST = {"dump": 5120, "collapse": 48}
"""Bytes of an input; 256 for all others. Short inputs are tried a thousand times a second; of long ones, of all growth,
`fuzz/growth.py` speaks."""
SEEDED = 16_384
"""Bytes of a fixture that become inputs."""


def seed(target: str, folder: Path) -> None:
    """The fixtures as inputs, in pieces that are small enough to be changed often."""
    longest = LONGEST.get(target, 256)
    invalid = sorted((ROOT / "tests/fixtures/invalid" / target).glob("*"))
    for number, path in enumerate(invalid):
        (folder / f"invalid-{number}").write_bytes(path.read_bytes())
    for pattern in SEEDS[target]:
        for path in sorted((ROOT / "tests/fixtures").rglob(pattern)):
            data = path.read_bytes()
            for at in range(0, min(len(data), SEEDED), longest):
                # The first bytes choose: text as it stands; the form by the suffix.
                lead = {"film": bytes((0, "wht".find(path.suffix[1]) % 3)), "door": b"", "dump": b"\4\xff"}.get(
                    target, b"\0"
                )
                (folder / f"seed-{path.name}-{at}").write_bytes(lead + data[at : at + longest - len(lead)])


def main() -> None:
    """Run the target that the command line names."""
    target = sys.argv.pop(1)
    folder = ROOT / "out" / "fuzz" / target
    folder.mkdir(parents=True, exist_ok=True)
    seed(target, folder)
    arguments = [
        sys.argv[0],
        f"-max_len={LONGEST.get(target, 256)}",
        *sys.argv[1:],
        "-timeout=20",
        f"-artifact_prefix={folder}/crash-",
        str(folder),
    ]
    atheris.Setup(arguments, properties.TARGETS[target])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
