"""What click's commands do differently here: the order and the characters of the help, the names in the environment."""

import click

from hinge_coach.terminal.encoding import as_written


class Command(click.Command):
    """Gives its help in characters that stdout takes: click would write UTF-8 where that is ASCII."""

    def get_help(self, ctx: click.Context) -> str:
        return as_written(super().get_help(ctx))


class GroupInOrder(Command, click.Group):
    """Lists its commands as a newcomer meets them, which is how they stand here."""

    command_class = Command

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


def name_environment(group: click.Group) -> None:
    """HINGE_COACH_<COMMAND>_<OPTION>, as the option is typed; none for an option that destroys."""
    for name, command in group.commands.items():
        for option in command.params:
            if isinstance(option, click.Option) and option.allow_from_autoenv:
                typed = max(option.opts, key=len).lstrip("-")
                option.envvar = f"hinge_coach_{name}_{typed}".upper().replace("-", "_")
