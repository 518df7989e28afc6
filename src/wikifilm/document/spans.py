"""The values of `rowspan` and `colspan`, by HTML's rule for non-negative integers.

Source: HTML standard, "Rules for parsing non-negative integers" and "Forming a table" (steps 8 and 9).
"""

import re

__all__ = ["MAX_COLSPAN", "MAX_ROWSPAN", "span_value"]

MAX_COLSPAN = 1000
"""A larger `colspan` counts as this, in the standard and in browsers."""
MAX_ROWSPAN = 65534
"""A larger `rowspan` counts as this."""

# Leading ASCII white space, a plus sign, digits; what follows the digits is ignored ("2;", "1.5").
_INTEGER = re.compile(r"[ \t\n\f\r]*\+?([0-9]+)")
_MANY_DIGITS = 6


def span_value(attribute: str | None, *, zero: bool) -> int:
    """The number of rows or columns that a cell spans.

    `zero=True` reads a `rowspan`: 0..65534, where 0 means to the end of the row group.
    `zero=False` reads a `colspan`: 1..1000. Anything that is no such number is 1.
    """
    most = MAX_ROWSPAN if zero else MAX_COLSPAN
    found = _INTEGER.match(attribute) if attribute else None
    if found is None:
        return 1
    digits = found[1].lstrip("0")
    if len(digits) >= _MANY_DIGITS:
        return most
    return min(int(digits or "0"), most) if digits or zero else 1
