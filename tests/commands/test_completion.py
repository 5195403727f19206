"""Tab in the real shells: what stands on the command line afterwards is what the program would be called with."""

import os
import re
import shutil
import subprocess
import sys

import pytest
from pty_stage import Stage, environment

from hinge_coach.cli import run
from hinge_coach.course.file.drill_template import skeleton

ARGUMENTS = "hinge-coach() { printf '[%s]' \"$@\"; echo; }"  # in place of the program, once it has answered
BASH = (
    ["bash", "--norc", "--noprofile", "-i"],
    ["bind 'set bell-style none'", 'eval "$(_HINGE_COACH_COMPLETE=bash_source hinge-coach)"', ARGUMENTS],
)
SHELLS = {
    "bash": BASH,
    "bash where = is no end of a word": (BASH[0], [*BASH[1], "COMP_WORDBREAKS=${COMP_WORDBREAKS//=}"]),
    "zsh": (
        ["zsh", "-f", "-i"],
        ["autoload -U compinit", "compinit -u -D", 'eval "$(_HINGE_COACH_COMPLETE=zsh_source hinge-coach)"', ARGUMENTS],
    ),
    "fish": (
        ["fish", "--no-config", "-i"],
        ["_HINGE_COACH_COMPLETE=fish_source hinge-coach | source"]
        + ["function hinge-coach; printf '[%s]' $argv; echo; end"],
    ),
}
# What is typed before Tab is pressed, and what the line is then: what each shell has its own way with.
WITH_EQUALS = {
    "start --only=wal": "[start][--only=wall-hinge]",
    "start --kit=wall,plate,lo": "[start][--kit=wall,plate,loop-band]",
    "start --drills=mydr": "[start][--drills=mydrills]",
    "start --drills=mydrills --only=my": "[start][--drills=mydrills][--only=my-own]",
}
LINES = WITH_EQUALS | {
    "star": "[start]",
    "start --only wall-hinge --only lan": "[start][--only][wall-hinge][--only][landmine-hinge]",
    "start --only 'wal": "[start][--only][wall-hinge]",
    "start --kit wall,lo": "[start][--kit][wall,loop-band]",
    "validate mydrills/7": "[validate][mydrills/7-my-own.yaml]",
}
# The words before the cursor, the one at it, and what the program answers any shell.
ANSWERS = [
    ("start", "--hands", ["--hands-free"]),
    ("start --only", "wal", ["wall-hinge"]),
    ("start --only=wall-hinge", "--from=lan", ["landmine-hinge"]),
    ("start", "--view=pl", ["plain"]),
    ("start --voice", "aut", ["auto"]),
    ("start --sound", "of", ["off"]),
    ("sheet today.html --only", "lan", ["landmine-hinge"]),
    ("record today.mp3 --only", "lan", ["landmine-hinge"]),
    ("show", "lan", ["landmine-hinge"]),
    ("log", "wal", ["wall-hinge"]),
    ("log wall-hinge --answer=no --fault", "squ", ["squats"]),
    ("kit wall", "kettl", ["kettlebell"]),
]


@pytest.mark.parametrize(("before", "word", "answer"), ANSWERS)
def test_every_option_and_argument_that_can_be_is_completed(before, word, answer, monkeypatch, capsys):
    monkeypatch.setenv("_HINGE_COACH_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "\n".join(["hinge-coach", *before.split()]))
    monkeypatch.setenv("COMP_CWORD", word)
    monkeypatch.setattr("hinge_coach.cli.delivered", lambda work: work())
    with pytest.raises(SystemExit, match="0"):
        run()
    assert [line.split("\t")[1] for line in capsys.readouterr().out.splitlines()] == answer


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A folder with the program in it, one drill file, and nothing else to complete."""
    place = tmp_path_factory.mktemp("completing")
    (place / "bin").mkdir()
    (place / "bin" / "hinge-coach").write_text(f'#!/bin/sh\nexec {sys.executable} -m hinge_coach "$@"\n')
    (place / "bin" / "hinge-coach").chmod(0o755)
    (place / "mydrills").mkdir()
    (place / "mydrills" / "7-my-own.yaml").write_text(skeleton("my-own", 7))
    return place


@pytest.fixture
def path(place):
    """Where programs are looked for, ours first."""
    return f"{place / 'bin'}{os.pathsep}{os.environ['PATH']}"


@pytest.mark.parametrize("shell", SHELLS)
def test_tab_completes_in_the_ways_of_each_shell(shell, place, path, monkeypatch):
    argv, first = SHELLS[shell]
    lines = LINES if shell in ("bash", "zsh", "fish") else WITH_EQUALS
    if not shutil.which(argv[0]):
        pytest.skip(f"{argv[0]} is not installed")
    monkeypatch.chdir(place)
    with Stage(place, argv=argv, size=(200, 50), TERM="dumb", PATH=path) as stage:
        for line in [*first, *(f"hinge-coach {line}\t" for line in lines), "echo 'the '''end"]:
            stage.press(f"{line}\r")
        stage.until("the end")
    heard = re.sub(r"\x1b\[[\d;?]*[a-zA-Z]", "", stage.heard.decode())
    called = [
        line.replace("/]", "]") for line in re.findall(r"^(\[.*\])\s*$", heard, re.M)
    ]  # zsh takes the last / away
    assert called == list(lines.values())


@pytest.mark.skipif(not shutil.which("fish"), reason="fish is not installed")
def test_fish_shows_what_a_command_does_with_its_commas(place, path):
    script = "_HINGE_COACH_COMPLETE=fish_source hinge-coach | source; complete -C 'hinge-coach do'"
    env = environment(place, PATH=path)
    done = subprocess.run(["fish", "--no-config", "-c", script], env=env, capture_output=True, text=True, timeout=30)
    assert done.stdout.startswith("doctor\tCheck voice, sound, keys")
