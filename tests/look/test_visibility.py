"""What a film does not show is said in one sentence that mends it, and then nothing is judged."""

import pytest
from filmed import (
    changed,
    film,
    gappy,
    joined,
    marked,
    mirrored,
    part,
    photo,
    recording,
    slower,
    swapped,
    thinned,
    tilted,
    trembling,
)
from printed import COURSE

from hinge_coach.look.angles import KNEES_ERR
from hinge_coach.look.film_cuts import cut_times
from hinge_coach.look.landmarks import ANKLES, KNEES, SHOULDERS, Film, Frame, Sight
from hinge_coach.look.verdict import visibility
from hinge_coach.look.verdict.verdict import NO_HINGE, NO_REP, Criteria, in_general, judge

WALL = COURSE["wall-hinge"].figure
SET = film(WALL)
GENERAL = in_general(COURSE.values())
LEGS = {*KNEES, *ANKLES}


def cannot(of):
    return judge(of, Criteria()).cannot


def turned(film, width):
    """A body whose shoulders are so wide in the picture, in trunk lengths."""
    half = width * 0.288 * 0.8 / 2
    return changed(film, lambda k, x, y, seen: (x + half * ((k == SHOULDERS[0]) - (k == SHOULDERS[1])), y, seen))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        pytest.param(lambda f: turned(f, 0.6), visibility.TURNED, id="turned to the camera"),
        pytest.param(
            lambda f: changed(f, lambda k, x, y, seen: (x, y - 0.24, seen)),
            visibility.NO_FEET,
            id="feet below the picture",
        ),
        pytest.param(
            lambda f: changed(f, lambda k, x, y, seen: (x, y + 0.3, seen)),
            visibility.NO_HEAD,
            id="head above the picture",
        ),
        pytest.param(
            lambda f: changed(f, lambda k, x, y, seen: (x, y, 0.15 if k in LEGS else seen)),
            visibility.NO_LEGS,
            id="hidden legs",
        ),
        pytest.param(lambda f: tilted(f, 90), visibility.ON_ITS_SIDE, id="on its side"),
        pytest.param(lambda f: marked(f, people=2), visibility.CROWDED, id="two people"),
        pytest.param(lambda f: marked(f, people=0), visibility.NOBODY, id="nobody whom a second look finds"),
        pytest.param(lambda f: gappy(f, 1.0), visibility.NOBODY, id="nobody at all"),
        pytest.param(lambda f: marked(gappy(f, 1.0), light=12.0), visibility.TOO_DARK, id="too dark"),
        pytest.param(lambda f: thinned(slower(f, 0.25), 20), visibility.HASTY, id="too fast"),
        pytest.param(lambda f: film(WALL, bottom=WALL.top), NO_REP, id="standing still"),
    ],
)
def test_what_a_film_does_not_show_is_said(change, sentence):
    assert cannot(SET) is None
    assert cannot(change(SET)) == sentence


@pytest.mark.parametrize(
    ("shift", "sure", "sentence"),
    [
        pytest.param(0.12, 0.95, visibility.WANDERING, id="far"),
        pytest.param(0.06, 0.85, visibility.WANDERING, id="less far, and the model is less sure of them then"),
        pytest.param(0.06, 0.95, None, id="less far"),
        pytest.param(0.0, 0.85, None, id="not at all, though the model is less sure of them"),
    ],
)
def test_feet_that_wander_while_they_stand_are_hidden_by_something(shift, sure, sentence):
    def swaying(each):
        if int(each.seconds * 2) % 2 == 0:
            return each
        film = Film(SET.frame, (each,))
        return changed(film, lambda k, x, y, seen: (x, y + shift, sure) if k in ANKLES else (x, y, seen)).sights[0]

    assert cannot(SET._replace(sights=tuple(map(swaying, SET.sights)))) == sentence


@pytest.mark.parametrize("name", ["deadlift-knees", "hinge-good", "squat-walks-in", "squat-barbell"])
def test_left_and_right_mixed_up_for_a_moment_change_nothing(name):
    whole = recording(name)
    expected, found = (judge(each, GENERAL) for each in (whole, swapped(whole, 2.0, 0.3)))
    assert found.cannot is None
    assert [each.rep.start for each in found.reps] == pytest.approx([each.rep.start for each in expected.reps], abs=0.2)
    assert (found.movement, found.seen) == (expected.movement, expected.seen)


