"""Today's page in a real browser: it has nothing to complain of, asks for nothing, moves, and fits."""

from contextlib import contextmanager

import pytest
from browser import PROGRAM, Browser

pytestmark = pytest.mark.skipif(PROGRAM is None, reason="there is no Chromium to try it in")
PHONE, DESK = (360, 740), (1280, 800)
INTRODUCTION = 6  # drills
MOVES = "[...document.querySelectorAll('.moving')].filter(each => each.checkVisibility()).length"
AT = "JSON.stringify([...document.querySelectorAll('.moving path')].map(each => each.getBBox()).map(b => [b.x, b.y]))"
LEFT = "document.querySelector('main').scrollLeft"
WIDE = "document.documentElement.scrollWidth"


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    with Browser(tmp_path_factory.mktemp("browser")) as started:
        yield started


@pytest.fixture
def shown(browser, page, tmp_path):
    path = tmp_path / "today.html"
    path.write_text(page().text, encoding="ascii")

    @contextmanager
    def show(size, **how):
        """The page in a window of this size; in the end nothing was asked for but the page, and nothing complained."""
        browser.events.clear()
        browser.open(path, *size, **how)
        yield browser
        told = {event["method"]: event["params"] for event in browser.events}
        assert not {"Log.entryAdded", "Runtime.exceptionThrown", "Runtime.consoleAPICalled"} & told.keys()
        asked = [e["params"]["request"]["url"] for e in browser.events if e["method"] == "Network.requestWillBeSent"]
        assert asked == [path.as_uri()]

    return show


def test_on_a_phone_a_drill_fills_the_screen_and_the_figures_move(shown):
    with shown(PHONE) as browser:
        assert browser.says(WIDE) == 360
        sizes = browser.says(
            "[...document.querySelectorAll('section')].map(each => each.getBoundingClientRect().width)"
        )
        assert sizes == [360] * (INTRODUCTION + 2)
        assert browser.says(MOVES) >= INTRODUCTION
        browser.until(f"{AT} !== {browser.says(AT)!r}")


def test_on_a_phone_the_next_drill_is_one_swipe_away(shown):
    with shown(PHONE) as browser:
        for panel in (1, 2):
            browser.swipe(300, 400, 90, 380)
            browser.until(f"{LEFT} === {360 * panel}")


def test_at_a_desk_it_has_two_columns_and_in_the_dark_it_is_dark(shown):
    with shown(DESK, dark=True) as browser:
        lefts = browser.says(
            "[...document.querySelectorAll('#drill-1 > div')].map(e => e.getBoundingClientRect().left)"
        )
        assert lefts[0] < lefts[1] and lefts[2] == lefts[0] and browser.says(WIDE) <= 1280
        assert browser.says("getComputedStyle(document.body).backgroundColor") == "rgb(20, 23, 27)"


def test_who_wants_less_motion_sees_both_ends_of_each_movement(shown):
    with shown(PHONE, still=True) as browser:
        assert browser.says(MOVES) == 0
        assert browser.says("[...document.querySelectorAll('.ends')].every(each => each.checkVisibility())")


@pytest.mark.parametrize("paper", [(8.27, 11.69), (8.5, 11)], ids=["A4", "Letter"])
def test_it_is_printed_on_two_or_three_pages(shown, paper):
    with shown(DESK) as browser:
        pages = browser.pdf(*paper).count(b"/Type /Page\n")
        assert 2 <= pages <= 3
