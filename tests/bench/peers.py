"""The programs that are measured beside this one, in a Python environment of their own, made on the first run."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

WANTED = ("termdown", "textual", "rich")
_ASK = f"from importlib.metadata import version; print(*map(version, {WANTED}))"


@dataclass(frozen=True, slots=True)
class Peers:
    """`python` is theirs; `versions` tells which they are."""

    python: str
    termdown: str
    versions: dict[str, str]


def install() -> Peers:
    """The peers, installed with pip into a cache folder. Raises CalledProcessError where that fails."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = cache / "hinge-coach-bench" / f"python{sys.version_info.major}.{sys.version_info.minor}"
    python = folder / "bin" / "python"
    if not _versions(python):
        print(f"installing {', '.join(WANTED)} beside the project", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", "--clear", folder], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *WANTED], check=True)
    return Peers(str(python), str(folder / "bin" / "termdown"), dict(zip(WANTED, _versions(python), strict=True)))


def _versions(python: Path) -> list[str]:
    """Empty where something is missing."""
    if not python.exists():
        return []
    asked = subprocess.run([python, "-c", _ASK], capture_output=True, text=True)
    return asked.stdout.split()
