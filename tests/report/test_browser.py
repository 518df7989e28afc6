"""The report in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import CHROMIUM, DRIVER, MISSING, Browser, chromium
from report_films import HOSTILE, calm, glass_harbour, hostile

from wikifilm.report import write_report

pytestmark = pytest.mark.skipif(not (CHROMIUM and DRIVER), reason=MISSING)

ONE = {"one": glass_harbour()}
MANY = {"many": [calm(1), glass_harbour(), *map(hostile, HOSTILE), calm(2)]}
PAGES = ONE | MANY


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with chromium(tmp_path_factory.mktemp("chromium")) as running:
        yield running


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    for name, films in PAGES.items():
        (folder / f"{name}.html").write_text(write_report(films, failures=["a.wiki: is empty"]), "utf-8", newline="\n")
    return {name: folder / f"{name}.html" for name in PAGES}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_console_stays_silent(browser: Browser, pages: dict[str, Path], name: str, scheme: str) -> None:
    browser.show(pages[name], scheme=scheme)
    browser.run("for (const folded of document.querySelectorAll('details')) folded.open = true")
    assert browser.console() == []


def test_the_console_would_speak(browser: Browser, pages: dict[str, Path]) -> None:
    browser.show(pages["one"])
    browser.run("const s = document.createElement('script'); s.textContent = '1'; document.body.append(s)")
    assert "Content Security Policy" in " ".join(browser.console())


@pytest.mark.parametrize("width", [320, 360, 768, 1600])
@pytest.mark.parametrize("name", PAGES)
def test_nothing_overflows(browser: Browser, pages: dict[str, Path], name: str, width: int) -> None:
    browser.show(pages[name], width=width)
    wide = browser.run("""
        for (const folded of document.querySelectorAll('details')) folded.open = true;
        const inside = (one) => one.closest('.scroll, .printed');
        return [...document.body.querySelectorAll('*')].filter((one) =>
            !inside(one) && !one.matches('.skip') && one.getBoundingClientRect().right > innerWidth + 0.5
        ).map((one) => one.outerHTML.slice(0, 80))""")
    assert wide == []
    assert browser.run("return document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_somewhere(browser: Browser, pages: dict[str, Path], name: str) -> None:
    browser.show(pages[name])
    links = browser.run("""return [...document.querySelectorAll('a[href]')].map((link) =>
        [link.getAttribute('href'), !!document.getElementById(link.getAttribute('href').slice(1))])""")
    assert len(links) > 5
    assert [href for href, found in links if not found or href[0] != "#"] == []


def test_pointing_lights_up_both_sides(browser: Browser, pages: dict[str, Path]) -> None:
    browser.show(pages["one"])
    browser.point_at("[id='g0-0-2-0']")
    assert browser.run("return [...document.querySelectorAll('.lit')].map((one) => one.id).sort()") == [
        "g0-0-1-0",
        "g0-0-2-0",
        "s0-0-1-0",
    ]
    words = browser.run("return document.querySelector('.inspector').textContent")
    assert words == "Zembla Awards, inferred, confidence 97 %; shown in 2 slots"


def test_keys_walk_the_grid_and_cross_to_the_source(browser: Browser, pages: dict[str, Path]) -> None:
    browser.show(pages["one"])
    browser.run("document.getElementById('g0-0-0-0').focus()")
    browser.press("Down", "Down", "Right")
    assert browser.run("return document.activeElement.id") == "g0-0-2-1"
    browser.press("Down")  # over the line of the second reading
    assert browser.run("return document.activeElement.id") == "g0-0-3-1"
    browser.press("Enter")
    assert browser.run("return document.activeElement.id") == "s0-0-3-1"
    browser.press("Left", "Enter")
    assert browser.run("return document.activeElement.id") == "g0-0-3-0"


def test_tab_needs_few_stops(browser: Browser, pages: dict[str, Path]) -> None:
    browser.show(pages["one"])
    assert (
        browser.run("""return [...document.querySelectorAll('a[href], [tabindex]')]
        .filter((one) => one.tabIndex >= 0 && one.closest('.panes')).length""")
        == 2
    )


def test_a_link_opens_a_folded_film(browser: Browser, pages: dict[str, Path]) -> None:
    browser.show(pages["many"])
    browser.run("document.querySelector('.ranking a').click()")
    assert browser.run("return document.querySelector('details').open") is True


CONTRAST = """
    const light = (rgb) => { const [r, g, b] = rgb.match(/[0-9.]+/g).map(Number)
        .map((v) => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
    const ground = (one) => { for (; one; one = one.parentElement) { const c = getComputedStyle(one).backgroundColor;
        if (!/, 0\\)$/.test(c)) return c; } return 'rgb(255, 255, 255)'; };
    for (const folded of document.querySelectorAll('details')) folded.open = true;
    document.querySelector('[data-cell]').focus();
    return [...document.querySelectorAll('body *')].filter((one) => !one.closest('svg, script') &&
        [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim())).map((one) => {
        const [a, b] = [light(getComputedStyle(one).color), light(ground(one))].sort((x, y) => y - x);
        return [(a + 0.05) / (b + 0.05), one.outerHTML.slice(0, 60)]; }).filter(([ratio]) => ratio < 4.5)"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_ground(browser: Browser, pages: dict[str, Path], scheme: str) -> None:
    """WCAG 2.2, 1.4.3: a contrast of 4.5 to 1 at least."""
    browser.show(pages["one"], scheme=scheme)
    assert browser.run(CONTRAST) == []


def test_screen_readers_find_names_and_roles(browser: Browser, pages: dict[str, Path]) -> None:
    browser.show(pages["many"])
    browser.run("for (const folded of document.querySelectorAll('details')) folded.open = true")
    tree = browser.devtools("Accessibility.getFullAXTree", {})["nodes"]
    named = {(node["role"]["value"], node.get("name", {}).get("value", "")) for node in tree if not node["ignored"]}
    assert ("gridcell", "Nominated, inferred, confidence 62 %") in named
    assert any(role == "image" and "won: 3" in name for role, name in named)
    assert {"grid", "heading", "main", "link", "columnheader"} <= {role for role, _ in named}
    assert not [role for role, name in named if role in ("link", "image", "gridcell") and not name]
