"""A signal that comes while a worker starts waits until it has started."""

from __future__ import annotations

import signal
import sys
import threading

import pytest

from wikifilm.dump.signals import undisturbed

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_waits_for_the_end_of_the_block(sign: signal.Signals) -> None:
    seen: list[str] = []
    before = signal.signal(sign, lambda *_: seen.append("came"))
    try:
        with undisturbed():
            signal.raise_signal(sign)
            seen.append("block ended")
        assert seen == ["block ended", "came"]
    finally:
        signal.signal(sign, before)


def test_other_threads_are_left_alone() -> None:
    ran = []

    def body() -> None:
        with undisturbed():
            ran.append(True)

    thread = threading.Thread(target=body)
    thread.start()
    thread.join()
    assert ran == [True]
