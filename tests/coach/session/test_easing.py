"""What eases a set: less load after a little pain, an easy return from a step back, a calm end for the low back."""

from held_session import COURSE, HURTS, Answers, Held

ROUNDS = {"Was it your seat": ["x", "x", "y"], "What went wrong": ["4"], "Where did you": ["1"]}
LOW_BACK = {"Was it your seat": ["x"], "What went wrong": ["1"], "Where did you": ["2"]}


def test_after_a_little_pain_comes_a_set_with_less_load_and_a_cue_of_its_own_whose_load_is_not_kept():
    moment = Held("landmine-hinge", answers=Answers()).notebook.named("phase")[4].t
    hurts = Answers(HURTS | {"Did the pain rise": ["x"]})
    held = Held("landmine-hinge", answers=hurts, script=[(moment + 0.2, "o")])
    eased = [done for done in held.notes.sets if done.complete][-1]
    assert eased.block == "Landmine hinge, empty hands" and (eased.done, eased.load) == (5, None)
    said = [event.say for event in held.notebook.named("get_in", "ready")]
    assert any("Leave the load where it lies" in say for say in said)
    assert said[-1].startswith("Slow, and only as far as is easy.")
    assert "not gone within a day" in held.notebook.events[-1].say


def test_the_set_after_a_step_back_begins_with_easy_reps_and_with_time_to_go_back_there():
    held = Held("band-pull-through", answers=Answers(ROUNDS))
    (back,) = [event for event in held.notebook.events if "The first 3 reps only half as deep." in (event.say or "")]
    assert back.seconds >= 5 and back.drill == "band-pull-through"


def test_felt_twice_in_the_low_back_a_drill_ends_with_an_easy_set_and_no_load_follows():
    held = Held("band-pull-through", "landmine-hinge", answers=Answers(LOW_BACK))
    *_, last = held.sets
    assert last == ("band-pull-through", "Floor bridge")
    assert not [drill for drill, _ in held.sets if drill == "landmine-hinge"]
    assert any(
        "twice: no more of the band pull-through" in page.lead + " ".join(page.lines) for page in held.notebook.pages
    )
    assert held.ending.reason == "done"


def test_half_way_is_shown_half_way():
    figure = COURSE.find("band-pull-through").figure
    half = figure.half_way()
    assert half.bottom.trunk == (figure.top.trunk + figure.bottom.trunk) / 2 and half.top == figure.top
    bridge = COURSE.find("band-pull-through").with_kit(frozenset()).figure
    assert bridge.half_way().bottom == bridge.bottom and bridge.half_way().top != bridge.top
