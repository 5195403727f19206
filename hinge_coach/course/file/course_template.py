"""A course.yaml to start from: every key is there, behind a `#` until it is wanted."""

from pathlib import Path

from hinge_coach.course.course import Course
from hinge_coach.course.file.drill_template import schema_text, write
from hinge_coach.course.format.course_fields import COURSE

SCHEMA_NAME = "course.schema.json"
COURSE_NAME = "course.yaml"
COURSE_TEMPLATE = """\
# yaml-language-server: $schema=course.schema.json
# How your drills relate to one another. What this file says replaces what the course says about the same thing.
# Name each drill by its id, also a drill of the course. `hinge-coach validate` says what is wrong or unwise.
format: 1
# name: My course
# teaches: What it teaches, in one line
# credit: What it follows, and by whom
# kit:  # what your items of kit are; a `weightless` item is no load
#   sandbag: {name: a sandbag, note: an old pillow case will do, loads: {kg: [5, 10, 15], lb: [10, 20, 30]}}
#   broom: {name: a broom, weightless: true}
# felt:  # the answers to “Where did you feel it?”; if that is the wrong place, `practise` goes back
#   legs: {name: Thighs or glutes}
#   low-back:
#     name: Low back
#     because: your low back did the work there
#     practise: [{drill: wall-hinge, range: half}, {drill: my-drill}]
#     twice: my-drill  # after a second time: one set of it without its load, and no more load that day
# optional:  # optional for people without the fault; the others begin without its weight
#   - drill: my-drill
#     fault: back-rounds
#     after: [wall-hinge]
#     suits: a back that still rounds
#     clean: your back stays long
#     failed: your back still rounds a little
# alternatives:  # of each list, one learned drill is enough
#   - [band-pull-through, my-drill]
# shortcut: {from: wall-hinge, to: my-drill, because: for most people that drill is enough}
# bridge_test:  # the test before a bridge opens: clean, without a cue, in the first drill that the kit allows
#   name: ten light hinges
#   reps: 10
#   drills: [my-drill, wall-hinge]
#   skill: the hinge
# sources:
#   - My own practice
"""


def write_course_skeleton(folder: Path, course: Course) -> Path:
    """Writes a course.yaml and the schema that it names into `folder`, never over one. Returns its path.

    The schema proposes the drills and the kit of `course`. Raises CoachError where it is there already or cannot be
    written.
    """
    schema = schema_text(COURSE, course)
    return write(folder / COURSE_NAME, COURSE_TEMPLATE, SCHEMA_NAME, schema, "rename it")
