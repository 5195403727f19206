"""How much memory a session takes: the most that each program has had, some seconds after its first frame."""

import courses
from runs import Actor, OnTerminal, pause, peak_memory, play
from table import Row, at_most, number
from workshop import Workshop

RUNNING = 6.0  # seconds after the first output


def measure(shop: Workshop) -> list[Row]:
    home, course = shop.home("weighing"), shop.folder / "reps"
    courses.reps(course, 20)
    peaks = {}
    commands = {
        "ours": (shop.session(course, "--view", "screen"), rb"Reps"),
        "termdown": ([shop.peers.termdown, "60"], rb"\x1b\]2;\d+"),
        "textual": (shop.child("textual_timer.py", peer=True), rb"Hold"),
    }
    for name, (command, mark) in commands.items():
        with OnTerminal(command, home) as program:
            play([program], [_for_a_while(program, mark)])
            peaks[name] = peak_memory(program.pid) / 1e6
    return [
        at_most(
            "memory of a session, at most",
            f"{number(peaks['ours'])} MB",
            f"termdown {number(peaks['termdown'])} MB, textual {number(peaks['textual'])} MB",
            peaks["ours"] / peaks["textual"],
            1,
            unit="× textual",
            missed="click, yaml, sqlite3 and rich are all in it.",
        )
    ]


def _for_a_while(program: OnTerminal, mark: bytes) -> Actor:
    yield from program.until(mark)
    yield from pause(RUNNING)
