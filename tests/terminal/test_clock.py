"""The one wait: time, keys, signals, stops and a closed lid, on a clock that is scripted."""

import math
import os
import signal

import pytest

from hinge_coach.coach.interface.key_actions import AWAKE, RESIZED
from hinge_coach.errors import Interrupted
from hinge_coach.terminal import clock as clock_module
from hinge_coach.terminal.clock import Clock
from hinge_coach.terminal.key_codes import KeyDecoder
from hinge_coach.terminal.nonblocking_output import Output
from hinge_coach.terminal.signals import Signals
from hinge_coach.terminal.terminal_modes import Terminal


class Keyboard:
    """Keys that are typed by a script."""

    fd = -7

    def __init__(self):
        self.decoder = KeyDecoder()
        self.typed = b""
        self.listens = 0

    def read(self):
        data, self.typed = self.typed[:4096], self.typed[4096:]
        return self.decoder.feed(data)

    def listen(self):
        self.listens += 1

    def release(self):
        pass


class World:
    """Time that passes only in `select`, and what happens in it: `plan` holds (second, what) in order.

    What happens is bytes that are typed, a signal, or a number of seconds by which everybody oversleeps.
    """

    time = 100.0
    slept = 0.0  # seconds with the lid closed

    def __init__(self, signals):
        self.plan = []
        self.signals = signals
        self.keyboard = Keyboard()

    def open(self):
        self.terminal = Terminal(self.signals, self.keyboard)
        self.clock = Clock(self.signals, self.terminal)

    def at(self, second, what):
        self.plan.append((100.0 + second, what))

    def select(self, readers, writers, _, timeout):
        until = self.time + timeout
        if self.plan and self.plan[0][0] <= until:
            moment, what = self.plan.pop(0)
            self.time = max(self.time, moment)
            if isinstance(what, bytes):
                self.keyboard.typed += what
            elif isinstance(what, signal.Signals):
                self.signals.noted.append(what)
                return [self.signals.wake], [], []
            else:
                self.time += what
        elif not self.keyboard.typed:
            self.time = until
        return [fd for fd in readers if fd == self.keyboard.fd and self.keyboard.typed], [], []

    @property
    def passed(self):
        return round(self.time - 100.0, 6)


@pytest.fixture
def world(monkeypatch):
    with Signals(()) as signals:
        world = World(signals)
        monkeypatch.setattr(clock_module.time, "monotonic", lambda: world.time)
        monkeypatch.setattr(clock_module, "_time_asleep", lambda: world.slept)
        monkeypatch.setattr(clock_module.select, "select", world.select)
        world.open()
        yield world
        monkeypatch.undo()


def test_waiting_ends_at_its_deadline(world):
    assert world.clock.wait(3.5) is None and world.passed == 3.5


def test_a_key_ends_the_wait_at_once(world):
    world.at(1.2, b"n")
    assert world.clock.wait(60) == "n" and world.passed == 1.2


def test_keys_typed_together_are_given_one_by_one_without_waiting(world):
    world.at(0, b"nb ")
    assert [world.clock.wait(60) for _ in range(3)] == ["n", "b", "space"] and world.passed == 0


def test_waiting_for_a_person_may_last_for_ever(world):
    world.at(7200, b"\r")
    assert world.clock.wait(math.inf) == "enter" and world.passed == 7200


def test_escape_is_a_key_once_the_rest_of_a_sequence_is_overdue(world):
    world.at(1, b"\x1b")
    assert world.clock.wait(60) == "esc" and world.passed == 1.05


def test_an_arrow_that_comes_in_two_pieces_is_one_arrow(world):
    world.at(1, b"\x1b")
    world.at(1.03, b"[C")
    assert world.clock.wait(60) == "right"


def test_what_is_pasted_is_no_key_and_the_first_key_after_a_lost_end_is_one(world):
    world.at(1, b"\x1b[200~to q")
    world.at(1.5, b"uit, o")
    world.at(2.6, b"b")
    assert world.clock.wait(60) == "b" and world.passed == 2.6


def test_half_an_escape_sequence_has_half_a_second_for_its_rest(world):
    world.at(1, b"\x1b[1")
    world.at(1.4, b"5~")
    assert world.clock.wait(60) == "f5" and world.passed == 1.4


