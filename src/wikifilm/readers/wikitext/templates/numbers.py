"""Templates of amounts, fractions and sums."""

from __future__ import annotations

import re
from decimal import Decimal, DecimalException

from wikifilm.readers.wikitext.arguments import Arguments
from wikifilm.readers.wikitext.templates.registry import Spec
from wikifilm.readers.wikitext.writer import Writer

__all__ = ["show_conversion", "show_expression", "show_fraction", "show_if"]

UNITS = {
    "k": "thousand",
    "l": "lakh",
    "m": "million",
    "c": "crore",
    "b": "billion",
    "t": "trillion",
    "lc": "lakh crore",
}
TERM = re.compile(r"\s*+([+*/-]?)\s*+([0-9]*+(?:\.[0-9]++)?)\s*+")
ROUND = re.compile(r"\bround\s+([0-9]{1,2})\s*$")
LONGEST_SUM = 1000
"""Characters of a sum that is worked out."""


def show_conversion(writer: Writer, arguments: Arguments, spec: Spec) -> None:
    """`{{INRConvert|10|c}}`: an amount and the letter of its unit. The converted amount depends on the day."""
    writer.plain(spec.pattern)
    arguments.write(writer, "1")
    unit = arguments.plain("2").lower()
    if unit:
        writer.plain(f" {UNITS.get(unit, unit)}")


def show_fraction(writer: Writer, arguments: Arguments, _spec: Spec) -> None:
    """`{{frac|1|2}}` is 1/2, `{{frac|3|1|2}}` is 3 1/2, `{{frac|2}}` is 1/2."""
    parts = [arguments.plain(argument.name) for argument in arguments.positional()]
    whole = f"{parts.pop(0)} " if len(parts) > 2 else ""
    over = "/".join(parts) if len(parts) > 1 else "".join(f"1/{part}" for part in parts)
    writer.plain(whole + over)


def show_expression(writer: Writer, arguments: Arguments, _spec: Spec) -> None:
    """`{{#expr: 1 + 2 round 0}}`: plain sums and products are worked out, all else stays."""
    text = arguments.plain("1")
    writer.plain(work_out(text) or text)


def work_out(text: str) -> str:
    """The value of numbers joined by + - * /, or ""."""
    if len(text) > LONGEST_SUM:
        return ""
    digits = ROUND.search(text)
    terms = TERM.findall(text[: digits.start()] if digits else text)
    total, product = Decimal(0), None
    try:
        for sign, number in terms:
            if not number:
                continue
            value = Decimal(number)
            if product is None or sign in ("+", "-"):
                total += product or 0
                product = -value if sign == "-" else value
            else:
                product = product * value if sign == "*" else product / value
        total += product or 0
        shown = (round(total, int(digits[1])) if digits else total).normalize()
    except DecimalException:
        return ""
    rest = TERM.sub("", text[: digits.start()] if digits else text)
    return "" if rest or product is None else f"{shown:f}"


def show_if(writer: Writer, arguments: Arguments, _spec: Spec) -> None:
    """`{{#if: test | then | else}}`."""
    arguments.write(writer, "2" if arguments.find("1") is not None else "3")
