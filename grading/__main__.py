"""``python -m grading``: what nbgrader's command line cannot take."""

import importlib
import os
import sys
from pathlib import Path

import click

# The module of each command; the command itself has the command's name there.
COMMANDS = {
    "autograde": "autograde", "collect": "collect", "extensions": "extensions",
    "feedback": "feedback", "marks": "export_marks", "regrade": "regrade",
    "report": "class_report", "roster": "roster", "similarity": "similarity", "variant": "variant",
}


class Commands(click.Group):
    """Imports a command's module when the command is wanted."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return one command."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(
            importlib.import_module(f"grading.commands.{COMMANDS[cmd_name]}"), cmd_name
        )
        return command


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Grade the course's assignments. Run it in the course folder, like nbgrader."""
    # Whatever a command writes is nobody else's business.
    os.umask(0o077)
    # nbgrader calls another program of its environment by name, also where that is not active.
    here = str(Path(sys.executable).parent)
    os.environ["PATH"] = os.pathsep.join([here, os.environ.get("PATH", os.defpath)])


if __name__ == "__main__":
    main()
