"""A headless Chromium, driven by the WebDriver protocol that its driver speaks over HTTP."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.error import URLError
from urllib.request import ProxyHandler, Request, build_opener

if TYPE_CHECKING:
    from collections.abc import Iterator

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
MISSING = "needs chromium and chromedriver (Debian: apt-get install chromium chromium-driver)"
FLAGS = """--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
    --disable-component-update --disable-sync --disable-dev-shm-usage""".split()
KEYS = {"Tab": "\ue004", "Enter": "\ue007", "Left": "\ue012", "Up": "\ue013", "Right": "\ue014", "Down": "\ue015"}


class Browser:
    """One tab."""

    def __init__(self, address: str, profile: Path) -> None:
        self._open = build_opener(ProxyHandler({})).open  # the driver is on this machine
        self._address = address
        options = {"binary": CHROMIUM, "args": [*FLAGS, f"--user-data-dir={profile}"]}
        wanted = {"goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}
        session = self._call("/session", {"capabilities": {"alwaysMatch": wanted}})
        self._address += f"/session/{session['sessionId']}"

    def show(self, page: Path, *, width: int = 1200, height: int = 900, scheme: str = "light") -> None:
        """Load a page in a window of some width; its console starts empty."""
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.devtools("Emulation.setDeviceMetricsOverride", size)
        feature = {"name": "prefers-color-scheme", "value": scheme}
        self.devtools("Emulation.setEmulatedMedia", {"features": [feature]})
        self.console()
        self._call("/url", {"url": page.as_uri()})

    def run(self, script: str) -> Any:
        """What the body of a function returns in the page."""
        return self._call("/execute/sync", {"script": script, "args": []})

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        actions = [{"type": kind, "value": KEYS[key]} for key in keys for kind in ("keyDown", "keyUp")]
        self._call("/actions", {"actions": [{"type": "key", "id": "keys", "actions": actions}]})

    def point_at(self, selector: str) -> None:
        """Move the pointer over the first element that matches."""
        self.run(f"document.querySelector({json.dumps(selector)}).scrollIntoView({{block: 'center'}})")
        element = self._call("/element", {"using": "css selector", "value": selector})
        move = {"type": "pointerMove", "origin": element, "x": 0, "y": 0, "duration": 0}
        self._call("/actions", {"actions": [{"type": "pointer", "id": "mouse", "actions": [move]}]})

    def console(self) -> list[str]:
        """What the console said since it was last asked."""
        return [entry["message"] for entry in self._call("/se/log", {"type": "browser"})]

    def devtools(self, command: str, params: dict[str, Any]) -> Any:
        """A command of the DevTools protocol."""
        return self._call("/goog/cdp/execute", {"cmd": command, "params": params})

    def close(self) -> None:
        """End the session."""
        self._call("", None, method="DELETE")

    def _call(self, path: str, body: dict[str, Any] | None, method: str = "POST") -> Any:
        data = None if body is None else json.dumps(body).encode()
        request = Request(self._address + path, data, {"Content-Type": "application/json"}, method=method)  # noqa: S310
        with self._open(request, timeout=60) as answer:
            return json.load(answer)["value"]


@contextmanager
def chromium(folder: Path) -> Iterator[Browser]:
    """A browser that is gone afterwards."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    driver = subprocess.Popen([str(DRIVER), f"--port={port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        browser = _started(f"http://127.0.0.1:{port}", folder / "profile")
        try:
            yield browser
        finally:
            browser.close()
    finally:
        driver.terminate()
        driver.wait(timeout=20)


def _started(address: str, profile: Path) -> Browser:
    for _ in range(100):
        try:
            return Browser(address, profile)
        except (URLError, ConnectionError) as error:
            if "refused" not in str(error):
                raise
            time.sleep(0.1)
    raise TimeoutError("chromedriver did not start")
