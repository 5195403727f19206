"""Two small drills as values, for tests that check every second."""

from hinge_coach.coach.plan.agenda import of_drill
from hinge_coach.coach.plan.plan import Chosen, Plan
from hinge_coach.course.drill import Block, Cue, Direction, Drill, Fault, Tempo

HINGE = Drill(
    id="little-hinge",
    order=1,
    name="Little Hinge",
    summary="A hinge of two reps",
    why="It is short.",
    setup=(Direction("Stand tall."),),
    cues=(Cue("Send your seat back", "Back", "lower"), Cue("Grow long", "Long", "rise")),
    feel="hamstrings",
    work=(Block("Hinge", sets=2, reps=2, tempo=Tempo(3, 1, 1, 0), rest=30, count_in=5),),
    easier=(Block("Half hinge", sets=1, reps=1, tempo=Tempo(2, 0, 1, 1), count_in=5),),
    check="Did your back stay long?",
    move_on="2 of 2",
    faults=(Fault("squats", "Your knees go first", "Shins still", "little-hinge"),),
)
PRESS = HINGE._replace(
    id="little-press",
    order=2,
    name="Little Press",
    cues=(Cue("Push both ways", "Push", "hold"),),
    work=(Block("Press", sets=1, hold=10, both_sides=True, rest=15, count_in=4),),
)


def agenda(*drills, sets=None):
    """The steps of these drills, each in full doses, or with so many sets of each block."""
    blocks = {drill.id: [block._replace(sets=sets or block.sets) for block in drill.work] for drill in drills}
    chosen = [Chosen(drill, tuple(blocks[drill.id]), "It comes next.") for drill in drills]
    return Plan("Today.", tuple(chosen)), [step for each in chosen for step in of_drill(each, each.drill.cues)]
