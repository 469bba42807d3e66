"""What Python in the page costs a reader: seconds to a result, bytes, and the time of a check.

``make bench-page`` serves the built site on this machine and presses Run on chapter 1 in Chromium
and Firefox, each time in a browser that has never been there. Bytes are as a server sends them that
packs with gzip.
"""

import argparse
import gzip
import json
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import nbformat
from playwright.sync_api import sync_playwright

from tools import chromium, environment, serve

ROOT = Path(__file__).resolve().parents[1]
SCRIPT = Path(__file__).with_suffix(".mjs")
PAGE = "en/ch01_neurons.html"
ROUNDS = 5
PACKED = (".whl", ".zip", ".woff2", ".png", ".webp")
CHECKS = """import contextlib, io, json, time
from neuron_to_mnist import checks
times = []
for cells in json.loads({cells!r}):
    names = {{}}
    for name, source in cells:
        start = time.perf_counter()
        exec(source, names)
        if name.startswith("test_"):
            times.append(1000 * (time.perf_counter() - start))
print("BENCH", json.dumps(times))
"""


@contextmanager
def site() -> Iterator[tuple[str, list[str]]]:
    """Serve the built site; give its address and the list of the paths that are asked for."""
    asked: list[str] = []

    class Listening(serve.Handler):
        def do_GET(self) -> None:
            asked.append(urlsplit(self.path).path)
            super().do_GET()

        def log_message(self, *arguments: object) -> None:
            """Keep quiet."""

    handler = partial(Listening, directory=str(serve.SITE))
    with serve.Server(("localhost", 0), handler) as server:
        server.handle_error = lambda *arguments: None  # a browser that closes hangs up
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}/", asked
        server.shutdown()


def programs() -> dict[str, str]:
    """Return the browsers of this machine by puppeteer's names for them."""
    with sync_playwright() as playwright:
        chrome = chromium.find(playwright)
    firefox = shutil.which("firefox-esr") or shutil.which("firefox")
    return {name: path for name, path in (("chrome", chrome), ("firefox", firefox)) if path}


def all_checks() -> str:
    """Return code that runs every check on its reference answer and prints the milliseconds."""
    assignments = []
    for path in sorted((ROOT / "solutions").glob("*/*.ipynb")):
        released = ROOT / "exercises" / "en" / path.stem / path.name
        tests = {cell.id: cell.source for cell in nbformat.read(released, 4).cells}
        cells = [cell for cell in nbformat.read(path, 4).cells if cell.cell_type == "code"]
        assignments.append([
            (cell.id, tests[cell.id] if cell.id.startswith("test_") else cell.source)
            for cell in cells if cell.id in tests
        ])
    return CHECKS.format(cells=json.dumps(assignments))


def size(path: str) -> int:
    """Return how many bytes of a file come."""
    file = serve.SITE / path.lstrip("/")
    if not file.is_file():
        return 0
    content = file.read_bytes()
    return len(content) if file.suffix in PACKED else len(gzip.compress(content, 6))


def between(asked: list[str], part: str, until: str) -> set[str]:
    """Return what was asked for between two marks."""
    start = asked.index(f"/mark/{part}")
    end = asked.index(f"/mark/{until}") if f"/mark/{until}" in asked else len(asked)
    return set(asked[start + 1 : end])


def visit(name: str, program: str, code: str) -> tuple[dict[str, object], list[str]]:
    """Visit the page in a new browser; return what it measured and what it asked for."""
    with site() as (address, asked):
        done = subprocess.run(
            [str(environment.program("node")), str(SCRIPT), name, program, address + PAGE],
            cwd=ROOT, input=code, capture_output=True, encoding="utf-8", timeout=1200,
        )
    if done.returncode != 0:
        sys.exit(f"{name} did not come to the end: {done.stderr.strip().splitlines()[-1]}")
    return json.loads(done.stdout), asked


def spread(values: list[float]) -> str:
    """Return the median of some values, and the least and the largest."""
    return f"{statistics.median(values):7.2f}   ({min(values):.2f} to {max(values):.2f})"


def tell_bytes(asked: list[str]) -> None:
    """Print what a visit fetched of Python, part by part."""
    before = between(asked, "page", "first")
    python = {path for path in between(asked, "first", "matplotlib") if "/python/" in path}
    cells = {path for path in asked if "/cells/" in path}
    html = (serve.SITE / PAGE).read_text(encoding="utf-8")
    data = html[html.index('id="python-cells"'):].split("</script>")[0]
    scripts = sum(map(size, before & cells)) + len(gzip.compress(data.encode()))
    plots = {path for path in between(asked, "matplotlib", "checks") if "/python/" in path}
    print(f"  page scripts before Run, kB      {scripts / 1e3:7.1f}")
    first = sum(map(size, python | (cells - before)))
    print(f"  at the first Run, MB             {first / 1e6:7.2f}")
    print(f"  Matplotlib, when imported, MB    {sum(map(size, plots - python)) / 1e6:7.2f}")


def main() -> None:
    """Measure both browsers and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    rounds = parser.parse_args().rounds
    for name, program in programs().items():
        print(f"{name}, {rounds} visits, median (least to most)", flush=True)
        code = all_checks()
        first, asked = visit(name, program, code)
        visits = [first, *(visit(name, program, "")[0] for _ in range(rounds - 1))]
        for what in ("cold", "warm"):
            print(f"  first result, {what}, s            {spread([one[what] for one in visits])}")
        print(f"  first plot, s                    {first['plot']:7.2f}")
        times = first["checks"]
        print(f"  a check, ms, of {len(times):3}              {spread(times)}")
        tell_bytes(asked)


if __name__ == "__main__":
    main()
