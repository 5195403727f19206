"""A drill file to start from: commented, right as it stands, and with a figure."""

import re
from pathlib import Path

from hinge_coach.course.course import Course
from hinge_coach.course.file.course_folder import shipped_path
from hinge_coach.course.format.drill_fields import DRILL
from hinge_coach.course.format.field_table import Record
from hinge_coach.course.format.value_types import DRILL_ID, KIT_ITEM_ID, Name
from hinge_coach.errors import CoachError
from hinge_coach.reading.clean_text import shown
from hinge_coach.reading.source_text import Log
from hinge_coach.reading.yaml_nodes import Scalar

SCHEMA_NAME = "drill.schema.json"  # beside the drill files, so that their first line can name it
_TEMPLATE = """\
# yaml-language-server: $schema={schema}
# A drill of your own. Change what you like; `hinge-coach validate` says what is wrong or unwise,
# `hinge-coach start --only {id}` runs it. Text with a colon in it, or a sign at its beginning, needs quotes.
format: 1
id: {id}
order: {order}  # its place in the course; 4.5 is shown as 4½
name: "{name}"
summary: What it teaches, in one line  # at most 80 characters
# intro: Why it comes here, in one sentence, for somebody who does it for the first time.
why: >-
  What this drill teaches that the one before did not,
  in a sentence or two.
loaded: false  # true with a weight or a band: it needs rest days, and the load is asked and saved
# half: true  # it counts as half a drill
# reserve: 4  # how many more good reps you could do when a set ends
# kit:  # all of these are needed; of a list in brackets, the first that you have is used
#   - wall
#   - [kettlebell, backpack, none]
# loads:  # the usual loads with an item here, lightest first; `increase` says when more is proposed
#   kettlebell: {{kg: [4, 6, 8], lb: [9, 13, 18], increase: clean}}
setup:  # short steps that prepare, said while the hands are empty
  - Stand with your feet hip-width apart.
  - Soften your knees, hands on the creases of your hips.
# get_in:  # how to take the load: in full before the first set, later only `again`; `takes` is the time for it
#   - {{say: Take the bell from the floor with both hands., takes: 6, again: Take the bell.}}
# get_out:  # how to put the load down, said right after every set, however it ends
#   - {{say: Bend your knees and set the bell down., takes: 4}}
rehearsal:  # one slow rep before the first set: what is done in each phase
  lower: Push your hips straight back, eyes on the floor ahead.
  rise: Stand tall again, and breathe out.
cues:  # one for each set, in turn; `short` is said during the rep, in the phase `when`
  - {{say: Push your hips straight back, short: Hips back, when: lower}}
  - {{say: Stand tall and squeeze your glutes, short: Tall, when: rise}}
feel: Your hamstrings stretch on the way down
work:  # the dose: reps at a tempo, or a timed `hold`
  # tempo: seconds for lower, bottom, rise, top; times may be written 45, 45s, 1:30 or 1m30s
  - {{name: "{name}", sets: 2, reps: 8, tempo: [3, 1, 1, 1], rest: 45}}
  # - {{name: Hold at the bottom, sets: 2, hold: 20s, sides: both, rest: 30, count_in: 10}}
easier:  # the dose after a check that was not a yes
  - {{name: "{name} in slow motion", sets: 1, reps: 5, tempo: [4, 1, 2, 1], rest: 45}}
check: Did your hips move before your knees?
faults:  # each with its one fix, and the drill that corrects it
  - {{id: squats, looks: Your knees go forward, fix: Keep your shins upright, practise: wall-hinge}}
move_on: 8 of 8 reps, hips first
regress: wall-hinge  # the drill to go back to after two failed checks in a row
# measure: {{what: heels to the wall, unit: cm, start: 15, step: 2.5}}
figure:  # angles in degrees, places in body heights ahead of the ankle and above the floor
  top: {{shank: 3, knee: 8, trunk: 5, hands: hip-crease}}
  bottom: {{shank: -2, knee: 18, trunk: 60, hands: hip-crease}}
  # props:
  #   - {{is: wall, x: -0.16}}
  wrong:  # what a fault looks like
    squats: {{at: bottom, shank: 22, knee: 80, trunk: 35}}
watch:  # what a camera at the side judges with `hinge-coach look`: [least, most] in degrees, with room for its errors
  - {{fault: squats, at: bottom, shank: [-18, 15], knee: [-12, 62]}}
  - {{fault: squats, at: lower, order: hips-before-knees}}
# variants:  # what changes with another item of the kit
#   backpack:
#     setup: [Wear the backpack on your front]
sources:
  - My own practice
# lighter: [{{name: "{name}, empty hands", reps: 5, tempo: [3, 1, 1, 1]}}]  # after a little pain: less load, or none
# low_back: go half as deep  # after “if your low back felt it”; go less deep where left out
# language: de  # the language of these words, for the voice; if left out, English
"""


