"""A session in which so many sets are completed. Argument: how many."""

import sys

from hinge_coach.coach.practice_record import SetDone
from hinge_coach.history.session_writer import open_history

if __name__ == "__main__":
    with open_history() as history:
        for _ in range(int(sys.argv[1])):
            assert history.set_done(SetDone("wall-hinge", "Wall hinge", 1, None, 10, 10, "reps"))
