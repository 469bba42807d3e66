"""What others' services read of this repository: schemas, pins, paths, targets and versions."""

import json
import re
import subprocess
import sys
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from nbgrader.coursedir import CourseDirectory
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from PIL import Image
from traitlets.config import PyFileConfigLoader

import nnlib
from grading.run.run import Run
from neuron_to_mnist import LANGUAGES
from tools import lock
from tools.targets import TARGETS

ROOT = Path(__file__).resolve().parents[2]
GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
TEMPLATES = GITHUB / "ISSUE_TEMPLATE"
FORMS = sorted(set(TEMPLATES.glob("*.yml")) - {TEMPLATES / "config.yml"})


def text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def project() -> dict[str, Any]:
    return tomllib.loads(text("pyproject.toml"))


@pytest.mark.parametrize(("schema", "files"), [
    ("github-workflows", WORKFLOWS),
    ("github-issue-forms", FORMS),
    ("github-issue-config", [TEMPLATES / "config.yml"]),
    ("dependabot", [GITHUB / "dependabot.yml"]),
    ("citation-file-format", [ROOT / "CITATION.cff"]),
    ("compose-spec", [ROOT / "server" / "compose.yaml"]),
])
def test_file_keeps_its_schema(schema: str, files: list[Path]) -> None:
    assert files
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}",
         "--default-filetype", "yaml", *map(str, files)],
        capture_output=True, encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout + done.stderr


# --- Targets and paths ---------------------------------------------------------------------------

COMMANDS = [
    *WORKFLOWS, ROOT / ".ci" / "run", ROOT / ".devcontainer" / "devcontainer.json",
    ROOT / "server" / "Dockerfile",
]
PROSE = [
    *(ROOT / f"{name}.md" for name in ("README", "CONTRIBUTING", "CHANGELOG", "SECURITY")),
    *(ROOT / "book" / language / f"{page}.md" for language in LANGUAGES
      for page in ("ch00_start", "app_e_instructor")),
]


def targets_named_in(source: str) -> set[str]:
    """Return what ``make`` and ``python -m tools`` are asked for."""
    commands = re.sub(r"apt-get install[^&\n]*", "", source)
    pattern = r"(?:(?<![\w/-])make|-m tools)((?: [A-Z]+=\S+)*) ([a-z][a-z-]*)"
    return {name for _, name in re.findall(pattern, commands)}


@pytest.mark.parametrize("path", COMMANDS, ids=lambda path: path.name)
def test_commands_name_targets_that_exist(path: Path) -> None:
    source = path.read_text("utf-8")
    code = "\n".join(line for line in source.replace("\\\n", " ").splitlines()
                     if not line.lstrip().startswith("#"))
    named = targets_named_in(code)
    assert named
    assert named <= TARGETS.keys()
    for script in re.findall(r"bash (\S+?)\"?(?: |$)", code, re.MULTILINE):
        assert (ROOT / script).is_file()


@pytest.mark.parametrize("path", PROSE, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_prose_names_targets_that_exist(path: Path) -> None:
    source = path.read_text("utf-8")
    code = [*re.findall(r"`([^`\n]+)`", source), *re.findall(r"^    \S.*$", source, re.MULTILINE)]
    assert targets_named_in("\n".join(code)) <= {"help", *TARGETS}


@pytest.mark.parametrize("path", PROSE[:4], ids=lambda path: path.name)
def test_prose_links_files_that_exist(path: Path) -> None:
    source = path.read_text("utf-8")
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)|(?:srcset|src)=\"([^\"]+)\"", source)
    assert [name for name in map("".join, links) if not (ROOT / name).exists()] == []


def test_readme_shows_what_set_up_prints() -> None:
    printed = re.search(r"prints the address to open:\n\n((?:    .*\n)+)", text("README.md"))
    assert printed
    sources = "".join(text(f"tools/{name}.py") for name in ("environment", "book"))
    for line in printed[1].splitlines()[:4]:
        assert f'"{line.strip().removesuffix(" ...")}"' in sources
    *_, english, korean, last = printed[1].splitlines()
    assert english.split("English") == korean.split("Korean")
    assert re.search(r"The book is built\. Open .*, or run `make serve`\.", sources)
    assert last.strip() == (
        "The book is built. Open file:///…/_build/html/index.html, or run `make serve`."
    )