def _is_name(id: str) -> bool:
    log = Log("")
    Name().read(Scalar(id, False, None), log, "id")
    return not log.failed


def skeleton(id: str, order: float) -> str:
    """The text of a drill file named `id` at the place `order`. Raises CoachError for what can be neither."""
    if not _is_name(id):
        spelt = re.sub("[^a-z0-9]+", "-", id.lower()).strip("-")
        mend = f"{spelt}, small letters and hyphens" if _is_name(spelt) else Name.words
        raise CoachError(f"A drill cannot be called “{shown(id)[:60]}”: write {mend}.")
    if not 0 <= order <= 999:
        raise CoachError(f"A drill cannot have the order {order:g}: its place in the course is a number from 0 to 999.")
    name = id.replace("-", " ").capitalize()
    return _TEMPLATE.format(schema=SCHEMA_NAME, id=id, order=_plain(order), name=name)


def next_order(course: Course) -> int:
    """The first whole number after the whole course."""
    return int(max((drill.order for drill in course.drills), default=0)) + 1


def write_skeleton(folder: Path, id: str, order: float, course: Course | None = None) -> Path:
    """Writes a skeleton and the schema that it names into `folder`, never over a drill file. Returns the drill's path.

    The schema proposes the drills and the kit of `course`. Raises CoachError where the file is there already or cannot
    be written.
    """
    return _write_drill(folder, id, order, skeleton(id, order), course)


def write_copy(folder: Path, id: str, order: float, course: Course | None = None) -> Path:
    """The same with the text of the shipped drill `id`, at the place `order`."""
    text = re.sub(r"(?m)^order: .*$", f"order: {_plain(order)}", shipped_path(id).read_text(encoding="utf-8"), count=1)
    return _write_drill(folder, id, order, text, course)


def _write_drill(folder: Path, id: str, order: float, text: str, course: Course | None) -> Path:
    path = folder / f"{_plain(order)}-{id}.yaml"
    return write(path, text, SCHEMA_NAME, schema_text(DRILL, course), "choose another id")


def write(path: Path, text: str, schema_name: str, schema: str, else_: str) -> Path:
    """Writes a new file and its schema beside it. Raises CoachError where it is there already, which says what `else_`
    to do, or cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        (path.parent / schema_name).write_text(schema, encoding="utf-8")
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise CoachError(f"{shown(path)} is there already: edit it, or {else_}.") from None
    except OSError as error:
        raise CoachError(
            f"{shown(path)} cannot be written ({error.strerror}): check the folder and the disk."
        ) from None
    return path


def schema_text(record: Record = DRILL, course: Course | None = None) -> str:
    """The JSON Schema of a drill file or of course.yaml as a file holds it; it proposes what `course` has."""
    import json

    from hinge_coach.course.format.json_schema import schema

    known = {DRILL_ID: [drill.id for drill in course.drills], KIT_ITEM_ID: [*course.items]} if course else {}
    return json.dumps(schema(record, known), indent=2, ensure_ascii=False) + "\n"


def _plain(order: float) -> str:
    return f"{order:.6f}".rstrip("0").rstrip(".")
