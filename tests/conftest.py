"""What every test stands on: a home of its own, so that none reads or changes the practice of whoever runs it."""

import os
import signal
from itertools import count

import pytest
from hypothesis import HealthCheck, settings

from hinge_coach.coach.interface import early_keys
from hinge_coach.terminal.capabilities import learn

# The same examples every time, and no limit on how long a busy machine takes for one: nothing fails by chance.
settings.register_profile(
    "steady", max_examples=50, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")

# Who starts the tests in the background or under nohup has these ignored, and so would every program tested here.
for signum in {signal.SIGINT, getattr(signal, "SIGQUIT", signal.SIGINT), getattr(signal, "SIGHUP", signal.SIGINT)}:
    if signal.getsignal(signum) is signal.SIG_IGN:
        signal.signal(signum, signal.default_int_handler if signum == signal.SIGINT else signal.SIG_DFL)


@pytest.fixture(scope="session")
def homes(tmp_path_factory):
    """Where the personal folders of all tests would lie: most tests never make theirs, so none pays for one."""
    folder = tmp_path_factory.mktemp("homes")
    return (folder / str(number) for number in count())


@pytest.fixture(autouse=True)
def home(homes, monkeypatch):
    """A personal folder that is not there yet, eighty columns, and no wish in the environment or answer kept."""
    folder = next(homes)
    for name in [name for name in os.environ if name.startswith("HINGE_COACH")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HINGE_COACH_HOME", str(folder))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "xterm-256color")
    learn(None)
    return folder


@pytest.fixture
def read_at_once(monkeypatch):
    """A page that comes by itself is answered in the same moment, so that the times of a script remain round."""
    monkeypatch.setattr(early_keys, "UNSEEN", 0.0)