def test_readme_counts_chapters_and_appendices() -> None:
    names = text("_toc.yml")
    chapter = max(map(int, re.findall(r"\bch(\d\d)_", names)))
    appendix = max(re.findall(r"\bapp_(\w)_", names)).upper()
    assert (f"It holds chapters 0 to {chapter}, appendices A to {appendix}, and an assignment for "
            f"each of the chapters 1 to {chapter}.") in text("README.md")


def test_readme_pictures_are_small_and_described() -> None:
    readme = text("README.md")
    pictures = re.findall(r'<picture>\s*<source media="\(prefers-color-scheme: dark\)" '
                          r'srcset="(\S+)-dark.webp">\s*<img src="(\S+)-light.webp" width="\d+" '
                          r'alt="([^"]+)">\s*</picture>', readme)
    assert len(pictures) == readme.count("<img") == 2
    for dark, light, description in pictures:
        assert dark == light
        assert len(description) > 80
        for scheme in ("dark", "light"):
            assert (ROOT / f"{dark}-{scheme}.webp").stat().st_size < 150_000
            with Image.open(ROOT / f"{dark}-{scheme}.webp") as picture:
                assert picture.format == "WEBP"


# --- Workflows -----------------------------------------------------------------------------------

@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflow_is_pinned_and_bounded(path: Path) -> None:
    workflow = yaml.safe_load(path.read_text("utf-8"))
    assert workflow["permissions"] == {"contents": "read"}
    for name, job in workflow["jobs"].items():
        if "uses" in job:
            assert (ROOT / job["uses"]).is_file()
            continue
        assert 0 < job["timeout-minutes"] <= 120
        assert "permissions" not in job or name == "publish"
        for step in job["steps"]:
            if "uses" in step:
                assert re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", step["uses"])
            if "checkout" in step.get("uses", ""):
                assert step["with"]["persist-credentials"] is False
    pins = re.findall(r"uses: (actions/[\w-]+@\w+)(.*)", path.read_text("utf-8"))
    assert all(re.fullmatch(r"  # v\d+\.\d+\.\d+", version) for _, version in pins)


def test_workflows_agree_on_their_pins() -> None:
    pins = {pin for path in WORKFLOWS
            for pin in re.findall(r"uses: (actions/.*)", path.read_text("utf-8"))}
    assert len({pin.split("@")[0] for pin in pins}) == len(pins)


def test_only_what_passes_is_published() -> None:
    jobs = yaml.safe_load((GITHUB / "workflows" / "pages.yml").read_text("utf-8"))["jobs"]
    assert jobs["test"]["uses"] == "./.github/workflows/tests.yml"
    assert (jobs["build"]["needs"], jobs["publish"]["needs"]) == ("test", "build")
    assert "make test" in text(".github/workflows/tests.yml")


# --- Versions ------------------------------------------------------------------------------------

def test_versions_agree() -> None:
    releases = re.findall(r"^## \[(\d+\.\d+\.\d+)\] - (\d{4}-\d\d-\d\d)$", text("CHANGELOG.md"),
                          re.MULTILINE)
    citation = yaml.safe_load(text("CITATION.cff"))
    assert citation["version"] == project()["project"]["version"] == nnlib.__version__
    assert releases[0] == (nnlib.__version__, citation["date-released"])
    assert releases == sorted(releases, key=lambda entry: entry[1], reverse=True)
    assert all(date.fromisoformat(day) for _, day in releases)


def test_changelog_keeps_its_form() -> None:
    changelog = text("CHANGELOG.md")
    assert re.search(r"^## \[Unreleased\]$", changelog, re.MULTILINE)
    kinds = set(re.findall(r"^### (.*)$", changelog, re.MULTILINE))
    assert kinds <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


def test_lock_covers_what_is_asked_for() -> None:
    asked = project()
    wanted = [*asked["project"]["dependencies"],
              *asked["project"]["optional-dependencies"]["course"],
              *(line for group in asked["dependency-groups"].values() for line in group)]
    locked = dict(line.split(" ;")[0].split("==") for line in text("requirements.txt").splitlines()
                  if not line.startswith("#"))
    for requirement in map(Requirement, wanted):
        assert locked[canonicalize_name(requirement.name)] in requirement.specifier


