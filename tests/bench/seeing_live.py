"""A camera that is on: how many of its pictures are seen, what memory that takes, and how a session keeps time with it.

A film takes the camera's place: it goes at its own rate, and pictures that come too late are passed over, as with a
camera. It takes what `looking.py` takes.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import courses
from keeping_time import Kept, Minute, hurried, kept, ticks_of
from looking import MODEL, NONE, clip_to_look_at, made_film, sizes
from runs import OnPipe, play
from table import Row, at_most, ms, number
from workshop import Workshop

_LACKING = "no extra, model or clip"


def measure(shop: Workshop) -> list[Row]:
    clip = clip_to_look_at()
    rate, grown = (_rate(shop, clip), _grown(shop, clip)) if clip else (NONE, NONE)
    return [
        *_punctual(shop, clip),
        at_most(
            "a camera of 1280×720 with 30 pictures a second: those passed over",
            f"{number(rate)} a second are seen" if clip else _LACKING,
            "30 a second come",
            30 - rate,
            1.5,
            " a second",
            "the pose model itself, on this many cores; a smaller one is less exact.",
        ),
        at_most(
            "a camera: memory gained from the first to the last minute of ten",
            f"{grown:.1f} MB" if clip else _LACKING,
            "nothing is kept of a picture that was seen",
            grown,
            10.0,
            " MB",
        ),
    ]


def _punctual(shop: Workshop, clip: Path | None) -> list[Row]:
    """A session's deadlines with a camera and without, each alone on the machine, by turns."""
    minute = Minute(3, 1) if shop.quick else Minute(8, 8)
    course, home = shop.folder / "watched course", shop.home("watched")
    film = home / "film.mp4"
    courses.holds_and_reps(course, minute.hold, minute.reps)
    if clip:
        made_film(clip, film, (1280, 720), 30.0, 30 * (minute.seconds + 40))
    times = {}
    for name, more in {"with": ("--camera", str(film)), "without": ()}.items() if clip else ():
        with OnPipe(shop.session(course, "--view", "json", *more), home, HINGE_COACH_LOOK_MODEL=MODEL) as session:
            play([session], [hurried(session, session.text.decode), session.until(rb'"n": 3')])
            told = [(json.loads(match[0]), moment) for match, moment in session.matches(rb"\{[^\n]+\}(?=\n)")]
        times[name] = kept([ticks_of(told)], minute.due)

    def row(what: str, value: Callable[[Kept], float], limit: float, unit: str, told: Callable[[float], str]) -> Row:
        found = {name: value(each) for name, each in times.items()}
        ours, beside = (told(found[name]) if clip else _LACKING for name in ("with", "without"))
        what = f"{minute.seconds} s of holds and tempo with a camera on: {what}"
        return at_most(what, ours, f"without it {beside}", found.get("with", NONE), limit, unit)

    return [
        row("ticks missed", lambda each: each.missed, 0, "", number),
        row("99th percentile of lateness", lambda each: each.p99 * 1000, 10, " ms", lambda found: ms(found / 1000)),
    ]


def _watching(film: Path) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "hinge_coach.video.film_to_landmarks", "watch", str(film), MODEL]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)


def _rate(shop: Workshop, clip: Path) -> float:
    """Pictures that are seen in a second, of 30 that come."""
    film = shop.home("live") / "film.mp4"
    made_film(clip, film, (1280, 720), 30.0, 30 * shop.few(60, 15))
    running = _watching(film)
    seen = [json.loads(line)["t"] for line in running.stdout if b'"t"' in line]
    running.wait()
    return (len(seen) - 1) / (seen[-1] - seen[0])


def _grown(shop: Workshop, clip: Path) -> float:
    """Megabytes that what sees gains in the last nine of ten minutes, of a film with 12 pictures a second."""
    film = shop.home("long live") / "film.mp4"
    made_film(clip, film, (426, 240), 12.0, 12 * shop.few(600, 60))
    running = _watching(film)
    os.set_blocking(running.stdout.fileno(), False)
    found = []
    for size in sizes(running):
        running.stdout.read()
        found.append(size)
    return found[-2] - found[len(found) // 10 + 1]
