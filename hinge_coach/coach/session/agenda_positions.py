"""Positions in an agenda: where a set begins, where the session can be gone on with, how far it is on the way."""

from collections.abc import Collection, Sequence
from typing import TypeGuard

from hinge_coach.coach.interface.screen_frames import Stop
from hinge_coach.coach.plan.after_failed_check import MEND
from hinge_coach.coach.plan.agenda import SetupStep, Step, drill_of
from hinge_coach.coach.plan.get_in_and_out import GET_OUT, GuidedStep
from hinge_coach.coach.practice_record import Place
from hinge_coach.coach.timeline import SetStep
from hinge_coach.course.course import Course
from hinge_coach.course.drill import Drill


def leads_in(step: Step) -> TypeGuard[GuidedStep]:
    return isinstance(step, GuidedStep) and step.kind != GET_OUT


def leads_out(step: Step) -> TypeGuard[GuidedStep]:
    return isinstance(step, GuidedStep) and step.kind == GET_OUT


def start_of_set(agenda: Sequence[Step], index: int, with_load: bool = True) -> int:
    """The place of the set that runs or was rested from, at its first side; or of what leads into it, if the load that
    it has was put down since.
    """
    if leads_in(agenda[index]):
        return index
    running = isinstance(agenda[index], SetStep)
    while not isinstance(here := agenda[index], SetStep):
        index -= 1
    before = agenda[index - 1]
    if isinstance(before, SetStep) and before.number == here.number:
        index -= 1
    if running and with_load:
        return index
    while index and leads_in(agenda[index - 1]):
        index -= 1
    return index


def place(agenda: Sequence[Step], at: int, planned: Collection[SetStep]) -> Place | None:
    """The planned set that comes next; None where none does. A drill whose setup is still to come is not begun."""
    begun = True
    for index in range(at, len(agenda)):
        step = agenda[index]
        if isinstance(step, SetupStep):
            begun = begun and step.chosen.kind == MEND
        elif isinstance(step, SetStep) and any(step is each for each in planned):
            ahead = tuple(dict.fromkeys(drill_of(each).id for each in agenda[index:]))
            doses = tuple(_dose(agenda, drill) for drill in ahead)
            if not begun:
                return Place(step.drill.id, set=0, plan=ahead, doses=doses)
            return Place(step.drill.id, step.block_index, step.set, step.side, ahead, doses)
    return None


def _dose(agenda: Sequence[Step], drill: str) -> tuple[int, ...]:
    """How many sets each block of a drill has today."""
    setups = (each.chosen for each in agenda if isinstance(each, SetupStep))
    blocks = next((each.blocks for each in setups if each.drill.id == drill and each.kind != MEND), ())
    return tuple(block.sets for block in blocks)


def way(course: Course, now: Drill, ahead: Sequence[Step], done: Collection[str]) -> tuple[Stop, ...]:
    """The course's drills, and whether each is done, now, ahead or left out. `done` are ids."""
    coming = {drill_of(each).id for each in ahead}
    drills = [drill for drill in course.drills if not drill.bridge]
    return tuple(Stop(drill.number, _state(drill.id, now.id, coming, done)) for drill in drills)


def _state(drill: str, now: str, ahead: Collection[str], done: Collection[str]) -> str:
    if drill == now:
        return "now"
    if drill in ahead:
        return "ahead"
    return "done" if drill in done else "left-out"
