"""A program to be killed, a session without a screen: keeps sets as fast as it can, and prints each that is kept.

`python tests/support/set_keeping_program.py FOLDER NAME [COUNT [BYTES]]` prints a line `n saved` a set. No file may
grow over BYTES. With `KEEPER_WITHOUT_LOCKS` in the environment it is as on a file system that locks no file.
"""

import os
import sys
from pathlib import Path

from hinge_coach.coach.practice_record import Place, SetDone
from hinge_coach.history import file_system
from hinge_coach.history.session_writer import open_history


def main(folder, name, count="1000000", size=None):
    if "KEEPER_WITHOUT_LOCKS" in os.environ:
        file_system.locks = lambda file: False
    if size:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (int(size), resource.RLIM_INFINITY))
    history = open_history(Path(folder))
    for n in range(1, int(count) + 1):
        saved = history.set_done(SetDone("wall-hinge", name, n, None, 10, 10, "reps", cue="Tap it, don't lean"))
        print(n, saved, flush=True)
        history.stands_at(Place("wall-hinge", 0, n + 1, None, ("wall-hinge",)))
    history.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
