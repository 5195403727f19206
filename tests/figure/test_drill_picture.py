"""The figure's picture: whole cells of known parts, a camera that stands still, and a body that can be read."""

import pytest
from figures import DRILLS, FIGURES, way

from hinge_coach.course.poses import Figure, Pose
from hinge_coach.figure.body_in_motion import at_depth, body_at
from hinge_coach.figure.character_canvas import PARTS, Canvas
from hinge_coach.figure.dots import View
from hinge_coach.figure.drill_picture import LEAST_COLUMNS, LEAST_ROWS, draw
from hinge_coach.figure.drill_picture_list import ends, fault_pair
from hinge_coach.figure.shapes import disc, limb, over
from hinge_coach.figure.working_muscles import MUSCLES, muscles

WALL, BAND = FIGURES["wall-hinge"], FIGURES["band-pull-through"]
PRESS = FIGURES["hip-flexor-activation work 0"]
SIZES = ((12, 7), (30, 15), (44, 20), (60, 28), (200, 10), (13, 60))
BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))

# In the others what is held hangs before the foot.
FREE_FEET = {
    name: figure
    for name, figure in FIGURES.items()
    if not {"barbell", "landmine", "kettlebell", "backpack"} & {prop.kind for prop in figure.props}
}
every_figure = pytest.mark.parametrize("figure", FIGURES.values(), ids=FIGURES)
with_free_feet = pytest.mark.parametrize("figure", FREE_FEET.values(), ids=FREE_FEET)


def lines(picture):
    return ["".join(text for text, _ in row) for row in picture]


def dots(picture):
    """The dots of a braille picture, as pairs of column and row."""
    return {
        (2 * column + x, 4 * row + y)
        for row, line in enumerate(lines(picture))
        for column, char in enumerate(line)
        if char != " "
        for y, bits in enumerate(BITS)
        for x, bit in enumerate(bits)
        if ord(char) - 0x2800 & bit
    }


def cells_of(picture, part):
    """The cells that belong to a part."""
    found, names = set(), [[name for text, name in row for _ in text] for row in picture]
    for row, line in enumerate(names):
        found |= {(column, row) for column, name in enumerate(line) if name == part}
    return found


@every_figure
@pytest.mark.parametrize("columns, rows", SIZES)
def test_a_picture_fills_its_cells_with_braille_of_known_parts(figure, columns, rows):
    for depth in (0.0, 0.5, 1.0):
        picture = draw(at_depth(figure, depth), columns, rows)
        assert [len(line) for line in lines(picture)] == [columns] * rows
        assert {part for row in picture for _, part in row} <= set(PARTS)
        assert all(char == " " or "\u2801" <= char <= "\u28ff" for line in lines(picture) for char in line)


@every_figure
def test_without_utf_8_a_picture_is_plain_ascii(figure):
    picture = draw(at_depth(figure, 1.0), 44, 20, braille=False)
    assert all(" " <= char <= "~" for line in lines(picture) for char in line)
    assert sum(char == "@" for line in lines(picture) for char in line) >= 4, "a head"
    assert [len(line) for line in lines(picture)] == [44] * 20


@pytest.mark.parametrize("columns, rows", [(LEAST_COLUMNS - 1, 20), (44, LEAST_ROWS - 1), (0, 0)])
def test_where_there_is_no_room_there_is_no_figure(columns, rows):
    assert draw(at_depth(WALL, 1.0), columns, rows) == ()


@with_free_feet
def test_the_camera_stands_still_and_the_foot_with_it(figure):
    feet = [cells_of(draw(posed, 60, 28), "foot") for posed in way(figure)[::8]]
    standing = set.intersection(*feet)
    assert len(standing) >= 6
    assert all(row >= 26 for _, row in standing)


@every_figure
def test_the_whole_movement_is_in_view_as_large_as_its_cells_allow(figure):
    drawn = {dot for posed in way(figure)[::4] for dot in dots(draw(posed, 44, 20)) if dot[1] < 79}
    left, *_, right = sorted({x for x, _ in drawn})
    top, *_, bottom = sorted({y for _, y in drawn})
    assert left >= 1 - bool(figure.props) and right <= 87 - 1 + bool(figure.props) and top >= 1
    assert right - left > 0.92 * 87 or bottom - top > 0.92 * 79 or figure.lying


@pytest.mark.parametrize("columns, rows", [(30, 15), (44, 20), (60, 28)])
def test_a_head_is_round(columns, rows):
    canvas = Canvas(View(rows * 4.0, columns, rows * 4 - 1, columns * 2, rows * 4))
    canvas.put([disc("head", (0.0, 0.5), 0.064)])
    drawn = dots(canvas.picture())
    wide, high = (len({dot[axis] for dot in drawn}) for axis in (0, 1))
    assert abs(wide - high) <= 1
    assert wide >= 7


