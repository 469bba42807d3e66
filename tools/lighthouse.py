"""Measure every page of the built site with Lighthouse and print a table.

    make lighthouse                                     all pages of both editions
    make lighthouse PAGES="index.html en/search.html"   some of them
    make lighthouse RUNS=5                              the median of five runs a page

The site is served from this machine, compressed, and measured on Lighthouse's mobile setting: a
slow 4G connection and a processor four times as slow as this one, both simulated. Performance
depends on how busy this machine is, so it is the median of some runs, three unless told; the other
three categories do not change from run to run. Ends with status 1 if a page is below the marks.
"""

import json
import os
import statistics
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright
from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop
from tornado.netutil import bind_sockets
from tornado.web import Application, StaticFileHandler

from tools import chromium
from tools.book import ROOT, SITE
from tools.environment import program

COMMAND = ROOT / "node_modules" / "lighthouse" / "cli" / "index.js"
MARKS = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve ``folder`` compressed, and give the address."""
    started: list[tuple[IOLoop, int]] = []
    ready = threading.Event()

    def serve() -> None:
        loop = IOLoop()
        (socket,) = bind_sockets(0, "127.0.0.1")
        files = (r"/(.*)", StaticFileHandler,
                 {"path": str(folder), "default_filename": "index.html"})
        server = HTTPServer(Application([files], compress_response=True, log_function=str))
        server.add_sockets([socket])
        started.append((loop, socket.getsockname()[1]))
        ready.set()
        loop.start()
        server.stop()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    ready.wait()
    loop, port = started[0]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        loop.add_callback(loop.stop)
        thread.join(timeout=5)


def find_browser() -> str:
    """Return the browser's path, or stop with a sentence."""
    with sync_playwright() as playwright:
        found = chromium.find(playwright)
    if found is None:
        sys.exit(f"Chromium is missing: {chromium.REMEDY}.")
    return found


def install() -> None:
    """Install Lighthouse, which nothing else needs, if it is not there."""
    if not COMMAND.is_file():
        print("Installing Lighthouse ...", flush=True)
        command = [str(program("npm")), "ci", "--ignore-scripts", "--loglevel=error"]
        if subprocess.run(command, cwd=ROOT).returncode != 0:
            sys.exit("Lighthouse was not installed: the lines above say why.")


def report(address: str, browser: str, categories: list[str]) -> dict:
    """Run Lighthouse once on a page and return its report."""
    flags = "--headless=new --disable-background-networking"
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        flags += " --no-sandbox"
    done = subprocess.run(
        [str(program("node")), str(COMMAND), address, "--output=json", "--quiet",
         f"--only-categories={','.join(categories)}", f"--chrome-flags={flags}",
         "--disable-full-page-screenshot", "--no-enable-error-reporting"],
        env={**os.environ, "CHROME_PATH": browser}, capture_output=True, encoding="utf-8",
    )
    if done.returncode != 0:
        sys.exit(f"Lighthouse failed on {address}:\n{done.stderr}")
    return json.loads(done.stdout)


def score(result: dict, category: str) -> int:
    """Return a category's score, 0 to 100."""
    return round(100 * (result["categories"][category]["score"] or 0))


def faults(result: dict) -> list[str]:
    """Return what keeps a category that must be at 100 below it."""
    names = [
        audit["id"]
        for category, mark in MARKS.items() if mark == 100
        for audit in result["categories"][category]["auditRefs"] if audit["weight"] > 0
    ]
    scores = {name: result["audits"][name]["score"] for name in names}
    return [name for name, score in scores.items() if score not in (1, None)]


def measured(address: str, browser: str, runs: int) -> tuple[dict[str, int], list[str], list[int]]:
    """Return a page's scores, what is at fault, and the performance of each run."""
    first = report(address, browser, list(MARKS))
    speeds = [score(first, "performance")]
    speeds += [
        score(report(address, browser, ["performance"]), "performance") for _ in range(runs - 1)
    ]
    scores = {category: score(first, category) for category in MARKS}
    scores["performance"] = round(statistics.median(speeds))
    return scores, faults(first), speeds


def main() -> None:
    """Measure the pages, named or all, and print a row for each as it is done."""
    runs = int(os.environ.get("RUNS", "3"))
    pages = os.environ.get("PAGES", "").split() or sorted(
        path.relative_to(SITE).as_posix() for path in SITE.rglob("*.html")
        if "http-equiv=\"Refresh\"" not in path.read_text(encoding="utf-8")
    )
    install()
    browser = find_browser()
    short = []
    print(f"{'page':<34}" + "".join(f"{category:>15}" for category in MARKS) + "  runs", flush=True)
    with served(SITE) as address:
        for page in pages:
            scores, wrong, speeds = measured(f"{address}/{page}", browser, runs)
            if any(scores[category] < mark for category, mark in MARKS.items()):
                short.append(page)
            print(f"{page:<34}" + "".join(f"{scores[category]:>15}" for category in MARKS),
                  " ".join(map(str, speeds)), *wrong, flush=True)
    if short:
        sys.exit(f"{len(short)} of {len(pages)} pages are below the marks: {', '.join(short)}")
    print(f"All {len(pages)} pages reach the marks.")


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit("\nStopped.")
