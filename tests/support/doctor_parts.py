"""What the tests of doctor share."""

from hinge_coach.course.file.course_folder import read_course
from hinge_coach.terminal.capabilities import Capabilities

COURSE = read_course()


DESK = Capabilities("xterm-256color", (120, 40), styled=True, colours="256", moves_cursor=True, keys=True)
