"""The command line: one module a group of commands, imported only when it is called."""

from importlib import import_module
from typing import Final

import click

from .. import __version__

#: Command -> the module beside this one that holds it; the function has the command's name.
COMMANDS: Final = {
    "load": "load",
    "check": "load",
    "schema": "load",
    "timeline": "ask",
    "show": "ask",
    "neighbours": "ask",
    "path": "ask",
    "conflicts": "ask",
    "chronology": "ask",
    "status": "ask",
    "query": "console",
    "export": "export",
    "dates": "dates",
}


class LazyGroup(click.Group):
    """A group that imports a command's module only when that command is called or described."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name every command, in the order of a first session."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of one command."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f".{COMMANDS[cmd_name]}", __package__)
        command: click.Command = getattr(module, cmd_name)
        return command


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="dateline")
def main() -> None:
    """Turn reports about events into a timeline that can be trusted."""
