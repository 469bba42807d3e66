"""The guide's JupyterHub: a hub with two students and an instructor, from the page's own commands.

The page's ``sh`` blocks are run here; ``test_guide`` runs the ``bash`` blocks. Accounts that
every system has take the place of the class, each with a home of the test's own, and any password
opens them: of what the guide sets up, PAM alone is not tried.
"""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
import requests
import websocket

from neuron_to_mnist import LANGUAGES
from tests.grading import test_guide as guide
from tests.grading.course import ASSIGNMENT, NOTEBOOK, ROOT
from tests.needs import lacking

PROXY = "configurable-http-proxy"
ACCOUNTS = {"alice": "nobody", "bora": "daemon", "instructor": "games"}
STUDENTS = {"en": "nobody", "ko": "daemon"}
INSTRUCTOR = "games"
PROGRAMS = ("alembic", "jupyter", "jupyterhub", "jupyterhub-singleuser", "nbgrader")
FOR_INSTRUCTORS = {"formgrader", "create-assignment", "validate-assignment", "course-list"}
SECONDS = 240
TEST_ONLY = """
import os, pwd
from jupyterhub.spawner import LocalProcessSpawner, set_user_setuid

class InHomesOfTheTest(LocalProcessSpawner):
    def user_env(self, env):
        return {{**super().user_env(env), "HOME": "{homes}/" + self.user.name}}

    def make_preexec_fn(self, name):
        become = set_user_setuid(name, chdir=False)
        return lambda: (become(), os.chdir("{homes}/" + name))

c.JupyterHub.spawner_class = InHomesOfTheTest
c.JupyterHub.authenticator_class = "dummy"
c.JupyterHub.bind_url = "http://127.0.0.1:{ports[0]}"
c.JupyterHub.hub_port = {ports[1]}
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{ports[2]}"
"""


def test_both_languages_have_the_same_commands():
    assert guide.blocks("en", "sh") == guide.blocks("ko", "sh")
    assert guide.blocks("en", "sh")


def free_ports(number: int) -> list[int]:
    """Return ports that nobody uses."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(number)]
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


def wait_for(what: str, ready) -> object:
    """Ask again until there is an answer."""
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        found = ready()
        if found:
            return found
        time.sleep(0.2)
    raise AssertionError(f"{what} did not come")


def xsrf_token(browser: requests.Session, path: str) -> str:
    """Return the token against forged requests that a browser holds for a path."""
    return next(each.value for each in browser.cookies
                if each.name == "_xsrf" and each.path == path)


def log_in(browser: requests.Session, site: str, name: str) -> requests.Response:
    """Fill in the hub's form."""
    browser.get(f"{site}/hub/login").raise_for_status()
    form = {"username": name, "password": "any", "_xsrf": xsrf_token(browser, "/hub/")}
    return browser.post(f"{site}/hub/login", data=form)


class Person:
    """Somebody who has logged in, with what their browser would send to their own server."""

    def __init__(self, hub: "Hub", name: str) -> None:
        site = hub.site
        self.name = name
        self.home = hub.folder / name
        self.server = f"{site}/user/{name}"
        self.browser = requests.Session()
        log_in(self.browser, site, name).raise_for_status()
        wait_for(f"the server of {name}", self._lab)

    def _lab(self) -> bool:
        answer = self.browser.get(f"{self.server}/lab")
        if not (answer.ok and answer.url.startswith(f"{self.server}/lab")):
            return False
        found = re.search(r'id="jupyter-config-data"[^>]*>(.*?)</script>', answer.text, re.DOTALL)
        self.page = json.loads(found[1])
        return True

    def ask(self, method: str, path: str, **more: object) -> requests.Response:
        """Ask their own server, as JupyterLab in their browser does."""
        token = {"X-XSRFToken": xsrf_token(self.browser, f"/user/{self.name}/")}
        return self.browser.request(method, f"{self.server}/{path}", headers=token, **more)

    def data(self, method: str, path: str, **more: object) -> dict:
        """Return what their own server answers to a request that must succeed."""
        answer = self.ask(method, path, **more)
        assert answer.ok, f"{path}: {answer.status_code} {answer.text}"
        return answer.json()

    def nbgrader(self, action: str, course: str) -> list[dict]:
        """Press a button of the assignment list; return what it shows then."""
        body = {"course_id": course, "assignment_id": ASSIGNMENT}
        answer = self.data("POST", f"assignments/{action}", json=body)
        assert answer["success"], answer["value"]
        return answer["value"]

    def terminal(self, script: str) -> str:
        """Run a script in a terminal of their server; return what it wrote."""
        name = self.data("POST", "api/terminals")["name"]
        cookie = "; ".join(f"{each.name}={each.value}" for each in self.browser.cookies
                           if each.path in ("/", f"/user/{self.name}/"))
        address = self.server.replace("http:", "ws:") + f"/terminals/websocket/{name}"
        line = websocket.create_connection(address, cookie=cookie, timeout=SECONDS)
        (self.home / "script").write_text(script)
        line.send(json.dumps(["stdin", "bash -eu ~/script; echo ended:$?\r"]))
        said = ""
        while not (ended := re.search(r"ended:(\d+)", said)):
            kind, *rest = json.loads(line.recv())
            said += rest[0] if kind == "stdout" else ""
        line.close()
        assert ended[1] == "0", said
        return said

    def menus_off(self) -> set[str]:
        """Return nbgrader's parts that this person's JupyterLab does not start."""
        return {name.partition(":")[2] for name in self.page["disabledExtensions"]
                if name.startswith("@jupyter/nbgrader:")}


