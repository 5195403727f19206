"""Where the program starts: commands, options, the handling of errors. No coaching rule, no drawing."""

import os
import sys
from pathlib import Path
from typing import Any

import click

from hinge_coach import __version__
from hinge_coach.commands.shared.command_group import GroupInOrder, name_environment
from hinge_coach.commands.shared.command_line_options import (
    Day,
    Number,
    complete_drill_names,
    complete_faults,
    complete_kit_items,
    complete_signs,
    complete_voices,
    folder_option,
    json_option,
    kit_option,
    plan_options,
)
from hinge_coach.terminal.encoding import as_written
from hinge_coach.terminal.printed_output import complain, delivered


@click.group(
    cls=GroupInOrder,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    # Said here and to each command, and not in a docstring: Python -OO has none.
    help="""A coach in your terminal that teaches the hip hinge, rep by rep.

    Stand two or three metres away, press one key, and be led through five and a half drills to your first deadlift.
    """,
)
@click.version_option(__version__, prog_name="hinge-coach", message="%(prog)s %(version)s")
@click.pass_context
def cli(context: click.Context) -> None:
    if context.invoked_subcommand is None:
        print(context.get_help())
    elif sys.stdout.isatty():
        from hinge_coach.commands.shared import ask_sign_width

        ask_sign_width.recall()


@cli.command(help="Do today's session, rep by rep, and answer how it went.")
@plan_options
@click.option("--hands-free", is_flag=True, help="Need no key: each step goes on by itself, also without an answer.")
@click.option(
    "--voice",
    metavar="auto|off|ENGINE",
    shell_complete=complete_voices,
    help="The voice: one that is found (auto), none (off), or an engine's name.",
)
@click.option("--sound", type=click.Choice(["on", "off"]), help="Ticks and tones between the words.")
@click.option("--view", type=click.Choice(["screen", "plain", "json"]), help="How the session is shown.")
@click.option("--awake", type=click.Choice(["on", "off"]), help="Keep the display awake while the session runs.")
@click.option("--camera", is_flag=False, flag_value="0", metavar="[N]", help="A camera at your side sees your sets.")
@click.option("--dry-run", is_flag=True, help="Print today's plan (what, why, how long) and start nothing.")
def start(**options: Any) -> int:
    from hinge_coach.commands.shared.session_options import SessionOptions
    from hinge_coach.commands.start import start

    return start(SessionOptions(**options))


@cli.command(help="Write today's session as one page; - is stdout.")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True), metavar="FILE.html")
@plan_options
@click.option("--open", "opens", is_flag=True, help="Open the page in the browser.")
@click.option("--force", is_flag=True, allow_from_autoenv=False, help="Replace a file that exists.")
def sheet(file: Path, opens: bool, force: bool, **options: Any) -> None:
    from hinge_coach.commands.shared.session_options import SessionOptions
    from hinge_coach.commands.sheet import STDOUT, SheetOptions, sheet

    if file == STDOUT and (opens or force):
        raise click.UsageError("- writes to stdout: leave --open and --force out.")
    sheet(SheetOptions(file, SessionOptions(**options), opens, force))


@cli.command(help="Write today's session as a sound file; - is stdout.")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True), metavar="FILE")
@plan_options
@click.option("--force", is_flag=True, allow_from_autoenv=False, help="Replace a file that exists.")
def record(file: Path, force: bool, **options: Any) -> int:
    from hinge_coach.commands.record import STDOUT, record
    from hinge_coach.commands.shared.session_options import SessionOptions

    if file == STDOUT and force:
        raise click.UsageError("- writes to stdout: leave --force out.")
    return record(file, SessionOptions(**options), force=force)


@cli.command(help="Save what you did without the coach; on a terminal it asks.")
@click.argument("names", nargs=-1, metavar="[ID…]", shell_complete=complete_drill_names)
@click.option("--date", "day", type=Day(), metavar="DATE", help="The day you did it (YYYY-MM-DD), if not today.")
@click.option("--sets", metavar="N", help="Number of sets, if not as planned; 3,2 for a drill with two parts.")
@click.option("--reps", metavar="N", help="Reps in each set, if not as planned; 10,10,7 gives each set its own.")
@click.option("--answer", type=click.Choice(["yes", "not-quite", "no"]), help="Your answer to the drill's question.")
@click.option("--fault", metavar="ID", shell_complete=complete_faults, help="What went wrong: the id of a fault.")
@click.option("--load", metavar="LOAD", help="The load you used: 12kg, 26lb, a band's name, or none.")
@click.option("--measure", type=Number(0, 999), metavar="N", help="The drill's measure, in its own unit.")
@click.option(
    "--pain", metavar="0-10|SIGN", shell_complete=complete_signs, help="If it hurt: how much, or which stop-sign."
)
@kit_option
@folder_option
@json_option
def log(**options: Any) -> int:
    from hinge_coach.commands.log import log
    from hinge_coach.commands.shared.log_options import LogOptions

    return log(LogOptions(**options))


@cli.command(help="List the drills of the course in order.")
@folder_option
@json_option
def drills(folder: Path | None, as_json: bool) -> None:
    from hinge_coach.commands import drills as command

    command.drills(folder, as_json)


