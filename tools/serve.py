"""Show the course on this machine: ``make serve``, or ``python serve.py`` where it is packed.

The port is 8000, or what the command or the variable PORT says.
"""

import os
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

HERE = Path(__file__).resolve().parent
SITE = HERE if (HERE / "index.html").is_file() else HERE.parent / "_build" / "html"


class Handler(SimpleHTTPRequestHandler):
    """Serves scripts as scripts, whatever Windows' registry says they are."""

    def guess_type(self, path: str | os.PathLike[str]) -> str:
        """Return the type of the file at ``path``."""
        is_script = str(path).endswith((".js", ".mjs"))
        return "text/javascript" if is_script else super().guess_type(path)


class Server(ThreadingHTTPServer):
    """Refuses a port that another program listens on; Windows would share it."""

    allow_reuse_address = os.name != "nt"


def open_server(port: str) -> Server:
    """Return a server on ``port``, or stop with a sentence that says what to do."""
    try:
        return Server(("localhost", int(port)), partial(Handler, directory=str(SITE)))
    except (OSError, OverflowError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "expected a number from 1 to 65535"
        sys.exit(
            f"Port {port} cannot be used ({reason}): name another, as in `make serve PORT=8001` or "
            "`python serve.py 8001`."
        )


def main() -> None:
    """Serve the book until Ctrl-C."""
    port = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("PORT", "8000")
    with open_server(port) as server:
        print(f"The book stands at http://localhost:{server.server_port}/ (Ctrl-C ends it).",
              flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print()


if __name__ == "__main__":
    main()
