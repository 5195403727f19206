"""The figure on the page moves as on the screen: through the same bodies, at the tempo of its block, for ever."""

import re
from itertools import pairwise
from math import hypot

import pytest
from figures import DRILLS, FIGURES

from hinge_coach.course.drill import Block, Tempo
from hinge_coach.course.poses import Figure, Pose
from hinge_coach.figure.body_in_motion import at_depth, body_at, ease
from hinge_coach.figure.drill_picture import moving_shapes
from hinge_coach.figure.shapes import disc, limb
from hinge_coach.sheet.animation_keyframes import keyframes
from hinge_coach.sheet.svg_animation import animated_figure
from hinge_coach.sheet.svg_figures import SvgFigures
from hinge_coach.sheet.svg_paths import UNIT, groups

REP = Block("Hinge", reps=8, tempo=Tempo(3, 1, 2, 1))
HOLD = Block("Press", hold=5.0)
WAYS = {name: figure for name, figure in FIGURES.items() if figure.bottom}


def moved(block, figure):
    """The animations of a picture by what they animate: pairs of a second and a value."""
    picture = animated_figure(block, figure, frozenset(), "It moves.", SvgFigures())
    found = []
    for each in picture.iter("animate"):
        lasts = float(each.get("dur").rstrip("s"))
        times = [lasts * float(time) for time in each.get("keyTimes").split(";")]
        found.append((each.get("attributeName"), list(zip(times, each.get("values").split(";"), strict=True)), each))
    return picture, found


def numbers(outline):
    return [int(number) for number in re.findall(r"-?\d+", outline)]


def along_bezier(way, part):
    """How far a way has gone after a part of its time, by SMIL's keySplines."""
    x1, y1, x2, y2 = map(float, way.split())
    low, high = 0.0, 1.0
    for _ in range(40):
        t = (low + high) / 2
        low, high = (t, high) if 3 * (1 - t) ** 2 * t * x1 + 3 * (1 - t) * t * t * x2 + t**3 < part else (low, t)
    return 3 * (1 - t) ** 2 * t * y1 + 3 * (1 - t) * t * t * y2 + t**3


@pytest.mark.parametrize("name", WAYS)
def test_a_round_lasts_as_long_as_a_rep_and_no_more_than_the_place_of_its_parts_changes(name):
    _, animations = moved(REP, WAYS[name])
    assert {animation.get("dur") for _, _, animation in animations} == {"7s"}
    assert {animation.get("repeatCount") for _, _, animation in animations} == {"indefinite"}
    paths = [values for attribute, values, _ in animations if attribute == "d"]
    assert paths
    for values in paths:
        assert len({re.sub(r"-?\d+", "0", outline) for _, outline in values}) == 1
        assert values[0][1] == values[-1][1]


@pytest.mark.parametrize("name", ["wall-hinge", "band-pull-through", "landmine-hinge", "cable-pull-through"])
def test_between_its_moments_the_figure_is_where_it_is_on_the_screen(name):
    figure = FIGURES[name]
    once = keyframes(REP, figure)
    for here, there in pairwise(once):
        for part in (0.25, 0.5, 0.75):
            done = along_bezier(here.way, part)
            at = here.at + (there.at - here.at) * part
            phase, since = (
                ("lower", 0) if at < 3 else ("bottom", 3) if at < 4 else ("rise", 4) if at < 6 else ("top", 6)
            )
            body = body_at(figure, phase, at - since, getattr(REP.tempo, phase)).body
            for joint in ("hip", "shoulder", "head", "hand"):
                (x, y), (to_x, to_y) = (getattr(moment.posed.body, joint) for moment in (here, there))
                told = x + (to_x - x) * done, y + (to_y - y) * done
                seen = getattr(body, joint)
                assert hypot(told[0] - seen[0], told[1] - seen[1]) < 0.011  # of a body height: 2 cm


def test_the_moments_of_a_way_lie_where_it_is_a_fifth_done_and_so_on():
    depths = [moment.at / 3 for moment in keyframes(REP, FIGURES["wall-hinge"]) if moment.phase == "lower"]
    assert [round(5 * ease(part), 1) for part in depths] == [0, 1, 2, 3, 4]


def test_the_word_of_each_phase_is_seen_while_it_lasts_and_the_bar_fills_meanwhile():
    picture, animations = moved(REP, FIGURES["wall-hinge"])
    assert [word.text for word in picture.iter("text")] == ["Down 3 s", "Stay 1 s", "Up 2 s", "Squeeze 1 s"]
    seen = [values for attribute, values, _ in animations if attribute == "visibility"]
    since = [next(time for time, value in values if value == "inherit") for values in seen]
    assert since == pytest.approx([0, 3, 4, 6], abs=0.01)
    (bar,) = (values for attribute, values, _ in animations if attribute == "width")
    assert [time for time, value in bar if value == "0"] == pytest.approx([0, 3, 4, 6], abs=0.01)


def test_a_rep_that_begins_at_the_bottom_begins_there_on_the_page_too():
    deadlift = DRILLS["first-deadlift"]
    block = deadlift.work[-1]
    once = keyframes(block, deadlift.figure)
    assert block.starts == "bottom" and once[0].phase == "rise"
    assert once[0].posed == at_depth(deadlift.figure, 1.0)


def test_a_hold_is_got_into_held_and_got_out_of():
    figure = FIGURES["hip-flexor-activation work 0"]
    once = keyframes(HOLD, figure)
    held = [moment for moment in once if moment.phase == "hold"]
    after = once[once.index(held[-1]) + 1]
    assert after.at - held[0].at == 5.0
    assert held[0].posed == after.posed == at_depth(figure, 1.0, held=True)
    assert once[0].posed == once[-1].posed == at_depth(figure, 0.0, held=True)
    picture, _ = moved(HOLD, figure)
    assert [word.text for word in picture.iter("text")] == ["Hold 5 s"]


def test_where_a_body_is_made_of_other_parts_on_the_way_each_set_of_parts_is_seen_in_its_time():
    figure = Figure(Pose(2, 5, 0), Pose(0, 20, 60, bend=40))
    _, animations = moved(REP, figure)
    assert len({tuple(group.form for group in groups(moving_shapes(at_depth(figure, at)))) for at in (0, 1)}) == 2
    one, other = [values for attribute, values, _ in animations if attribute == "visibility"][:2]
    assert all({seen, hidden} == {"inherit", "hidden"} for (_, seen), (_, hidden) in zip(one, other, strict=True))


def test_a_limb_is_drawn_round_both_its_ends_and_a_disc_round_its_middle():
    (thigh, ball) = (
        groups([shape])[0].outline
        for shape in (limb("thigh", (0, 0.5), (0, 0.3), 0.06, 0.04), disc("load", (0.1, 0.2), 0.05))
    )
    x, y, radius, *_ = numbers(thigh)
    assert radius == 0.06 * UNIT and hypot(x, y + 0.5 * UNIT) == pytest.approx(radius, abs=1)
    assert ball == "M50 -200a50 50 0 1 1 100 0l0 0a50 50 0 1 1 -100 0z"