@cli.command(help="Show everything about one drill, with its picture.")
@click.argument("name", metavar="ID", shell_complete=complete_drill_names)
@folder_option
@json_option
def show(name: str, folder: Path | None, as_json: bool) -> None:
    from hinge_coach.commands import show as command

    command.show(name, folder, as_json)


@cli.command(help="Show your equipment, or set it: kit wall kettlebell.")
@click.argument("items", nargs=-1, metavar="[ITEM…]", shell_complete=complete_kit_items)
@folder_option
@json_option
def kit(items: tuple[str, ...], folder: "Path | None", as_json: bool) -> None:
    from hinge_coach.commands import kit as command

    command.kit(items, folder, as_json)


@cli.command(help="Show what you have learned, and what is next and why.")
@folder_option
@json_option
def progress(folder: Path | None, as_json: bool) -> None:
    from hinge_coach.commands import progress as command

    command.progress(folder, as_json)


@cli.command(help="List every completed set.")
@click.option("--since", type=Day(), metavar="DATE", help="Only from this day on (YYYY-MM-DD).")
@json_option
@click.option("--csv", "as_csv", is_flag=True, help="Print a table for a spreadsheet.")
@click.option("--delete-all", is_flag=True, allow_from_autoenv=False, help="Delete your whole history; asks first.")
def history(since: Any, as_json: bool, as_csv: bool, delete_all: bool) -> None:
    from hinge_coach.commands import history as command

    if as_json and as_csv:
        raise click.UsageError("--json and --csv do not go together: choose one.")
    if delete_all and (since or as_json or as_csv):
        raise click.UsageError("--delete-all deletes everything: leave the other options out.")
    if delete_all:
        command.delete_all(lambda question: click.confirm(as_written(question), err=True))
    else:
        command.history(as_json, as_csv, since)


@cli.command(help="Measure a photo or video taken from the side.")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="FILE…")
@click.option(
    "--drill",
    metavar="ID",
    shell_complete=complete_drill_names,
    help="The drill in it; if left out, any hinge.",
)
@click.option("--camera", is_flag=False, flag_value="0", metavar="[N]", help="Show you live, beside the drill.")
@click.option("--draw", type=click.Path(path_type=Path), metavar="OUT", help="Write a copy with the result in it.")
@click.option("--get-model", is_flag=True, allow_from_autoenv=False, help="Download the pose model (9 MB), once.")
@click.option("--model", type=click.Path(path_type=Path), metavar="PATH", help="Use this pose model.")
@folder_option
@json_option
def look(**options: Any) -> int:
    if options["camera"]:
        if options["files"] or options["as_json"] or options["draw"] or options["get_model"]:
            raise click.UsageError("--camera shows you live: leave files, --json, --draw and --get-model out.")
        from hinge_coach.commands.shared.look_live import look_live

        return look_live(options["camera"], options["model"], options["drill"], options["folder"])
    if not options["files"] and not options["get_model"]:
        raise click.UsageError("Name a photo or a video, or use --camera or --get-model.")
    from hinge_coach.commands.look import LookOptions, look

    return look(LookOptions(**options))


@cli.command(help="Check drill files; without PATH, all files that `start` uses.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH…]")
@json_option
def validate(paths: tuple[Path, ...], as_json: bool) -> int:
    from hinge_coach.commands import validate as command

    return command.validate(paths, as_json)


@cli.command(help="Print the JSON Schema of a drill file, for an editor.")
@click.option("--course", "of_course", is_flag=True, help="The schema of course.yaml, which relates the drills.")
def schema(of_course: bool) -> None:
    from hinge_coach.commands import schema as command

    command.schema(of_course)


@cli.command(help="Write a new drill of your own, ready to start.")
@click.argument("id", metavar="ID", required=False)
@click.option("--order", type=Number(0, 999), metavar="N", help="Its place in the course; by default the last.")
@click.option("--course", "of_course", is_flag=True, help="Write a course.yaml instead, which relates the drills.")
def new(id: str | None, order: float | None, of_course: bool) -> None:
    from hinge_coach.commands import new as command

    if of_course and (id is not None or order is not None):
        raise click.UsageError("--course writes a course.yaml, which has no id and no order: leave both out.")
    if of_course:
        command.new_course()
    elif id is None:
        raise click.UsageError("Name the drill: hinge-coach new single-leg-hinge.")
    else:
        command.new(id, order)


@cli.command(help="Check voice, sound, keys and screen; say what to do.")
@click.option("--camera", is_flag=False, flag_value="0", metavar="[N]", help="Try this camera too, for a moment.")
@json_option
def doctor(camera: str | None, as_json: bool) -> int:
    from hinge_coach.commands import doctor as command

    return command.doctor(as_json, camera)


name_environment(cli)


def run() -> int:
    """Run the command line; the exit code. Every error is one sentence on stderr, and never a traceback."""
    return delivered(_run)


def _run() -> int:
    if "_HINGE_COACH_COMPLETE" in os.environ:
        from hinge_coach.commands.shared.completion_scripts import add_shells

        add_shells()
    try:
        code = cli.main(prog_name="hinge-coach", standalone_mode=False)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.Abort:
        return 1
    except click.ClickException as error:
        return complain(error.format_message() + _help_for(error), error.exit_code)
    return code if isinstance(code, int) else 0


def _help_for(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    return f" See `{context.command_path} --help`." if context else ""
