"""Unpack a multistream dump in some processes and do nothing else. Arguments: the dump; how many processes."""

import bz2
import os
import re
import sys
from itertools import pairwise
from pathlib import Path

STREAM = re.compile(rb"BZh[1-9]1AY&SY")

path, processes = Path(sys.argv[1]), int(sys.argv[2])


def starts() -> list[int]:
    """Where the streams begin; they are looked for as we do, a few megabytes at a time."""
    found, tail = [], b""
    with path.open("rb") as file:
        while data := file.read(4 << 20):
            begin = file.tell() - len(data) - len(tail)
            found += [begin + sign.start() for sign in STREAM.finditer(tail + data)]
            tail = data[-9:]
    return [*found, path.stat().st_size]


def unpack(streams: list[tuple[int, int]]) -> None:
    with path.open("rb") as file:
        for start, end in streams:
            file.seek(start)
            bz2.decompress(file.read(end - start))


streams = list(pairwise(starts()))
children = []
for number in range(processes):
    child = os.fork()
    if not child:
        unpack(streams[number::processes])
        os._exit(0)
    children.append(child)
sys.exit(max(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children))
