"""`hinge-coach schema`: the JSON Schema of a drill file, or of a course.yaml."""

from hinge_coach.commands.shared import own_course
from hinge_coach.course.file.drill_template import schema_text
from hinge_coach.course.format.course_fields import COURSE
from hinge_coach.course.format.drill_fields import DRILL


def schema(of_course: bool = False) -> None:
    """Print the JSON Schema of a drill file, or of a course.yaml."""
    print(schema_text(COURSE if of_course else DRILL, own_course.readable_course()), end="")
