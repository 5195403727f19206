"""A camera that is on: how many of its pictures are seen, what memory that takes, and whether a session keeps time.

A film takes the camera's place: it goes at its own rate, and pictures that come too late are passed over, as with a
camera. It takes what `looking.py` takes.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import courses
from keeping_time import Kept, Minute, Ticks, hurried, kept, ticks_of
from looking import MODEL, NONE, clip_to_look_at, made_film, sizes
from runs import OnPipe, play
from table import Row, at_most, ms, number
from workshop import Workshop

_LACKING = "no extra, model or clip"


def measure(shop: Workshop) -> list[Row]:
    clip = clip_to_look_at()
    rate, grown = (_rate(shop, clip), _grown(shop, clip)) if clip else (NONE, NONE)
    idle, seeing = _kept(shop, clip) if clip else (Kept(NONE, 0, NONE), Kept(NONE, 0, NONE))
    return [
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
        at_most(
            "a session with a camera: 99th percentile of lateness",
            f"{ms(seeing.p99)}, drift {ms(seeing.drift)} a minute, {seeing.missed} ticks missed" if clip else _LACKING,
            f"without a camera {ms(idle.p99)}, drift {ms(idle.drift)}, {idle.missed} missed" if clip else "",
            seeing.p99 * 1000,
            10.0,
            " ms",
            "what sees takes a core; a session that shares the only other one is late as with every core busy.",
        ),
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


def _kept(shop: Workshop, clip: Path) -> tuple[Kept, Kept]:
    """How a session keeps time without a camera and with one."""
    minute = Minute(3, 1) if shop.quick else Minute(8, 8)
    film, course = shop.home("session live") / "film.mp4", shop.folder / "minute-live"
    made_film(clip, film, (1280, 720), 30.0, 30 * (minute.seconds + 60))
    courses.holds_and_reps(course, minute.hold, minute.reps)
    without, seeing = (_ticks(shop, course, *camera) for camera in ((), ("--camera", str(film))))
    return kept([without], minute.due), kept([seeing], minute.due)


def _ticks(shop: Workshop, course: Path, *camera: str) -> Ticks:
    """The ticks of one session."""
    with OnPipe(shop.session(course, "--view", "json", *camera), shop.home(f"kept live {len(camera)}")) as session:
        told = hurried(session, lambda: session.text.decode())
        play([session], [session.until(rb'"n": 3'), told, _out_of_setup(session)])
        return ticks_of([(json.loads(match[0]), moment) for match, moment in session.matches(rb"\{[^\n]+\}(?=\n)")])


def _out_of_setup(session: OnPipe):
    """Wait for nobody to stand right before the first set, as a person who presses a key."""
    until = time.monotonic() + 60
    while b'"ready"' not in session.text and time.monotonic() < until:
        if b'"drill"' in session.text:
            session.press("n")
        yield time.monotonic() + 1.0
