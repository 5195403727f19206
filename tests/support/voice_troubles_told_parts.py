"""What the tests of voice troubles told share."""

import os

import pytest

from hinge_coach.coach.interface.events import Trouble

posix = pytest.mark.skipif(not hasattr(os, "posix_spawn"), reason="programs are not started here")


DO = "see what `rehearsed hello` says in a terminal, or use `hinge-coach start --voice off`"


GONE = Trouble("voice", "rehearsed failed 3 times in a row (exit code 1), so the voice is silent now", DO)


def program_in(folder, name, script):
    program = folder / name
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return program