def test_who_stands_in_the_dark_and_is_seen_well_is_judged():
    assert cannot(marked(SET, light=12.0)) is None


def test_rocks_are_nobody_though_a_model_finds_a_body_in_half_of_the_pictures():
    found = judge(recording("nobody"), Criteria())
    assert (found.reps, found.cannot) == ((), visibility.NOBODY)


def test_an_oblique_set_is_counted_and_not_judged():
    found = judge(recording("deadlift-oblique"), GENERAL)
    assert (len(found.reps), found.mend, found.cannot) == (10, None, visibility.TURNED)


def test_a_set_in_two_pieces_is_a_cut_film():
    away = changed(SET, lambda k, x, y, seen: (0.5 * x + 0.1, 0.5 * y + 0.3, seen))
    found = judge(joined(SET, away), Criteria())
    assert found.cannot == visibility.CUT.format("0:16")
    assert len(found.reps) == 6


def test_what_follows_the_set_without_anybody_in_it_does_not_matter():
    title = gappy(film(WALL, reps=1), 1.0)
    found = judge(marked(joined(SET, title), change=None), Criteria())
    assert (len(found.reps), found.cannot) == (3, None)


def test_a_cut_between_two_similar_poses_is_a_jerk_of_picture_and_body():
    whole = film(WALL, reps=4, times=(2.0, 1.0, 1.5, 1.0))
    calm = marked(joined(part(whole, 0, 1.6), part(whole, 12.8, 99)), change=0.4)
    jerked = calm._replace(
        sights=tuple(each._replace(change=3.0) if 1.62 < each.seconds < 1.66 else each for each in calm.sights)
    )
    assert cut_times(jerked) == [pytest.approx(1.64)]
    assert cut_times(calm) == []  # the picture went on as it was
    assert cut_times(marked(whole, change=0.4)) == []
    missing = [each for each in calm.sights if not 2.1 < each.seconds < 2.3]  # in the middle of the way down
    assert len(missing) < len(calm.sights) and not cut_times(calm._replace(sights=tuple(missing)))


def test_a_body_misplaced_in_one_picture_is_no_cut():
    sights = list(SET.sights)
    sights[60] = changed(SET._replace(sights=(sights[60],)), lambda k, x, y, seen: (x + 0.4, y, seen)).sights[0]
    found = judge(SET._replace(sights=tuple(sights)), Criteria())
    assert (len(found.reps), found.cannot) == (3, None)


@pytest.mark.parametrize("angle", [12, -14])
def test_a_phone_that_leans_more_than_anybody_does_is_allowed_for(angle):
    straight, leaning = judge(SET, Criteria()), judge(tilted(SET, angle), Criteria())
    assert (straight.tilt, leaning.cannot) == (0.0, None)
    assert leaning.tilt == pytest.approx(-angle, abs=3)
    bottoms = [judged.reps[1].rep.at_bottom for judged in (straight, leaning)]
    assert bottoms[1] == pytest.approx(bottoms[0], abs=3)


def test_who_leans_back_at_the_top_is_no_leaning_phone():
    drill = COURSE["band-pull-through"]
    found = judge(film(drill.figure, top=drill.figure.wrong_pose("leans-back")), Criteria())
    assert found.tilt == 0.0


def test_a_lunge_is_neither():
    def stride(k, x, y, seen):
        return x + 0.5 * (k in (ANKLES[0], KNEES[0])), y, seen

    found = judge(changed(SET, stride), Criteria())
    assert (found.movement, found.cannot) == ("other", NO_HINGE)


def test_a_film_without_a_picture_and_a_photo_without_a_body_show_nobody():
    assert cannot(Film(Frame(640, 480), ())) == visibility.NOBODY
    assert cannot(Film(Frame(640, 480), (Sight(0.0, None),), photo=True)) == visibility.NOBODY


def test_a_photo_of_somebody_standing_has_a_pose_and_no_movement():
    found = judge(photo(WALL, WALL.top), Criteria())
    assert (found.movement, found.cannot) == (None, None)
    assert found.pose == pytest.approx((3, 8 + KNEES_ERR, 5, 10 + KNEES_ERR), abs=0.5)


def test_a_still_body_faces_where_its_feet_and_its_nose_point():
    assert judge(photo(WALL, WALL.top), Criteria()).facing == 1
    assert judge(mirrored(photo(WALL, WALL.top)), Criteria()).facing == -1
    assert judge(trembling(photo(WALL, WALL.pose("bottom")), 0.002), Criteria()).facing == 1