class Hub:
    """A machine on which the guide's commands have been run."""

    def __init__(self, folder: Path, python: str) -> None:
        self.folder = folder
        self.course = folder / "opt"
        self.ports = free_ports(3)
        self.site = f"http://127.0.0.1:{self.ports[0]}"
        self.replaced = {
            "/opt/neuron-to-mnist": str(self.course), "/srv/jupyterhub": f"{folder}/srv",
            "/home/instructor": str(folder / INSTRUCTOR), "/etc/apparmor.d": f"{folder}/apparmor",
            guide.EXCHANGE: f"{folder}/exchange",
        }
        (folder / "apparmor").mkdir()
        for name in ACCOUNTS.values():
            (folder / name).mkdir(mode=0o700)
            shutil.chown(folder / name, name)
        self._make_origin()
        self._make_shims()
        self.process: subprocess.Popen | None = None
        for block in (commands("sudo mkdir"), *guide.blocks("en", "sh")):
            if "bin/jupyterhub --config" in block:
                self._write_names_in()
                self.process = self._start(block)
            else:
                self.bash(block)
            if "make --directory" in block:
                self._make_environment(python)

    def bash(self, script: str) -> None:
        """Run a script as the administrator."""
        finished = subprocess.run(
            ["bash", "-eu", "-c", self.here(script)], cwd=self.origin, env=self.environment,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
        )
        assert finished.returncode == 0, f"{script}\n{finished.stdout}"

    def here(self, text: str) -> str:
        """Return a text with this machine's places."""
        for place, ours in self.replaced.items():
            text = text.replace(place, ours)
        return text

    def answers(self) -> bool:
        """Tell whether the hub can be asked; fail if it has ended."""
        assert self.process.poll() is None, (self.folder / "hub.log").read_text()
        try:
            return requests.get(f"{self.site}/hub/login").ok
        except requests.ConnectionError:
            return False

    def end(self) -> None:
        """End the hub, and with it the proxy and everybody's server."""
        if self.process is not None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(SECONDS)

    def _start(self, command: str) -> subprocess.Popen:
        log = (self.folder / "hub.log").open("w")
        return subprocess.Popen(
            ["bash", "-c", f"exec {self.here(command).strip()}"], cwd=self.folder,
            env=self.environment, stdout=log, stderr=log,
        )

    def _make_shims(self) -> None:
        become = " ".join(guide.become(INSTRUCTOR))
        own = f'if [ "$1" = -Hu ]; then shift 2; HOME={self.folder / INSTRUCTOR} exec {become} "$@"'
        shims = {**guide.SHIMS, "sudo": f'{own}; fi\nexec "$@"', "apparmor_parser": 'test -f "$2"'}
        (self.folder / "shims").mkdir()
        for name, command in shims.items():
            path = self.folder / "shims" / name
            path.write_text(f"#!/bin/sh\n{command}\n")
            path.chmod(0o755)
        config = self.folder / "gitconfig"
        config.write_text(
            f'[url "{self.folder}/origin"]\n'
            "insteadOf = https://neuron-to-mnist.example/course.git\n[safe]\ndirectory = *\n"
        )
        self.environment = {
            "PATH": f"{self.folder}/shims:{os.environ['PATH']}", "LANG": "C.UTF-8",
            "HOME": str(self.folder), "GIT_CONFIG_GLOBAL": str(config),
        }

    def _make_origin(self) -> None:
        origin = self.origin = self.folder / "origin"
        for name in ("grading", "nnlib", "neuron_to_mnist", "tools", "server",
                     "solutions", "exercises"):
            shutil.copytree(ROOT / name, origin / name,
                            ignore=shutil.ignore_patterns("__pycache__"))
        for name in ("nbgrader_config.py", "Makefile", "pyproject.toml", ".gitignore"):
            shutil.copyfile(ROOT / name, origin / name)
        git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", "-C", str(origin)]
        for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "course"]):
            subprocess.run([*git, *arguments], check=True)

    def _make_environment(self, python: str) -> None:
        """Put the packages that we have where ``make environment`` would."""
        venv = self.course / ".venv"
        subprocess.run([python, "-m", "venv", "--without-pip", venv], check=True)
        packages = next(venv.glob("lib/python*/site-packages"))
        (packages / "course.pth").write_text(f"{self.course}\n{guide.PACKAGES}\n")
        (venv / "share").mkdir(exist_ok=True)
        (venv / "share" / "jupyter").symlink_to(Path(sys.prefix, "share", "jupyter"))
        shutil.copytree(Path(sys.prefix, "etc"), venv / "etc")
        for name in PROGRAMS:
            text = Path(sys.executable).with_name(name).read_text()
            path = venv / "bin" / name
            path.write_text(re.sub(r"\A#!.*", f"#!{venv}/bin/python", text))
            path.chmod(0o755)
        (self.course / "node_modules").symlink_to(ROOT / "node_modules")

    def _write_names_in(self) -> None:
        path = self.folder / "srv" / "jupyterhub_config.py"
        text = self.here(path.read_text())
        for name, account in ACCOUNTS.items():
            text = text.replace(f'{{"{name}"}}', f'{{"{account}"}}')
        path.write_text(text + TEST_ONLY.format(homes=self.folder, ports=self.ports))
        for path in (self.folder / INSTRUCTOR / "course",
                     self.course / "server" / "hub" / "students"):
            with (path / "nbgrader_config.py").open("a") as file:
                file.write(f"\nc.Exchange.root = {str(self.folder / 'exchange')!r}\n"
                           f"c.SplitExecute.readable = [{guide.PACKAGES!r}]\n")