def test_what_was_typed_can_be_thrown_away_with_all_that_was_read(world):
    world.at(0, b"nb")
    assert world.clock.wait(0) == "n"
    world.at(0, b"yq")
    world.clock.discard()
    assert world.clock.wait(1) is None


def test_a_flood_cannot_keep_it_from_throwing_away(world):
    world.keyboard.read = lambda: ["z"] * 100
    world.keyboard.typed = b"z"
    world.clock.discard()


@pytest.mark.parametrize(("answer", "wide"), [(b"\x1b[2;5R", False), (b"\x1b[2;9R", True)])
def test_an_answer_that_comes_late_is_told_as_a_changed_window_and_is_no_key(world, answer, wide):
    learned = []
    world.terminal.learned = learned.append
    world.keyboard.decoder.await_cursor()
    world.at(3, b"\x1b")
    for number, byte in enumerate(answer[1:], 1):
        world.at(3 + number / 10, bytes([byte]))
    assert world.clock.wait(60) == RESIZED and learned == [wide]
    assert world.clock.wait(60) is None


def test_when_a_key_and_the_deadline_come_together_both_have_their_turn(world):
    world.at(0, b"nb")
    assert [world.clock.wait(0) for _ in range(4)] == ["n", None, "b", None]


def test_a_flood_of_keys_leaves_the_last_ones_and_the_deadline(world):
    world.at(0, b"z" * 100_000 + b"q")
    given = []
    while given[-1:] != ["q"]:
        given.append(world.clock.wait(0))
    assert given[1] is None and len(given) < 2000


def test_a_new_window_size_is_told_once_however_often_it_was_signalled():
    with Signals() as signals:
        clock = Clock(signals, Terminal(signals))
        for _ in range(50):
            os.kill(os.getpid(), signal.SIGWINCH)
        assert clock.wait(60) == RESIZED
        assert clock.wait(0) is None


@pytest.mark.parametrize("signum", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGUSR1])
def test_a_signal_that_ends_the_program_goes_before_everything_else(world, signum):
    world.at(0, b"nnn")
    world.at(0, signum)
    world.clock.wait(60)
    with pytest.raises(Interrupted) as ended:
        world.clock.wait(60)
    assert ended.value.exit_code == 128 + signum


def test_after_a_stop_the_keys_are_taken_again_and_the_coach_is_told(world):
    world.at(2, signal.SIGCONT)
    assert world.clock.wait(60) == AWAKE and world.keyboard.listens == 1


def test_the_moment_before_a_stop_is_known_to_a_quarter_of_a_second(world):
    world.at(10.1, 500.0)
    assert world.clock.wait(60) == AWAKE
    assert 9.85 <= world.clock.seen - 100 <= 10.1


def test_a_closed_lid_is_noticed_though_the_clock_stood_still(world, monkeypatch):
    monkeypatch.setattr(World, "slept", property(lambda self: 3600.0 if self.time >= 105 else 0.0))
    assert world.clock.wait(60) == AWAKE and 4.75 <= world.clock.seen - 100 <= 5
    assert world.clock.wait(1) is None


def test_a_busy_machine_is_no_closed_lid(world):
    world.at(0.9, 1.5)
    assert world.clock.wait(1) is None


def test_waiting_writes_what_a_slow_reader_left_and_ends_when_the_reader_goes():
    reader, writer = os.pipe()
    with Signals(()) as signals:
        output = Output(writer)
        clock = Clock(signals, Terminal(signals), [output])
        while not output.waiting:
            output.add(b"line\n" * 500)
        os.read(reader, 1 << 20)
        clock.wait(0)
        assert not output.waiting
        os.close(reader)
        with pytest.raises(Interrupted):
            clock.wait(60)
    os.close(writer)


def test_what_was_ignored_from_outside_stays_ignored():
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)  # as nohup does
    try:
        with Signals() as signals:
            os.kill(os.getpid(), signal.SIGHUP)
            assert not signals.noted
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)


def test_signals_mean_afterwards_what_they_meant_before():
    before = signal.getsignal(signal.SIGINT)
    with Signals() as signals:
        os.kill(os.getpid(), signal.SIGINT)
        with pytest.raises(Interrupted):
            signals.raise_ending()
    assert signal.getsignal(signal.SIGINT) is before
