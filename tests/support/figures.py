"""Every figure of the course by name, and the bodies on its way, for tests that look at all of them."""

from hinge_coach.course.file.course_folder import read_course
from hinge_coach.figure.body_in_motion import at_depth
from hinge_coach.figure.drill_picture_list import figures

LOOKS = 80  # how finely a movement is looked at
DRILLS = {drill.id: drill for drill in read_course().drills}
FIGURES = {
    " ".join(map(str, (drill.id, *steps[:-1]))): figure for drill in DRILLS.values() for steps, figure in figures(drill)
}


def way(figure):
    """The bodies from the top to the bottom, or into the hold."""
    return [at_depth(figure, look / LOOKS) for look in range(LOOKS + 1)]


def having(kind):
    """The figures with a prop of this kind, and the prop."""
    return {name: (figure, prop) for name, figure in FIGURES.items() for prop in figure.props if prop.kind == kind}
