"""A reader with a real browser: follow, search, use the keyboard, a phone, no scripts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import quote, urlsplit

import pytest

from tests.small_book import ARTICLES, HOSTILE, article_id, entity_id

pytestmark = pytest.mark.browser

Visit = Callable[..., Any]
RELATION = f"/relation/{entity_id('Lumen')}/{entity_id('Dana Reyes')}"
PATHS = [
    "/",
    f"/entity/{entity_id('Dana Reyes')}",
    RELATION,
    "/event/evt_gift",
    "/events",
    "/statements",
    "/claim/clm_cent",
    "/entities",
    "/articles",
    "/story/sto_1",
    "/article/art_copy",
    "/article/art_rtl",
    f"/article/{quote(article_id(ARTICLES[10].key), safe='')}",
    "/search?q=dana",
    "/words",
]

CONTRAST = """() => {
  const light = c => {
    const [r, g, b] = c.match(/[\\d.]+/g).map(Number).map(v => {
      v /= 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const behind = e => { for (; e; e = e.parentElement) {
    const c = getComputedStyle(e).backgroundColor;
    if (!/, 0\\)$/.test(c) && c !== 'transparent') return c; } return 'rgb(255, 255, 255)'; };
  const weak = new Set();
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const e = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || !e.checkVisibility() || e.closest('svg, option')) continue;
    const a = light(getComputedStyle(e).color), b = light(behind(e));
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) weak.add(`${e.className} ${ratio.toFixed(2)}`);
  }
  return [...weak];
}"""
"""WCAG 2.2, 1.4.3: text against what is behind it, 4.5 to 1."""


def test_from_the_overview_to_an_event_to_its_sentence(visit: Visit) -> None:
    page = visit("/")
    page.get_by_role("link", name="evidence").first.click()
    assert page.locator("h1").inner_text() == "Lumen donates to Dana Reyes"
    page.locator(".tellings .passage footer a").first.click()
    target = page.locator(".sentence:target")
    assert target.inner_text().startswith("Lumen donated")
    assert target.is_visible()


def test_from_an_entity_to_a_relation(visit: Visit) -> None:
    page = visit(f"/entity/{entity_id('Dana Reyes')}")
    page.locator(".partners a", has_text="Lumen").click()
    assert urlsplit(page.url).path.startswith("/relation/")
    assert page.get_by_role("img").get_attribute("aria-label").startswith("Score in each month")
    page.get_by_text("The numbers").click()
    assert page.get_by_role("row", name="Sep 2023").is_visible()


def test_search_finds_and_leads_to_the_sentence(visit: Visit) -> None:
    page = visit("/")
    page.get_by_role("searchbox").fill('"not given a cent"')
    page.get_by_role("searchbox").press("Enter")
    assert page.locator("mark").first.inner_text().startswith("not")
    page.locator("#articles ~ ol .passage footer a").first.click()
    assert "have not given a cent" in page.locator(".sentence:target").inner_text()


def test_the_two_names_form_opens_a_relation(visit: Visit) -> None:
    page = visit("/")
    page.get_by_role("combobox", name="One").fill("Lumen")
    page.get_by_role("combobox", name="The other").fill("ada quist")
    page.get_by_role("button", name="Show the relation").click()
    assert page.locator("h1").inner_text() == "Lumen and Ada Quist"


def test_the_filters_of_events_narrow_the_list(visit: Visit) -> None:
    page = visit("/events")
    page.get_by_label("Type").select_option("suspend")
    page.get_by_label("From").fill("2023-01-01")
    page.get_by_role("button", name="Show").click()
    assert page.locator("tbody tr").count() == 1
    assert page.get_by_label("Type").input_value() == "suspend"


def test_the_keyboard_skips_to_the_page(visit: Visit) -> None:
    page = visit("/events")
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.inner_text() == "Skip to the page"
    assert skip.bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_what_has_the_focus_is_seen(visit: Visit) -> None:
    page = visit("/")
    for _ in range(12):
        page.keyboard.press("Tab")
        style = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert style == "solid"


def test_marks_of_one_kind_can_be_taken_away(visit: Visit) -> None:
    page = visit("/article/art_denial")
    trigger = page.locator(".text .m-trigger").first
    weight = "e => getComputedStyle(e).fontWeight"
    assert trigger.evaluate(weight) == "700"
    page.get_by_role("checkbox", name="event").uncheck()
    assert trigger.evaluate(weight) != "700"


@pytest.mark.parametrize("path", PATHS)
def test_pages_work_without_scripts(visit: Visit, path: str) -> None:
    page = visit(path, java_script_enabled=False)
    assert page.locator("h1").is_visible()
    assert page.locator("main").inner_text()


@pytest.mark.parametrize("width", [320, 768])
@pytest.mark.parametrize("path", PATHS)
def test_nothing_is_wider_than_the_window(visit: Visit, path: str, width: int) -> None:
    page = visit(path, viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PATHS)
def test_text_stands_out_from_what_is_behind_it(visit: Visit, path: str, scheme: str) -> None:
    assert visit(path, color_scheme=scheme).evaluate(CONTRAST) == []


def test_a_hostile_name_stays_text_and_turns_nothing_around(visit: Visit) -> None:
    page = visit("/entities")
    name = page.locator(".entity", has_text="<script>")
    assert name.inner_text().startswith('"><script>alert(1)</script>')
    # The words after the name still run to its right.
    after = page.locator("li", has_text="<script>").locator(".small").first
    assert after.bounding_box()["x"] > name.bounding_box()["x"]
    name.click()
    assert page.title().startswith('"><script>alert(1)</script>gnp.exe –')
    assert HOSTILE in page.locator("h1").inner_text()


def test_text_from_right_to_left_runs_so(visit: Visit) -> None:
    page = visit("/article/art_rtl")
    line = page.locator(".paragraph p").first
    assert line.evaluate("e => getComputedStyle(e).direction") == "rtl"


def test_a_page_prints_without_its_menu(visit: Visit) -> None:
    page = visit("/event/evt_gift")
    page.emulate_media(media="print")
    assert not page.get_by_role("searchbox").is_visible()
    assert page.locator("h1").is_visible()
