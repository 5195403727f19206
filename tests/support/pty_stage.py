"""A real terminal for tests: hinge-coach in a pty of its own, with a home of its own, watched from the other side."""

import codecs
import fcntl
import os
import re
import select
import signal
import struct
import sys
import termios
import time
from pathlib import Path

from terminal_emulator import TerminalEmulator

import hinge_coach
from hinge_coach.coach.interface import early_keys

ROOT = Path(hinge_coach.__file__).parent.parent  # the very package that is tested, installed or not
ASKED = b"\x1b[6n"  # where the cursor is
NARROW = b"\x1b[2;5R"  # what a terminal answers that shows blocks in one cell
LIMIT = 20.0  # seconds; nothing that is tested takes so long unless it hangs

TINY = """\
format: 1
id: tiny
order: 1
name: Tiny Hinge
summary: A hinge of one rep
why: It is short.
setup: [Stand tall.]
cues:
  - {say: Send your seat back, short: Back, when: lower}
feel: hamstrings
work:
  - {name: Hinge, sets: 1, reps: 1, tempo: [0.5, 0.2, 0.5, 0], rest: 1, count_in: 0.5}
  - {name: Press, sets: 1, hold: 1, rest: 1, count_in: 0.5}
easier:
  - {name: Half hinge, sets: 1, reps: 1, tempo: [1, 0, 1, 0], rest: 1}
check: Did your back stay long?
faults:
  - {id: squats, looks: Your knees go first, fix: Shins still, practise: tiny}
move_on: 1 of 1
"""


def environment(home, **more):
    """The environment of a plain terminal; a value of None takes a name away."""
    plain = {"PATH": os.environ["PATH"], "HOME": str(home), "HINGE_COACH_HOME": str(home), "PYTHONPATH": str(ROOT)}
    plain |= {"TERM": "xterm-256color", "LANG": "C.UTF-8"}
    return {name: value for name, value in (plain | more).items() if value is not None}


def short_course(folder):
    """A folder with a course of one drill: one rep and a hold, 4.2 seconds of paced time."""
    folder.mkdir(exist_ok=True)
    (folder / "1-tiny.yaml").write_text(TINY)
    return folder


READ = 0.1  # seconds more than a page needs until it takes an answer


