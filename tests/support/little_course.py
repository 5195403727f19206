"""The course in small, made by hand, and pasts told in words: "1 yes 9 days ago, 2 no yesterday"."""

from datetime import date, timedelta

from hinge_coach.coach.practice_record import DrillPast, Past
from hinge_coach.course.course import BridgeTest, Felt, MendingStep, OptionalDrill, Shortcut
from hinge_coach.course.drill import Block, Cue, Direction, Drill, Fault, Measure, Tempo
from hinge_coach.course.file.join_course_files import tied
from hinge_coach.course.kit import Item, Loads, Steps

TODAY = date(2026, 3, 16)
TEMPO = Tempo(2, 1, 1, 1)
ROUNDS = Fault("back-rounds", "Your back rounds", "Keep a broomstick on three points", "behind-the-head-hinge")
SQUATS = Fault("squats", "Your knees go first", "Shins like posts", "wall-hinge")


def a_drill(order, name, **more):
    """A drill of three sets of eight reps: 4 minutes with its rests and count-ins."""
    return Drill(
        id=name.lower().replace(" ", "-"),
        order=order,
        name=name,
        summary="",
        why="",
        setup=(Direction("Stand tall."),),
        cues=(Cue("Seat back"), Cue("Stay long"), Cue("Breathe out")),
        feel="hamstrings",
        work=(Block(name, sets=3, reps=8, tempo=TEMPO, rest=45, count_in=10),),
        easier=(Block(f"{name}, half way down", sets=2, reps=6, tempo=TEMPO, rest=45, count_in=10),),
        check="Was it clean?",
        move_on="",
        **more,
    )


DRILLS = (
    a_drill(
        1, "Wall Hinge", kit=(("wall",),), faults=(ROUNDS, SQUATS), measure=Measure("heels to the wall", "cm", 15, 2.5)
    ),
    a_drill(2, "Hip Flexor Activation", faults=(ROUNDS,), regress="wall-hinge"),
    a_drill(
        3,
        "Behind-the-Head Hinge",
        loaded=True,
        kit=(("plate", "kettlebell", "dowel", "none"),),
        loads=(("plate", Loads((2.5, 5), (5, 10))), ("kettlebell", Loads((4, 6, 8), (9, 13, 18)))),
        faults=(ROUNDS, Fault("low-back-arches", "It arches", "Ribs down", "hip-flexor-activation")),
        regress="wall-hinge",
    ),
    a_drill(
        4,
        "Band Pull-through",
        loaded=True,
        kit=(("loop-band", "none"),),
        faults=(Fault("leans-back", "You lean back", "Ribs down", "band-pull-through"), SQUATS),
        regress="hip-flexor-activation",
    ),
    a_drill(4.5, "Cable Pull-through", loaded=True, half=True, kit=(("cable",),), regress="band-pull-through"),
    a_drill(
        5,
        "Landmine Hinge",
        loaded=True,
        kit=(("landmine", "kettlebell"),),
        loads=(("landmine", Loads((20, 25, 30), (45, 55, 65), increase="clean", onto="the bar")),),
        faults=(ROUNDS, SQUATS),
        regress="band-pull-through",
    ),
    a_drill(
        6,
        "First Deadlift",
        loaded=True,
        bridge=True,
        reserve=4,
        kit=(("barbell",),),
        loads=(
            (
                "barbell",
                Loads((20, 40), (45, 85), increase="spare-reps", steps=Steps((2.5, 5, 10, 1), (2.5, 5, 10, 1))),
            ),
        ),
        regress="landmine-hinge",
    ),
)
ITEMS = {
    "wall": Item("a wall", "a closed door will do", weightless=True),
    "plate": Item("a weight plate"),
    "kettlebell": Item("a kettlebell", loads=Loads((9, 12, 16), (20, 26, 35))),
    "dowel": Item("a dowel", "a broomstick will do", weightless=True),
    "loop-band": Item("a loop band", loads=Loads(band=("light", "medium", "heavy"))),
    "cable": Item("a cable machine", loads=Loads((9, 11, 14, 16, 18), (20, 25, 30, 35, 40))),
    "landmine": Item("a landmine", "a bar with one end in a pivot or a corner"),
    "barbell": Item("a barbell"),
}
TIES = {
    "kit_items": tuple(ITEMS.items()),
    "felt": (
        ("legs", Felt("Hamstrings or glutes")),
        (
            "low-back",
            Felt(
                "Low back",
                "your low back did the work there",
                (MendingStep("wall-hinge", half=True), MendingStep("band-pull-through")),
            ),
        ),
        ("elsewhere", Felt("Somewhere else")),
    ),
    "optional": (
        OptionalDrill(
            "behind-the-head-hinge",
            "back-rounds",
            ("wall-hinge", "hip-flexor-activation"),
            suits="a back that still rounds",
            clean="your back stays long",
            failed="your back still rounds a little",
        ),
    ),
    "alternatives": (("band-pull-through", "cable-pull-through"),),
    "shortcut": Shortcut("wall-hinge", "landmine-hinge", "for most people that drill is enough"),
    "bridge_test": BridgeTest(
        "ten light hinges", 10, ("landmine-hinge", "wall-hinge", "hip-flexor-activation"), "the hinge"
    ),
}


def a_course(*drills, **ties):
    """A course of these drills, tied as the little one is but for other `ties`."""
    return tied({drill.id: drill for drill in drills}, TIES | ties)


COURSE = a_course(*DRILLS)
WALL, BRACE, HEAD, BAND, CABLE, LANDMINE, DEADLIFT = COURSE.drills
IDS = {drill.number: drill.id for drill in COURSE.drills}
KIT = frozenset({"wall", "plate", "dowel", "loop-band", "landmine", "barbell"})
EVERYTHING = KIT | {"cable", "kettlebell"}


def past(words="", **more):
    """A past told in words. `more` are fields of the past; a drill's own by its id with underscores."""
    drills = {}
    for told in filter(None, (part.strip() for part in words.split(","))):
        number, answer, *when = told.split()
        day = _day(when)
        own = drills.get(IDS[number], DrillPast())
        judged = own.judged if answer == "unjudged" else (*own.judged, (day, answer))
        drills[IDS[number]] = own._replace(judged=judged, last_day=day)
    for name in [name for name in more if name.replace("_", "-") in IDS.values()]:
        drills[name.replace("_", "-")] = drills.get(name.replace("_", "-"), DrillPast())._replace(**more.pop(name))
    days = {day for own in drills.values() for day, _ in own.judged}
    return Past(TODAY, drills, **({"sessions": len(days)} | more))


def _day(when):
    if when == ["today"]:
        return TODAY
    return TODAY - timedelta(days=1 if when == ["yesterday"] else int(when[0]))


def told(plan):
    """A plan in few words: "test 1, learn 2, offer 3"."""
    return ", ".join(f"{each.kind} {each.drill.number}" for each in plan.chosen)


def why(plan, number):
    """The reason that a plan gives for choosing a drill, or for leaving it out."""
    return next(each.reason for each in (*plan.chosen, *plan.left_out) if each.drill.number == number)
