"""`hinge-coach look`: films and photos from the side, measured; the model fetched; the verdict drawn over the film."""

import json
import os
import select
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from hinge_coach.commands.shared import own_course
from hinge_coach.commands.shared.cameras import model_path, need_the_extra
from hinge_coach.commands.shared.drill_states_from_history import past_so_far
from hinge_coach.course.course import Course
from hinge_coach.course.drill import Cue, Drill, Fault
from hinge_coach.errors import CoachError
from hinge_coach.look.landmarks import Film, Sight, read_frame, read_sight
from hinge_coach.look.verdict.verdict import Criteria, Verdict, in_general, judge
from hinge_coach.reading.clean_text import shown
from hinge_coach.settings.personal_folder import home, make_folder
from hinge_coach.terminal.signals import ENDING, Signals, interruptible
from hinge_coach.video import pose_model, video_files
from hinge_coach.video.pose_process import Child

LONGEST = 600.0  # seconds of a film that are looked at: many times a set
_SILENCE = 60.0  # seconds without a word from the eye: it hangs


class LookOptions(NamedTuple):
    """What was asked for on the command line."""

    files: tuple[Path, ...]
    drill: str | None
    folder: Path | None
    draw: Path | None
    get_model: bool
    model: Path | None
    as_json: bool
    camera: str | None = None


class Seen(NamedTuple):
    """One file, and what is said of it."""

    path: Path
    film: Film
    verdict: Verdict


def look(options: LookOptions) -> int:
    """Look at each file and print the verdicts; the exit code, 1 where there is one that could not be given.

    Raises CoachError where the extra, the model, the drill or the only file is wrong.
    """
    if options.get_model:
        _get_model(options.model)
        if not options.files:
            return 0
    need_the_extra()
    course = own_course.course(options.folder)
    drill, criteria = _criteria(course, options.drill)
    path = model_path(options.model)
    out = video_files.places(options.draw, options.files) if options.draw else {}
    found, failed = [], False
    for file in options.files:
        try:
            found.append(_looked(file, path, criteria, out.get(file)))
        except CoachError as error:
            if len(options.files) == 1:
                raise
            own_course.tell(str(error))
            failed = True
    _print(found, options, course, drill, criteria)
    return 1 if failed or any(seen.verdict.cannot for seen in found) else 0


def _criteria(course: Course, name: str | None) -> tuple[Drill | None, Criteria]:
    """The drill with this id or number, as the person does it, and what it watches for; else a hinge in general."""
    general = in_general(course.drills)
    if name is None:
        return None, general
    as_read = course.find(name)
    owned = own_course.owned(course)
    drill = as_read.with_kit(frozenset(course.items) if owned is None else owned) or as_read
    known = {fault.id for fault in drill.faults}
    watched = tuple(watch for watch in drill.watch if watch.fault in known)
    if watched:
        return drill, Criteria(drill.id, drill.faults, watched)
    own_course.tell(f"{drill.name} has no fault that a camera can judge: it is judged as any hinge.")
    return drill, general._replace(drill=drill.id)


def _looked(file: Path, path: Path, criteria: Criteria, out: Path | None) -> Seen:
    """One file looked at, and drawn where that is asked for."""
    from hinge_coach.look.verdict.drawn_marks import lines
    from hinge_coach.look.verdict.verdict_sentences import headline
    from hinge_coach.printed.parts.progress_bar import progress_bar

    video_files.must_be_film(file)
    with progress_bar(f"Looking at {shown(file.name)}") as told:
        film = _film(file, path, told)
    verdict = judge(film, criteria)
    if out:
        marks = "".join(f"{line}\n" for line in lines(film, verdict, headline(verdict, criteria)))
        with progress_bar(f"Drawing {shown(out.name)}") as told:
            _draw(file, out, marks.encode(), lambda seconds: told(seconds / (film.seconds or 1.0)))
    return Seen(file, film, verdict)