def test_lock_says_how_it_was_made() -> None:
    assert text("requirements.txt").startswith(lock.HEADER)
    for group in project()["dependency-groups"]:
        assert f"--group {group}" in lock.HEADER


# --- Issues, Binder, Dev Container, server --------------------------------------------------------

def test_binder_installs_the_course_in_the_locked_versions() -> None:
    constraint, what = (line for line in text(".binder/requirements.txt").splitlines()
                        if not line.startswith("#"))
    assert (ROOT / ".binder" / constraint.removeprefix("-c ")).samefile(ROOT / "requirements.txt")
    extra, = re.fullmatch(r"\.\[(\w+)\]", what).groups()
    assert extra in project()["project"]["optional-dependencies"]
    version = text(".binder/runtime.txt").strip().removeprefix("python-")
    assert f"--python-version {version} " in lock.HEADER


def test_dev_container_is_plain_json_with_known_keys() -> None:
    container = json.loads(text(".devcontainer/devcontainer.json"))
    assert container.keys() <= {
        "name", "image", "runArgs", "onCreateCommand", "forwardPorts", "portsAttributes",
        "customizations",
    }
    assert set(map(str, container["forwardPorts"])) == container["portsAttributes"].keys()
    settings = container["customizations"]["vscode"]["settings"]
    assert settings["python.defaultInterpreterPath"].endswith("/.venv/bin/python")


def instructions() -> list[tuple[str, str]]:
    """Return the Dockerfile's instructions with their arguments."""
    lines = [line for line in text("server/Dockerfile").splitlines() if not line.startswith("#")]
    joined = "\n".join(lines).replace("\\\n", " ")
    return [tuple(line.split(maxsplit=1)) for line in joined.splitlines() if line]  # type: ignore


def test_dockerfile_copies_what_exists_and_runs_as_an_ordinary_user() -> None:
    steps = instructions()
    assert {name for name, _ in steps} <= {
        "FROM", "RUN", "COPY", "USER", "WORKDIR", "ENV", "VOLUME", "EXPOSE", "CMD"
    }
    for name, arguments in steps:
        if name == "COPY":
            *sources, _ = (word for word in arguments.split() if not word.startswith("--"))
            assert all((ROOT / source).exists() for source in sources)
    users = [arguments for name, arguments in steps if name == "USER"]
    made, = (re.search(r"useradd --create-home (\w+)", run)[1] for name, run in steps
             if name == "RUN" and "useradd" in run)
    assert users == [made]
    assert steps.index(("USER", made)) < steps.index(("RUN", "make environment"))
    assert json.loads(dict(steps)["CMD"])[0] == "jupyter"


def test_what_outlives_the_server_lies_in_its_volumes() -> None:
    volumes = json.loads(dict(instructions())["VOLUME"])
    service = yaml.safe_load(text("server/compose.yaml"))["services"]["grading"]
    assert [volume.split(":")[1] for volume in service["volumes"]] == volumes
    assert service["ports"] == [f"127.0.0.1:{dict(instructions())['EXPOSE']}:8888"]
    build = ROOT / "server" / service["build"]["context"]
    assert (build / service["build"]["dockerfile"]).samefile(ROOT / "server" / "Dockerfile")
    config = PyFileConfigLoader("nbgrader_config.py", path=str(ROOT / "server")).load_config()
    assert config.CourseDirectory.db_url.removeprefix("sqlite:///").rsplit("/", 1)[0] in volumes
    assert config.Exchange.root in volumes
    steps = [getattr(CourseDirectory, f"{step}_directory").default_value
             for step in ("submitted", "autograded", "feedback")]
    steps.append(Run.outcomes_directory.default_value)
    assert {f"/srv/course/{step}" for step in steps} <= set(volumes)


def test_image_leaves_out_what_git_leaves_out() -> None:
    def entries(name: str) -> set[str]:
        return {line.strip("/").removeprefix("**/") for line in text(name).splitlines()
                if line and not line.startswith("#")}

    assert entries(".gitignore") - entries(".dockerignore") <= {"*.egg-info"}
    assert ".git" in entries(".dockerignore")
