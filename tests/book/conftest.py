"""The built site, page by page."""

from collections.abc import Callable
from pathlib import Path

import pytest

SITE = Path(__file__).resolve().parents[2] / "_build" / "html"


@pytest.fixture(scope="session")
def site() -> Path:
    """The folder of the built site; `make test` builds it first."""
    if not (SITE / "index.html").is_file():
        pytest.fail("The book is not built. Run `make book` first.")
    return SITE


@pytest.fixture(scope="session")
def built_page(site: Path) -> Callable[[str, str], str]:
    """Return the HTML of a page, as in ``built_page("ko", "ch03_signals")``."""
    return lambda language, name: (site / language / f"{name}.html").read_text(encoding="utf-8")
