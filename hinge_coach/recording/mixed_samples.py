"""Words and tones put together: every sound at its own sample, a second at a time, so that memory stays small."""

from array import array
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import NamedTuple

from hinge_coach.audio.tone_waveforms import RATE, SOUNDS, samples
from hinge_coach.course.phrasebook import Part
from hinge_coach.recording.heard_session import Heard
from hinge_coach.recording.timed_speech import Said

_LOUDEST = 32767

Samples = Callable[[Part], "array[int]"]


class Placed(NamedTuple):
    """A sound, fetched when its time has come: the sample at which it begins, and at most how many of it are heard."""

    first: int
    most: int
    fetch: Callable[[], "array[int]"]


def length(heard: Heard) -> int:
    """How many samples all of it has."""
    return round(heard.seconds * RATE)


def mixed(heard: Heard, spoken: Samples) -> Iterator["array[int]"]:
    """All that is heard, a second at a time; `spoken` are the samples of some words."""
    ringing = {name: samples(notes) for name, notes in SOUNDS.items()}
    placed = [Placed(round(at * RATE), RATE, partial(ringing.__getitem__, name)) for at, name in heard.tones]
    for said in heard.said:
        first, last = round(said.begins * RATE), round(said.ends * RATE)
        placed.append(Placed(first, last - first, partial(_joined, said, spoken)))
    return _seconds(placed, length(heard))


def _joined(said: Said, spoken: Samples) -> "array[int]":
    """All parts of what is said, one after the other."""
    whole = array("h")
    for part in said.parts:
        whole += spoken(part)
    return whole


def _seconds(placed: Iterable[Placed], count: int) -> Iterator["array[int]"]:
    waiting = deque(sorted(placed, key=lambda each: each.first))
    sounding: list[tuple[int, array[int]]] = []
    for begin in range(0, count, RATE):
        second = array("h", bytes(2 * min(RATE, count - begin)))
        while waiting and waiting[0].first < begin + RATE:
            here = waiting.popleft()
            sounding.append((here.first, here.fetch()[: here.most]))
        for first, sound in sounding:
            _add(second, sound, first - begin)
        sounding = [(first, sound) for first, sound in sounding if first + len(sound) > begin + RATE]
        yield second


def _add(second: "array[int]", sound: "array[int]", at: int) -> None:
    """Add what of a sound lies in this second; it begins `at` this sample, which may lie before it."""
    start, stop = max(0, at), min(len(second), at + len(sound))
    if start >= stop:
        return
    before, new = second[start:stop], sound[start - at : stop - at]
    second[start:stop] = array("h", map(_sum, before, new)) if any(before) else new


def _sum(one: int, other: int) -> int:
    return max(-_LOUDEST, min(_LOUDEST, one + other))
