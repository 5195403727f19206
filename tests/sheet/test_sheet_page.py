"""Today's page holds what a person needs who trains by it, and needs nothing beside itself."""

import re
from datetime import date, timedelta

import pytest
from read_page import of_class, words

from hinge_coach.coach.practice_record import DrillPast, Past
from hinge_coach.coach.rules import stop_signs
from hinge_coach.course.file.course_folder import read_course

TODAY = date(2026, 3, 16)
EVERY_HEADING = ("h1", "h2", "h3", "h4", "h5", "h6")


def days_ago(days):
    return TODAY - timedelta(days=days)


def test_each_drill_of_today_stands_there_with_all_that_it_takes(page):
    today = page()
    assert len(today.plan.chosen) == 6
    for chosen in today.plan.chosen:
        said, drill = words(today.section(chosen.drill.id)), chosen.drill
        told = [f"{drill.number} {drill.name}", chosen.reason, drill.feel, drill.check]
        told += [each.say for each in (*drill.setup, *drill.get_out)] + [cue.say for cue in drill.cues]
        told += [text for fault in drill.faults for text in (fault.looks, fault.fix)]
        told += [f"{block.sets} set of {block.target:g}" for block in chosen.blocks]
        assert [text for text in told if text not in said] == []


def test_on_top_stand_the_headline_and_who_should_ask_a_doctor_first_and_at_the_end_the_stop_signs(page):
    today = page()
    first, *_, last = today.root.iter("section")
    assert words(first.find("h1")) == today.plan.headline
    assert all(line in words(first) for line in (stop_signs.CLINICIAN_LEAD, *stop_signs.CLINICIAN_FIRST))
    for sign in stop_signs.STOP_SIGNS:
        group = next(each for each in of_class(last, "signs")[0] if sign.looks in words(each))
        assert " ".join(sign.ask.lines) in words(group)


def test_what_is_left_out_today_stands_there_with_its_reason(page):
    today = page(kit={"wall"})
    assert today.plan.left_out
    assert all(left.reason in words(today.section("today")) for left in today.plan.left_out)
    assert "You need a wall." in words(today.section("today"))


def test_there_is_a_box_for_each_set_of_each_side_and_one_for_each_answer(page):
    for chosen in (today := page(everything=True)).plan.chosen:
        section = today.section(chosen.drill.id)
        boxes = [words(label) for label in section.iter("label") if words(label).startswith("Set ")]
        assert len(boxes) == sum(block.sets * len(block.sides) for block in chosen.blocks)
        assert [words(label) for label in of_class(section, "question")[0].iter("label")] == ["yes", "not quite", "no"]


def test_a_later_day_brings_the_load_the_measure_and_the_offers(page):
    passed = ((days_ago(9), "yes"), (days_ago(2), "yes"))
    past = {
        "wall-hinge": DrillPast(passed, days_ago(2), measured=((days_ago(2), 15.0),)),
        "band-pull-through": DrillPast(passed[1:], days_ago(2), load=("light", "band")),
    }
    loaded = page(past=Past(TODAY, past, 3), only=("band-pull-through",))
    today = page(past=Past(TODAY, past, 3))
    assert "Last time: the light band." in words(loaded.section("band-pull-through"))
    assert "Today, heels to the wall: 17.5 centimetres." in words(today.section("wall-hinge"))
    assert "Today, heels" not in words(page().section("wall-hinge"))  # the first time the setup says where to stand
    offer = next(chosen for chosen in today.plan.chosen if chosen.ask)
    assert f"If you like. {offer.ask}" in words(today.section(offer.drill.id))
    listed = today.root.iterfind(".//ul[@class='plan']/li")
    assert ["if you like" in words(each) for each in listed] == [bool(chosen.ask) for chosen in today.plan.chosen]


def test_a_day_without_a_drill_has_its_page_all_the_same(page):
    course = read_course()
    today = page(course=course._replace(drills=course.drills[-1:]), kit=())
    assert today.plan.chosen == () and today.plan.headline in words(today.root)


@pytest.mark.parametrize("wishes", [{}, {"everything": True}], ids=["introduction", "full doses"])
def test_the_page_is_small_and_needs_nothing_beside_it(page, wishes):
    today = page(**wishes)
    assert len(today.text) < 300_000 and today.text.isascii()
    links = {value for each in today.root.iter() for name, value in each.attrib.items() if name in ("href", "src")}
    ids = [each.get("id") for each in today.root.iter() if each.get("id")]
    assert len(ids) == len(set(ids)) and {link[1:] for link in links} <= set(ids)
    assert all(link.startswith("#") for link in links)
    assert not list(today.root.iter("script")) and not any(
        name.startswith("on") for each in today.root.iter() for name in each.attrib
    )
    assert not re.search(r"url\(|@import|https?:", today.text)
    policy = next(each for each in today.root.iter("meta") if each.get("http-equiv") == "Content-Security-Policy")
    assert policy.get("content") == "default-src 'none'; style-src 'unsafe-inline'"


def test_headings_come_in_order_and_every_picture_and_field_has_a_name(page):
    today = page()
    levels = [EVERY_HEADING.index(each.tag) for each in today.root.iter() if each.tag in EVERY_HEADING]
    assert levels[0] == 0 and levels.count(0) == 1
    assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False))
    assert today.root.get("lang") == "en" and words(next(today.root.iter("title")))
    pictures = [each for each in today.root.iter("svg") if each.get("aria-hidden") != "true"]
    assert all(each.get("role") == "img" and len(each.get("aria-label")) > 30 for each in pictures)
    labelled = [field for label in today.root.iter("label") for field in label.iter("input") if words(label)]
    assert labelled == list(today.root.iter("input"))


def test_a_picture_says_what_it_shows(page):
    section = page().section("wall-hinge")
    moving = of_class(section, "moving")[0].get("aria-label")
    assert moving == (
        "A figure seen from the side, with a wall. It moves from trunk upright, knees soft and back straight to "
        "trunk leaning 60 degrees forward, knees soft and back straight, and back."
    )
    wrong = [each.find("svg").get("aria-label") for each in of_class(section, "wrong")]
    assert any("knees bent" in said and "knees far ahead" in said for said in wrong)
    assert any("back rounded" in said for said in wrong)


def test_a_fault_shows_wrong_beside_right_and_what_is_the_same_is_drawn_once(page):
    today = page()
    for chosen in today.plan.chosen:
        pairs = of_class(today.section(chosen.drill.id), "compared")
        assert pairs
        assert all([each.get("class") for each in pair.iter("figure")] == ["wrong", "right"] for pair in pairs)
    drawn = [tuple(path.get("d") for path in group) for group in of_class(today.root, "drawn")[0].iter("g")]
    assert len(drawn) == len(set(drawn))
