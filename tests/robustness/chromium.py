"""What a real browser makes of HTML: headless Chromium, without a network, which runs no script of a page."""

from __future__ import annotations

import html
import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)
_SCRIPT = Path(__file__).with_name("tables.js")


def browse(function: str, sources: Sequence[str], hidden: Sequence[str], folder: Path) -> list[Any]:
    """What a function of `tables.js` gives for each source. `hidden` are classes that a style sheet would hide."""
    script = (
        f"const HIDDEN = {_literal(hidden)};\n{_SCRIPT.read_text('utf-8')}\n"
        f"const found = {_literal(sources)}.map({function});\n"
        "document.body.innerHTML = '<pre id=found></pre>';\n"
        "document.getElementById('found').textContent = JSON.stringify(found);"
    )
    page = folder / "page.html"
    page.write_text(f"<!doctype html><meta charset=utf-8><body><script>{script}</script>", "utf-8")
    command = [str(CHROMIUM), *FLAGS, f"--user-data-dir={folder / 'profile'}", "--dump-dom", page.as_uri()]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
    found: list[Any] = json.loads(html.unescape(done.stdout.partition('<pre id="found">')[2].partition("</pre>")[0]))
    return found


def _literal(value: Sequence[str]) -> str:
    """A literal that can stand in a script."""
    return json.dumps(list(value)).replace("<", "\\u003c")
