"""The notice that goes with an export."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["NOTICE", "licence_notice"]

NOTICE = "LICENSE-DATA"


def licence_notice(output: str, sources: Sequence[str]) -> str:
    """Under which terms the records stand."""
    names = ", ".join(sorted({source.replace("\\", "/").rpartition("/")[2] for source in sources})[:20])
    text = (
        f"{output}: records made by wikifilm of {names}. The texts are by the contributors of the pages; every record "
        "names its page, revision, address, licence and attribution. Where a record names no other licence, that of "
        "its wiki holds (Wikipedia: CC-BY-SA-4.0, https://creativecommons.org/licenses/by-sa/4.0/): name the page and "
        "its contributors, say what was changed, pass adaptations on under the same licence.\n"
    )
    return text.encode("utf-8", "backslashreplace").decode("utf-8")  # names of files may be no UTF-8
