"""Write docs/model.md: every public function and record, from its signature and its docstrings."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "wikifilm"
TARGET = ROOT / "docs" / "model.md"

_LINE = 80
HOW_BUILT = {"Record"}
"""Bases that tell a user nothing."""

HEAD = """# Reference

Generated from the docstrings by `make docs`. [schema.json](schema.json) is the same as JSON Schema.

All records are frozen dataclasses: they compare, hash where their fields do, pickle, and can be changed only by
`dataclasses.replace`. Offsets count code points of the source text, from 0.
"""
CHAPTERS: tuple[tuple[str, tuple[tuple[str, tuple[str, ...]], ...]], ...] = (
    (
        "Functions",
        (
            ("article.py", ("parse_article", "read_tables")),
            ("dump/films.py", ("iter_articles",)),
            ("model/encoding.py", ("to_dict", "to_json", "from_json", "json_schema")),
            ("frames.py", ("to_frame",)),
            ("report/page.py", ("write_report",)),
        ),
    ),
    ("The article", (("model/article.py", ()), ("model/facts.py", ()), ("model/values.py", ()))),
    ("Infobox", (("model/infobox.py", ()),)),
    ("Awards", (("model/awards.py", ()),)),
    ("Tables", (("model/grid.py", ()),)),
    ("Options, oddities, errors", (("options.py", ()), ("diagnostics.py", ()), ("errors.py", ()))),
    ("Reports", (("report/entry.py", ("Entry",)),)),
)


def main() -> None:
    TARGET.write_text(reference(), encoding="utf-8", newline="\n")


def reference() -> str:
    """The whole page."""
    parts = [HEAD]
    for title, modules in CHAPTERS:
        parts.append(f"## {title}\n")
        for path, names in modules:
            parts += _module(ast.parse((SOURCE / path).read_text("utf-8")), names)
    return "\n".join(parts)


def _module(tree: ast.Module, names: tuple[str, ...]) -> Iterator[str]:
    public = set(names) or set(_exported(tree))
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and node.name in public:
            yield _class(node)
        elif isinstance(node, ast.FunctionDef) and node.name in public:
            yield _function(node, "###")


def _exported(tree: ast.Module) -> Iterator[str]:
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            yield from ast.literal_eval(node.value)


def _class(node: ast.ClassDef) -> str:
    bases = ", ".join(name for name in map(ast.unparse, node.bases) if name not in HOW_BUILT)
    parts = [f"### {node.name}\n", *([f"A kind of {_code(bases)}.\n"] if bases else []), _doc(node)]
    if fields := list(_fields(node)):
        parts += ["| field | type | meaning |\n|---|---|---|", *fields, ""]
    methods = (item for item in node.body if isinstance(item, ast.FunctionDef) and not item.name.startswith("_"))
    return "\n".join([*parts, *(_function(method, "####") for method in methods)])


def _fields(node: ast.ClassDef) -> Iterator[str]:
    for item, after in zip(node.body, [*node.body[1:], None], strict=True):
        words = _string(after)
        if isinstance(item, ast.AnnAssign):
            default = f" = {ast.unparse(item.value)}" if item.value is not None else ""
            default = "" if "field(" in default else default
            yield f"| `{ast.unparse(item.target)}` | {_code(ast.unparse(item.annotation) + default)} | {words} |"
        elif isinstance(item, ast.Assign) and "Enum" in ast.unparse(node.bases[0] if node.bases else item.value):
            yield f"| `{ast.unparse(item.targets[0])}` | {_code(ast.unparse(item.value))} | {words} |"


def _string(node: ast.stmt | None) -> str:
    """The words in a string that stands behind a field."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
        return _words(" ".join(node.value.value.split()))
    return ""


def _function(node: ast.FunctionDef, level: str) -> str:
    return f"{level} {node.name}\n\n```python\n{_signature(node)}\n```\n\n{_doc(node)}"


def _signature(node: ast.FunctionDef) -> str:
    """On one line, or, where that is long, with an argument a line."""
    result = f" -> {ast.unparse(node.returns)}" if node.returns else ""
    arguments = list(_arguments(node.args))
    line = f"{node.name}({', '.join(arguments)}){result}"
    return (
        line
        if len(line) <= _LINE
        else "\n    ".join((f"{node.name}(", *(f"{one}," for one in arguments))) + f"\n){result}"
    )


def _arguments(given: ast.arguments) -> Iterator[str]:
    positional = [one for one in given.args if one.arg != "self"]
    defaults = [None] * (len(positional) - len(given.defaults)) + list(given.defaults)
    yield from map(_argument, positional, defaults)
    yield from ["*"] if given.kwonlyargs else []
    yield from map(_argument, given.kwonlyargs, given.kw_defaults)


def _argument(one: ast.arg, default: ast.expr | None) -> str:
    annotation = f": {ast.unparse(one.annotation)}" if one.annotation else ""
    return f"{one.arg}{annotation}" + (f" = {ast.unparse(default)}" if default is not None else "")


def _doc(node: ast.ClassDef | ast.FunctionDef) -> str:
    return _words(ast.get_docstring(node) or "") + "\n"


def _words(text: str) -> str:
    """Markdown means nothing by the signs of other words: pipes, stars and angle brackets outside code are escaped."""
    pieces = re.split(r"(`[^`]*`)", text)
    return "".join(_code(piece[1:-1]) if piece.startswith("`") else _plain(piece) for piece in pieces)


def _plain(text: str) -> str:
    return re.sub(r"([\\*_|\[\]{}])", r"\\\1", text.replace("&", "&amp;").replace("<", "&lt;"))


def _code(text: str) -> str:
    return (
        f"<code>{escape(text, quote=False).replace('|', '&#124;').replace('*', '&#42;').replace('_', '&#95;')}</code>"
    )


if __name__ == "__main__":
    main()
