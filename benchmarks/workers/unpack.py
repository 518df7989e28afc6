"""Unpack a file and do nothing else: what no reader of it can be faster than. Arguments: the file; "once"."""

import bz2
import sys
import zlib
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from worker import repeat

from wikifilm.dump.zstd import zstd

path, *once = sys.argv[1:]


def unpack() -> None:
    if path.endswith(".gz"):  # `gzip` of Python adds a tenth to this
        decoder = zlib.decompressobj(wbits=31)
        with Path(path).open("rb") as file:
            while data := file.read(1 << 18):
                decoder.decompress(data)
        return
    with bz2.open(path) if path.endswith(".bz2") else zstd().open(path) as packed:
        while packed.read(1 << 20):
            pass


if once:
    unpack()
else:
    repeat(unpack)