def test_what_lies_over_something_has_a_gap_round_it():
    view = View(40.0, 40.0, 79.0, 80, 80)
    canvas = Canvas(view)
    canvas.put([limb("trunk", (-0.5, 1.0), (0.5, 1.0), 0.3), *over([limb("arm", (0.0, 0.5), (0.0, 1.5), 0.05)])])
    row = sorted(x for x, y in dots(canvas.picture()) if y == 39)
    assert [x for x in range(min(row), max(row)) if x not in row] == [37, 42]


def test_a_left_side_is_the_mirror_image_of_the_right():
    right, left = (dots(draw(at_depth(PRESS, 1.0, side=side), 44, 20)) for side in ("right", "left"))
    mirrored = {(87 - x, y) for x, y in left}
    assert len(right ^ mirrored) < 0.1 * len(right)


def test_working_muscles_are_tinted_and_nothing_else_changes():
    plain, tinted = (draw(at_depth(BAND, 1.0), 44, 20, working) for working in (frozenset(), frozenset({"glutes"})))
    assert lines(plain) == lines(tinted)
    assert not cells_of(plain, "working")
    seat = cells_of(tinted, "working")
    assert seat and seat <= cells_of(plain, "trunk") | cells_of(plain, "thigh") | cells_of(plain, "")


@pytest.mark.parametrize("muscle", MUSCLES)
def test_every_muscle_has_its_place_on_the_body(muscle):
    assert cells_of(draw(at_depth(WALL, 0.5), 60, 28, frozenset({muscle})), "working")


def test_the_hamstrings_are_behind_the_thigh_and_the_hip_front_before_it():
    def middle(muscle):
        cells = cells_of(draw(at_depth(WALL, 0.0), 60, 28, frozenset({muscle})), "working")
        return sum(column for column, _ in cells) / len(cells)

    assert middle("hamstrings") < middle("hip-front")


def test_a_band_is_seen_slack_and_taut():
    slack, taut = (cells_of(draw(at_depth(BAND, depth), 44, 20), "load") for depth in (1.0, 0.0))
    assert min(len(slack), len(taut)) >= 15
    level, slope = ({row for _, row in cells} for cells in (slack, taut))
    assert len(level) < len(slope)


@every_figure
def test_what_is_held_or_touched_is_seen(figure):
    kinds = {prop.kind for prop in figure.props}
    for depth in (0.0, 1.0):
        picture = draw(at_depth(figure, depth), 30, 15)
        if kinds & {"wall", "post", "cable", "step"}:
            assert len(cells_of(picture, "prop")) >= 4
        if kinds - {"wall", "post", "step", "blocks"}:
            assert len(cells_of(picture, "load")) >= 3


def test_pictures_that_come_again_are_kept():
    first, again = (draw(body_at(WALL, "lower", 1.0, 2.0), 44, 20) for _ in range(2))
    assert first is again


def test_any_two_poses_make_a_picture():
    figure = Figure(Pose(-40, 0, -60), Pose(30, 150, 110, bend=100, head=-50))
    for size in SIZES:
        assert lines(draw(at_depth(figure, 1.0), *size))


@pytest.mark.parametrize(
    "feel, expected",
    [
        ("A stretch along the back of your thighs, while your low back stays quiet", {"hamstrings"}),
        ("Your glutes at the top, your hamstrings at the bottom", {"glutes", "hamstrings"}),
        ("The front of your hip and your abs", {"hip-front", "abs"}),
        ("Your upper back holding, your hamstrings stretching", {"upper-back", "hamstrings"}),
        ("Your glutes, and the sides of your back keeping the weight close", {"glutes", "lats"}),
        ("Hamstrings; if your glutes cramp, rest", {"hamstrings"}),
        ("Not your abs but your glutes", {"glutes"}),
        ("Wherever you like", set()),
        ("", set()),
    ],
)
def test_the_muscles_are_those_that_feel_names(feel, expected):
    assert muscles(feel) == expected


@pytest.mark.parametrize("drill", DRILLS.values(), ids=DRILLS)
def test_every_drill_of_the_course_says_where_it_is_felt(drill):
    assert muscles(drill.feel)


def test_the_ends_of_a_movement_are_named_in_the_order_of_a_rep():
    assert [name for name, _ in ends(WALL)] == ["top", "bottom"]
    assert [name for name, _ in ends(FIGURES["first-deadlift"])] == ["bottom", "top"]
    assert [name for name, _ in ends(PRESS)] == ["top", "hold"]


def test_a_faults_pair_is_found_in_the_drill_and_in_its_blocks():
    drill = DRILLS["hip-flexor-activation"]
    for fault in ("back-rounds", "leans-in-press"):
        wrong, right = fault_pair(drill, fault)
        assert wrong.wrong == fault
        assert wrong.body != right.body
    assert fault_pair(drill, "holds-breath") is None


@with_free_feet
def test_wrong_and_right_are_seen_from_the_same_place(figure):
    for fault, _ in figure.wrong:
        wrong, right = fault_pair(DRILLS["wall-hinge"]._replace(figure=figure, work=()), fault)
        feet = [cells_of(draw(posed, 44, 20), "foot") for posed in (wrong, right)]
        assert len(feet[0] & feet[1]) >= 2