def _film(file: Path, path: Path, told: Callable[[float], None]) -> Film:
    """What the eye sees of a file. `told` hears which share of it is done."""
    sights: list[Sight] = []
    frame, photo, seconds = None, False, 0.0
    with Signals(ENDING) as signals, Child("look", str(file.absolute()), str(path.absolute()), str(LONGEST)) as child:
        for line in _said(child, signals, file):
            if frame is None:
                frame, photo = read_frame(line), bool(line.get("photo"))
                seconds = min(float(line.get("seconds") or LONGEST), LONGEST)
            elif "end" in line:
                _tell_what_was_left_out(line, file, sights)
                return Film(frame, tuple(sights), photo or len(sights) == 1)
            else:
                sights.append(read_sight(line, frame))
                told(sights[-1].seconds / (seconds or 1.0))
    raise video_files.crashed(file)


def _tell_what_was_left_out(end: dict[str, Any], file: Path, sights: list[Sight]) -> None:
    if end.get("left"):
        minutes = f"{LONGEST / 60:.0f} minutes"
        own_course.tell(f"{shown(file)} is longer than {minutes}: only its first {minutes} were measured.")
    if end.get("broken"):
        own_course.tell(f"{shown(file)} is broken: only its first {sights[-1].seconds:.0f} seconds can be read.")


def _draw(file: Path, out: Path, marks: bytes, told: Callable[[float], None]) -> None:
    arguments = "draw", str(file.absolute()), str(out.absolute())
    try:
        with Signals(ENDING) as signals, Child(*arguments, told=True) as child:
            child.tell(marks)
            for line in _said(child, signals, file):
                if "end" in line:
                    return
                told(line["t"])
    except BrokenPipeError:
        raise video_files.crashed(file) from None
    finally:
        video_files.partial(out).unlink(missing_ok=True)
    raise video_files.crashed(file)


def _said(child: Child, signals: Signals, file: Path) -> Iterator[dict[str, Any]]:
    """What a child says, line by line. Raises CoachError for its troubles, Interrupted for a signal."""
    while not child.over:
        if os.name == "posix":
            ready, _, _ = select.select([child.fileno(), signals.wake], [], [], _SILENCE)
            signals.raise_ending()
            if not ready:
                raise video_files.trouble("silent", file)
        for told in child.lines():
            line = json.loads(told)
            if "trouble" in line:
                raise video_files.trouble(line["trouble"], file)
            yield line


def _get_model(named: Path | None) -> None:
    """Fetch the model to where it is looked for; where it is already, say so."""
    from hinge_coach.printed.parts.progress_bar import progress_bar

    path = named or home() / pose_model.NAME
    try:
        pose_model.usable(path)
    except CoachError:
        if named is None:
            make_folder(home())
        with interruptible(), progress_bar(f"Fetching {pose_model.NAME}") as told:
            pose_model.fetch(pose_model.ADDRESS, path, told)
    own_course.tell(f"The pose model is at {shown(path)}.")


def _print(found: list[Seen], options: LookOptions, course: Course, drill: Drill | None, criteria: Criteria) -> None:
    if options.as_json:
        from hinge_coach.look.verdict.verdict_data import document
        from hinge_coach.printed.parts.json_output import print_json

        told = [document(str(seen.path), seen.film, criteria, seen.verdict) for seen in found]
        if told:
            print_json(told[0] if len(options.files) == 1 else told)
        return
    from hinge_coach.printed.look_report import Looked, look_page
    from hinge_coach.printed.parts.console import print_parts

    right = drill or next((each for each in course.drills if each.watch and each.figure), None)
    for number, seen in enumerate(found):
        looked = Looked(
            seen.path.name, seen.film.seconds, seen.verdict, criteria, right, _mending(seen, course, criteria)
        )
        print_parts(partial(look_page, looked, after=number > 0))


def _mending(seen: Seen, course: Course, criteria: Criteria) -> tuple[Fault, Cue | None, Drill | None] | None:
    """The fault to mend first, with the cue that comes next and the drill to practise: as after a check."""
    from hinge_coach.coach.rules.cue_choice import next_cue
    from hinge_coach.look.verdict.verdict_sentences import to_mend

    fault = to_mend(seen.verdict, criteria)
    if fault is None:
        return None
    drills = {drill.id: drill for drill in course.drills}
    practise = drills.get(fault.practise or "")
    cued = drills.get(criteria.drill or "") or practise
    cue = fault.cue or (next_cue(cued, past_so_far(), None) if cued else None)
    return fault, cue, practise
