"""The command line: one module a group of commands, imported only when it is called."""

import sys
from importlib import import_module
from io import TextIOWrapper
from typing import Any, Final

import click

from .. import __version__
from ..errors import DatelineError, InputError

#: Command -> the module beside this one that holds it; the function has the command's name.
COMMANDS: Final = {
    "load": "load",
    "check": "load",
    "timeline": "ask",
    "show": "ask",
    "neighbours": "ask",
    "path": "ask",
    "conflicts": "ask",
    "chronology": "chronology",
    "query": "console",
    "export": "export",
    "dates": "dates",
    "schema": "load",
    "status": "ask",
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

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; what dateline refuses becomes a message on stderr and exit code 1."""
        try:
            return super().invoke(ctx)
        except DatelineError as error:
            for fault in error.faults if isinstance(error, InputError) else ():
                click.echo(printable(str(fault)), err=True)
            click.echo(f"dateline: {printable(str(error))}", err=True)
            ctx.exit(1)


def printable(text: str) -> str:
    """Take the control characters out of a message, since it may quote a hostile input.

    >>> printable("no such id: \\x1b[31mred")
    'no such id: \\\\x1b[31mred'
    """
    return "".join(c if c == "\n" or c.isprintable() else ascii(c)[1:-1] for c in text)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="dateline")
def main() -> None:
    """Turn reports about events into a timeline that can be trusted."""
    speak_utf8()


def speak_utf8() -> None:
    """Read and write UTF-8 whatever the locale: names of any script are to reach a file or a pipe unharmed."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper) and stream.encoding.lower() not in ("utf-8", "utf8"):
            stream.reconfigure(encoding="utf-8")