def python_for_others() -> str:
    """Return a Python that other accounts can run, or skip for lack of what a hub needs."""
    if shutil.which("git") is None:
        lacking("git", "the guide is for Debian and Ubuntu: `sudo apt-get install git`")
    if not Path(sys.executable).with_name("jupyterhub").exists():
        lacking("JupyterHub", "`make environment` installs it")
    if not (ROOT / "node_modules" / PROXY).is_dir():
        lacking(PROXY, "`make environment` installs it")
    python = guide.python_of_others()
    if python is None:
        lacking("a hub's right to start servers for others",
                "run as root, where other accounts can read the course's environment")
    return python


@pytest.fixture
def hub(sandbox) -> Iterator[Hub]:
    """A hub that runs."""
    python = python_for_others()
    with tempfile.TemporaryDirectory(prefix="hub-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        started = Hub(Path(folder), python)
        try:
            yield started
        finally:
            started.end()
        for port in started.ports:
            with pytest.raises(ConnectionError):
                socket.create_connection(("127.0.0.1", port))


def commands(*starts: str) -> str:
    """Return the guide's blocks that hold these commands."""
    return "".join(
        next(each for each in guide.blocks("en", "bash") if start in each) for start in starts
    )


def hand_in(student: Person, course: str) -> None:
    """Fetch, work and submit in the student's JupyterLab."""
    listed = student.nbgrader("fetch", course)
    assert [each["status"] for each in listed] == ["fetched"]
    place = f"api/contents/{listed[0]['notebooks'][0]['path']}"
    notebook = student.data("GET", place)["content"]
    right = {
        cell.id: cell.source
        for cell in nbformat.read(ROOT / "solutions" / ASSIGNMENT / NOTEBOOK, 4).cells
        if cell.metadata.get("nbgrader", {}).get("solution") and cell.cell_type == "code"
    }
    for cell in notebook["cells"]:
        cell["source"] = right.get(cell["id"], cell["source"])
    student.data("PUT", place, json={"type": "notebook", "content": notebook})
    assert "submitted" in {each["status"] for each in student.nbgrader("submit", course)}


def test_a_class_on_a_hub(hub):
    names = {language: f"neuron-to-mnist-{language}" for language in LANGUAGES}
    wait_for("the hub", hub.answers)
    assert log_in(requests.Session(), hub.site, "bin").status_code == 403  # in no list
    instructor = Person(hub, INSTRUCTOR)
    instructor.terminal(commands("generate_assignment", "release_assignment"))
    students = {language: Person(hub, name) for language, name in STUDENTS.items()}

    assert instructor.menus_off() == set()
    formgrader = instructor.ask("GET", "formgrader")
    assert formgrader.ok
    assert formgrader.headers["Content-Security-Policy"] == "frame-ancestors 'self'"
    for language, student in students.items():
        assert student.menus_off() == FOR_INSTRUCTORS
        for page in ("formgrader", "formgraders", "assignments/validate"):
            assert student.ask("GET", page).status_code == 404
        assert student.data("GET", "courses")["value"] == [names[language]]
        assert student.data("GET", "api/contents")["content"] == []
        hand_in(student, names[language])
    assert f"{names['ko']} ch03_signals" in students["ko"].terminal("nbgrader list\n")

    said = instructor.terminal(commands(
        "grading collect ch03_signals\n", "autograde ch03_signals --workers", "grading feedback"
    ))
    assert "0 not graded, 0 failed" in said
    instructor.terminal(commands("release_feedback").replace("carla", "nobody-else"))
    for language, student in students.items():
        listed = student.nbgrader("fetch_feedback", names[language])
        feedback = next(each for each in listed if each["status"] == "submitted")
        place = feedback["submissions"][0]["local_feedback_path"]
        page = student.data("GET", f"api/contents/{place}/ch03_signals.html")["content"]
        assert f'<html lang="{language}">' in page
