"""From a dose to its exact timeline."""

import pytest
from small_drills import HINGE, PRESS

from hinge_coach.coach.plan.agenda import rest_before
from hinge_coach.coach.plan.get_in_and_out import GET_IN, GuidedStep
from hinge_coach.coach.timeline import RestStep, SetStep, Span, paced_seconds, seconds, spans, steps
from hinge_coach.course.drill import Cue, Tempo
from hinge_coach.course.file.course_folder import read_course


def phases(block, **options):
    return [(span.phase, span.seconds, span.rep) for span in spans(block, **options)]


def test_a_rep_goes_down_and_up_at_its_tempo_and_a_phase_of_no_time_is_left_out():
    once = [("lower", 3, 1), ("bottom", 1, 1), ("rise", 1, 1)]
    assert phases(HINGE.work[0])[:4] == [("ready", 5, 0), *once]
    assert len(phases(HINGE.work[0])) == 1 + 2 * 3


def test_a_block_that_starts_at_the_bottom_rises_first():
    deadlift = HINGE.work[0]._replace(starts="bottom")
    assert [phase for phase, _, rep in phases(deadlift) if rep == 1] == ["rise", "lower", "bottom"]


def test_each_side_has_its_full_time_and_the_change_takes_as_long_as_the_count_in():
    left, right = [step for step in steps(PRESS, PRESS.work)]
    assert [(span.phase, span.seconds) for span in left.spans] == [("ready", 4), ("hold", 10)]
    assert [(span.phase, span.seconds) for span in right.spans] == [("side", 4), ("hold", 10)]


def test_the_cues_take_turns_one_a_set():
    sets = [step for step in steps(HINGE, HINGE.work) if isinstance(step, SetStep)]
    assert [step.cue.say for step in sets] == ["Send your seat back", "Grow long"]


def test_each_block_begins_with_the_first_of_the_cues():
    sets = [step for step in steps(HINGE, (*HINGE.work, *HINGE.work)) if isinstance(step, SetStep)]
    assert [step.cue.say for step in sets] == ["Send your seat back", "Grow long"] * 2


def test_a_cue_for_a_phase_that_the_block_does_not_have_waits_for_another_block():
    drill = PRESS._replace(cues=(Cue("Down slowly", "Slow", "lower"), Cue("Push both ways", "Push", "hold")))
    assert {step.cue.say for step in steps(drill, drill.work)} == {"Push both ways"}


def test_a_rest_stands_between_two_sets_and_none_behind_the_last():
    kinds = [type(step) for step in steps(HINGE, (*HINGE.work, *PRESS.work))]
    assert kinds == [SetStep, RestStep, SetStep, RestStep, SetStep, SetStep]


@pytest.mark.parametrize(("lead", "left"), [(10, 50), (12, 50), (57, 5), (60, None), (70, None)])
def test_what_getting_in_leaves_of_a_rest_is_rounded_up_to_five_seconds_so_that_no_rest_is_too_short(lead, left):
    rest = next(step for step in steps(HINGE, HINGE.work) if isinstance(step, RestStep))
    getting_in = GuidedStep(GET_IN, rest.next, ("Stand tall.",), (Span(GET_IN, lead, 1),), ("",))
    found = rest_before(rest._replace(spans=(Span("rest", 60.0),)), [getting_in])
    assert (found and seconds(found.spans)) == left


@pytest.mark.parametrize("drill", read_course().drills, ids=lambda drill: drill.id)
def test_the_time_promised_for_a_dose_is_the_time_of_its_steps(drill):
    assert paced_seconds(drill.work) == sum(seconds(step.spans) for step in steps(drill, drill.work))
    assert paced_seconds(drill.easier) == sum(seconds(step.spans) for step in steps(drill, drill.easier))


def test_a_pace_holds_for_what_is_done_with_other_kit_too():
    drill = read_course().find("landmine-hinge")
    for kit in ({"landmine"}, {"kettlebell"}, {"backpack"}):
        usual, slow = drill.with_kit(frozenset(kit)), drill.at_pace(2).with_kit(frozenset(kit))
        assert [block.tempo for block in slow.work] == [Tempo(*(2 * each for each in b.tempo)) for b in usual.work]
