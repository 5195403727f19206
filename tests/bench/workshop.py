"""What every measurement needs: the programs, a folder to work in, and how much time there is."""

import sys
from dataclasses import dataclass
from pathlib import Path

from peers import Peers

CHILDREN = Path(__file__).parent / "children"


@dataclass(frozen=True, slots=True)
class Workshop:
    """`quick` is for trying the bench out: everything is shorter, and nothing is written."""

    peers: Peers
    folder: Path
    quick: bool

    @property
    def hinge(self) -> str:
        """The command as it is installed beside this Python. Raises SystemExit where it isn't."""
        command = Path(sys.executable).with_name("hinge-coach")
        if not command.exists():
            sys.exit("hinge-coach is not installed beside this Python; install it with pip first.")
        return str(command)

    def home(self, name: str) -> Path:
        """A person's own folder, in which the kit is kept."""
        home = self.folder / name
        home.mkdir(exist_ok=True)
        (home / "config.yaml").write_text("kit: [wall, loop-band]\n", encoding="utf-8")
        return home

    def session(self, course: Path, *more: str) -> list[str]:
        """A silent hands-free session with all of a course."""
        return [self.hinge, "start", "--drills", str(course), "--all", "--hands-free", *SILENT, *more]

    def child(self, name: str, *arguments: object, peer: bool = False) -> list[str]:
        """One of the scripts in `children/`, in our Python or in the peers'."""
        return [self.peers.python if peer else sys.executable, str(CHILDREN / name), *map(str, arguments)]

    def few(self, full: int, quick: int) -> int:
        """How many rounds."""
        return quick if self.quick else full


SILENT = ("--voice", "off", "--sound", "off")
