"""What is told of a day by the options of `log`, checked against the drills that are named."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from hinge_coach.coach.amounts_in_words import listed
from hinge_coach.coach.log.log_answers import amounts
from hinge_coach.coach.log.logged_day import LoggedDay, LoggedPain
from hinge_coach.coach.log.logged_drill import LoggedDrill, as_planned
from hinge_coach.coach.plan.plan import Chosen
from hinge_coach.coach.practice_record import NONE
from hinge_coach.coach.rules.learned_drills import failed
from hinge_coach.coach.rules.load_increases import BAND, Load, load_from
from hinge_coach.coach.rules.stop_signs import STOP_SIGNS
from hinge_coach.coach.talk.person_today import PersonToday
from hinge_coach.course.drill import Block, Drill
from hinge_coach.errors import LogError
from hinge_coach.reading.clean_text import clean
from hinge_coach.reading.did_you_mean import meant

MOST_SETS = 99


class LogOptions(NamedTuple):
    """What was said on the command line. None or empty: not said."""

    names: tuple[str, ...] = ()
    day: date | None = None
    sets: str | None = None
    reps: str | None = None
    answer: str | None = None
    fault: str | None = None
    load: str | None = None
    measure: float | None = None
    pain: str | None = None
    kit: tuple[str, ...] = ()
    folder: Path | None = None
    as_json: bool = False

    @property
    def scripted(self) -> bool:
        """Whether the command itself tells what was done, so that nothing is asked."""
        told = (self.sets, self.reps, self.answer, self.fault, self.load, self.measure, self.pain)
        return self.as_json or any(each is not None for each in told)


def day_by_options(options: LogOptions, chosen: Sequence[Chosen], person: PersonToday) -> LoggedDay:
    """What the options tell of the drills that are named; each option holds for each of them. Raises LogError."""
    if not options.names and options.pain is None:
        raise LogError("Name the drill that you did; `hinge-coach drills` lists all drills.")
    drills = [_told(options, each, person) for each in chosen] if options.names else []
    where = drills[0].chosen.drill.id if len(drills) == 1 else None
    pains = () if options.pain is None else (_pain(options.pain, where),)
    return LoggedDay(tuple(drills), pains)


def _told(options: LogOptions, chosen: Chosen, person: PersonToday) -> LoggedDrill:
    drill = chosen.drill
    told = LoggedDrill(
        chosen,
        _sets(options, chosen.blocks),
        _load(options.load, drill, person),
        _measured(options.measure, drill),
        options.answer or NONE,
        _fault(options, drill),
    )
    if not told.practised:
        raise LogError(f"This keeps no set of {drill.name}: give one set or more, or leave the drill out.")
    if told.answer != NONE and not told.sets[-1]:
        last = chosen.blocks[-1].name
        raise LogError(f"The question of {drill.name} is about {last}, but you gave no set of it: leave --answer out.")
    return told


def _sets(options: LogOptions, blocks: Sequence[Block]) -> tuple[tuple[float, ...], ...]:
    """What was done in each set, block by block: `--sets` counts them, `--reps` are of the last block."""
    done = list(as_planned(blocks))
    if options.sets is not None:
        counts = _amounts("--sets", options.sets, len(blocks), MOST_SETS)
        done = [(block.target,) * int(count) for block, count in zip(blocks, counts, strict=True)]
    if options.reps is not None:
        listed_reps = len(options.reps.replace(",", " ").split())
        sets = len(done[-1]) if options.sets is not None or listed_reps == 1 else listed_reps
        done[-1] = tuple(each for each in _amounts("--reps", options.reps, sets) if each)
    return tuple(done)


def _amounts(option: str, typed: str, count: int, most: int | None = None) -> tuple[float, ...]:
    try:
        found = amounts(typed, count)
    except ValueError as error:
        why = str(error)
        raise LogError(f"{option} {clean(typed)[:40]}: {why[:1].lower()}{why[1:]}") from error
    if most is not None and max(found, default=0) > most:
        raise LogError(f"{option} {clean(typed)[:40]}: write numbers up to {most}.")
    return found


def _load(typed: str | None, drill: Drill, person: PersonToday) -> Load | None:
    if typed is None:
        return None
    question = person.load_question(drill)
    if question is None:
        raise LogError(f"{drill.name} has no load: leave --load out.")
    unit = next((load.unit for load in question.choices), "")
    load, bands = load_from(clean(typed)[:40], unit), any(each.unit == BAND for each in question.choices)
    if load.unit == BAND and not bands:
        raise LogError(f"“{clean(typed)[:40]}” is no load of {drill.name}: write 12kg, 26lb or none.")
    return load


def _measured(value: float | None, drill: Drill) -> float | None:
    if value is not None and drill.measure is None:
        raise LogError(f"{drill.name} has no measure: leave --measure out.")
    return value


def _fault(options: LogOptions, drill: Drill) -> str | None:
    if options.fault is None:
        return None
    if not failed(options.answer or NONE):
        raise LogError("--fault says what went wrong: give --answer not-quite or --answer no with it.")
    wanted, faults = options.fault.strip().lower(), [fault.id for fault in drill.faults]
    if wanted not in faults:
        there = f"write {listed(faults, 'or')}." if faults else "leave --fault out."
        raise LogError(f"“{clean(wanted)[:40]}” is no fault of {drill.name}: {meant(wanted, faults) or there}")
    return wanted


def _pain(typed: str, drill: str | None) -> LoggedPain:
    said, signs = typed.strip().lower(), [sign.id for sign in STOP_SIGNS]
    if said.isdecimal() and said.isascii() and int(said) <= 10:
        return LoggedPain(drill, min(int(said), 9))
    if said not in signs:
        there = f"write 0 to 10, or {listed(signs, 'or')}."
        raise LogError(f"--pain {clean(typed)[:40]}: {meant(said, signs) or there}")
    return LoggedPain(drill, None, said)
