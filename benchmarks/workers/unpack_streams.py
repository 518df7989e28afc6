"""Unpack a multistream dump in some processes and do nothing else.

Arguments: the dump; how many processes; "indexed" for the decoder of indexed_bzip2.
"""

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


def decoded(packed: bytes) -> None:
    if "indexed" not in sys.argv:
        bz2.decompress(packed)
        return
    import indexed_bzip2

    with os.fdopen(os.memfd_create("bz2"), "w+b") as held:
        held.write(packed)
        held.seek(0)
        with indexed_bzip2.IndexedBzip2File(held.fileno(), parallelization=1) as file:
            while file.raw.read(1 << 20):
                pass


def unpack(streams: list[tuple[int, int]]) -> None:
    with path.open("rb") as file:
        for start, end in streams:
            file.seek(start)
            decoded(file.read(end - start))


bytes(16 << 20)  # freed at once: the allocator then keeps what decoders give back
streams = list(pairwise(starts()))
children = []
for number in range(processes):
    child = os.fork()
    if not child:
        unpack(streams[number::processes])
        os._exit(0)
    children.append(child)
sys.exit(max(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children))
