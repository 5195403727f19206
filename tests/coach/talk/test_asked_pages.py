"""The words on the pages that wait for a person: the kit, the plan, an interrupted session, a mend, a load."""

import pytest
from little_course import BAND, COURSE, DEADLIFT, TODAY, WALL

from hinge_coach.coach.interface.question_page import numbered_page
from hinge_coach.coach.interface.screen_frames import Header, Page
from hinge_coach.coach.plan.after_failed_check import after_check
from hinge_coach.coach.plan.plan import Chosen, LeftOut, Plan
from hinge_coach.coach.practice_record import Past
from hinge_coach.coach.rules.load_increases import Load, LoadQuestion
from hinge_coach.coach.talk import plan_page
from hinge_coach.coach.talk.before_drill import load_page, typed_load_page
from hinge_coach.coach.talk.before_session import go_on_where
from hinge_coach.coach.talk.check_after_set import correction_page
from hinge_coach.coach.talk.kit_choice import kit_page
from hinge_coach.course.kit import undescribed

WALL_TODAY = Chosen(WALL, WALL.work, "Everything starts here.")
BAND_OFFERED = Chosen(BAND, BAND.work, "It is loaded.", "offer", ask="Do it anyway?")


def keys(page):
    return [hint.key for hint in page.keys]


def test_the_plan_says_how_long_it_takes_in_all_and_how_much_of_it_is_led():
    page = plan_page.plan(Plan("Today.", (WALL_TODAY,)), plan_page.how_long(271, 300))
    assert page.lines[0] == "About 10 min: 4 min 31 s by the clock, the rest is yours for setting up."


def test_advice_stands_before_the_drills_so_that_a_small_screen_shows_it():
    page = plan_page.plan(Plan("Today.", (WALL_TODAY,), advice=("You stopped for pain.",)), plan_page.how_long(240, 60))
    assert page.lines[1:3] == ("You stopped for pain.", "")


def test_the_plan_numbers_the_drills_marks_what_is_only_offered_and_counts_no_bridge():
    lines = plan_page.plan_lines(Plan("Today.", (WALL_TODAY, BAND_OFFERED), (LeftOut(DEADLIFT, "It waits."),)))
    assert lines == [
        "1    Wall Hinge, 4 min. Everything starts here.",
        "4    Band Pull-through, 4 min, if you like. It is loaded.",
        "     First Deadlift: It waits.",
    ]


def test_an_interrupted_session_is_offered_by_the_drill_it_stood_in_and_the_time_to_go():
    page = go_on_where(Plan("On where you stopped.", (WALL_TODAY,)), 206)
    assert (page.lead, *page.lines) == (
        "Go on where you stopped?",
        "It stopped at the wall hinge, with about 3 min to go.",
    )


def test_an_item_of_kit_that_may_be_new_to_someone_says_what_it_is():
    kit = {id: item for id, item in COURSE.equipment.items() if id in ("wall", "dowel", "landmine")}
    page = kit_page({**kit, "my-box": undescribed("my-box")}, frozenset({"wall"}))
    assert [choice.label for choice in page.choices] == [
        "wall: a closed door will do",
        "dowel: a broomstick will do",
        "landmine: a bar with one end in a pivot or a corner",
        "my-box",
    ]


def test_one_item_of_kit_is_ticked_with_one_digit():
    assert keys(kit_page({"my-box": undescribed("my-box")}, frozenset()))[0] == "1"


def test_a_mend_says_by_its_name_how_the_set_is_easier():
    mend = after_check(WALL, ["no"], course=COURSE, owned=frozenset({"wall"}), past=Past(TODAY), fault="squats")
    assert "Now: Wall Hinge, half way down, 1 set of 6 reps" in correction_page(Header(), mend).lines


def test_a_question_with_numbered_answers_shows_how_to_leave_it_open():
    assert keys(numbered_page(Header(), "Wall Hinge", "What went wrong?", {"squats": "Your knees go first"}))[0] == "→"


def test_the_load_page_says_which_load_enter_takes():
    question = LoadQuestion("Which load do you take today?", (Load("12", "kg"), Load("16", "kg")), None, None)
    assert [(hint.key, hint.does) for hint in load_page(Header(), BAND, question).keys][0] == ("Enter", "12 kg")


@pytest.mark.parametrize(
    ("unit", "said"),
    [
        ("kg", "A bare number is in kg; 20 lb or a band's name will do too."),
        ("lb", "A bare number is in lb; 9 kg or a band's name will do too."),
        ("band", "A band by its name, or a weight: 9 kg, 20 lb."),
    ],
)
def test_a_load_that_is_typed_says_what_a_number_alone_means(unit, said):
    assert typed_load_page(Page(Header(), "choice", BAND.name), "", unit).lines == (said,)