class Stage:
    """One program in a pty: `heard` is all that it has written to it. Use it as a context: nothing stays behind."""

    def __init__(self, home, *args, size=(80, 24), argv=None, fds=None, answer=NARROW, **env):
        """`fds` maps a standard descriptor to a file of ours that takes the terminal's place there.

        `answer` is what the terminal says when it is asked where its cursor is, None for nothing.
        """
        self.heard = b""
        self.answer = answer
        self.code = None
        self.master, slave = os.openpty()
        self.resize(*size)
        self.found = termios.tcgetattr(slave)
        self.slave = slave
        command = argv or [sys.executable, "-m", "hinge_coach", *map(str, args)]
        self.began = time.monotonic()
        self.pid = os.fork()
        if not self.pid:
            try:
                os.setsid()
                fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
                for fd in (0, 1, 2):
                    os.dup2((fds or {}).get(fd, slave), fd)
                os.closerange(3, 256)
                os.execvpe(command[0], command, environment(home, **env))
            finally:
                os._exit(99)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.code is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        for fd in (self.master, self.slave):
            if fd is not None:
                os.close(fd)

    def resize(self, columns, rows):
        self.size = (columns, rows)
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def hang_up(self):
        """Take the terminal away, as closing its window does."""
        for fd in (self.master, self.slave):
            os.close(fd)
        self.master = self.slave = None

    def press(self, keys):
        os.write(self.master, keys if isinstance(keys, bytes) else keys.encode())

    def send(self, *signums):
        for signum in signums:
            os.kill(self.pid, signum)

    def hear(self, seconds=0.0):
        """Take in what comes within so many seconds; what is new."""
        before = len(self.heard)
        until = time.monotonic() + seconds
        while self.master is not None:
            ready, _, _ = select.select([self.master], [], [], max(0.0, until - time.monotonic()))
            if not ready:
                break
            self._take_in(os.read(self.master, 65536))
        return self.heard[before:]

    def _take_in(self, data):
        asked = self.heard.count(ASKED)
        self.heard += data
        if self.answer and self.heard.count(ASKED) > asked:
            self.press(self.answer)

    def settle(self, since=None):
        """Listen until something has come (after the byte `since`, or now), and then until the picture stands still."""
        since = len(self.heard) if since is None else since
        limit = time.monotonic() + LIMIT
        while len(self.heard) == since:
            assert time.monotonic() < limit and not self.ended(), f"nothing comes: {self.heard[-2000:]!r}"
            self.hear(0.02)
        while self.hear(0.06):
            pass

    def read(self, longer=READ):
        """Take the time to read a page that is seen, and came by itself: before that it takes no answer."""
        until = time.monotonic() + early_keys.UNSEEN + longer
        while (left := until - time.monotonic()) > 0:
            self.hear(left)

    def until(self, text, since=0):
        """Listen until `text` was written after the byte `since`; where it ends."""
        wanted, limit = text.encode(), time.monotonic() + LIMIT
        while wanted not in self.heard[since:]:
            assert time.monotonic() < limit and not self.ended(), f"{text!r} never came: {self.heard[-2000:]!r}"
            self.hear(0.02)
        return self.heard.index(wanted, since) + len(wanted)

    def until_seen(self, text):
        """Listen until `text` stands in the picture."""
        limit = time.monotonic() + LIMIT
        while text not in self.picture:
            assert time.monotonic() < limit and not self.ended(), f"{text!r} is never seen: {self.picture}"
            self.hear(0.02)

    @property
    def picture(self):
        """What stands on the screen since it was last cleared, as lines."""
        emulator = TerminalEmulator(*self.size)
        whole = self.heard[max(0, self.heard.rfind(b"\x1b[2J")) :]
        whole = whole[: codecs.utf_8_decode(whole)[1]]  # perhaps half a letter is still to come
        cut = whole.rfind(b"\x1b")  # perhaps it is not all here yet
        emulator.send(re.sub(rb"\x1b\[\?(1049|25|7|2004)[hl]", b"", whole if b"m" in whole[cut:] else whole[:cut]))
        return "\n".join(emulator.text)

    def ended(self):
        """Whether it has ended; then `code` is its exit code, minus the signal's number if one ended it."""
        if self.code is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            self.code = os.waitstatus_to_exitcode(status) if pid else None
        return self.code is not None

    def end(self, reading=True):
        """Wait for its end, reading what it writes, and answer the exit code."""
        limit = time.monotonic() + LIMIT
        while not self.ended():
            assert time.monotonic() < limit, f"it does not end: {self.heard[-2000:]!r}"
            self.hear(0.01) if reading else time.sleep(0.01)
        if reading:
            self.hear()
        return self.code

    def stopped(self):
        """Wait until it is stopped."""
        limit = time.monotonic() + LIMIT
        while True:
            pid, status = os.waitpid(self.pid, os.WNOHANG | os.WUNTRACED)
            if pid and os.WIFSTOPPED(status):
                return True
            assert not pid and time.monotonic() < limit, "it does not stop"
            self.hear(0.01)

    @property
    def modes(self):
        return termios.tcgetattr(self.master)

    @property
    def single_keys(self):
        return not self.modes[3] & termios.ICANON

    def wrongs(self):
        """What was not given back as it was found, and what nobody wants to read; empty when all is well."""
        wrong = []
        if self.master is not None and self.modes != self.found:
            wrong.append("modes")
        for name, on, off in (
            ("screen", b"?1049l", b"?1049h"),
            ("cursor", b"?25h", b"?25l"),
            ("wrap", b"?7h", b"?7l"),
            ("pastes", b"?2004l", b"?2004h"),
        ):
            if self.heard.rfind(off) > self.heard.rfind(on):
                wrong.append(name)
        colours = re.findall(rb"\x1b\[([\d;]*)m", self.heard)
        if colours and colours[-1] not in (b"", b"0"):
            wrong.append("colours")
        words = self.heard[self.heard.rfind(b"?1049l") + 6 if b"?1049l" in self.heard else 0 :]
        words = words.removesuffix(b"\x1b[?2004l")
        if words and not words.endswith(b"\n"):
            wrong.append(f"half a line: {words[-80:]!r}")
        wrong += [word.decode() for word in (b"Traceback", b"Error", b"Exception") if word in self.heard]
        return wrong
