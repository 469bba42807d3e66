"""Keep executed cells in a cache named after what they were executed with.

The notebook cache knows a page by its cells alone, so a change in a package would leave old outputs
standing. Its folder therefore carries a digest of all that cells read: both packages, the locked
ones, measured results, and whether MNIST is there. Both editions share the folder: their cells
are the same.
"""

import hashlib
import shutil
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config

from nnlib.datasets import data_folder

ROOT = Path(__file__).resolve().parents[2]


def mnist_files() -> str:
    """Return the names of the MNIST files that pages would find."""
    return " ".join(sorted(path.name for path in data_folder().glob("*-ubyte*")))


def digest_of_sources(root: Path) -> str:
    """Return a digest over what a page's cells can read."""
    digest = hashlib.sha256((root / "requirements.txt").read_bytes())
    digest.update(mnist_files().encode())
    folders = ("nnlib", "neuron_to_mnist", "benchmarks/results")
    sources = [path for folder in folders for path in (root / folder).rglob("*")]
    for path in sorted(sources):
        if path.suffix in (".py", ".js", ".json"):
            digest.update(path.relative_to(root).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def choose_cache(app: Sphinx, config: Config) -> None:
    """Point MyST-NB at the cache of these sources and drop those of others."""
    caches = ROOT / "_build" / ".jupyter_cache"
    current = caches / digest_of_sources(ROOT)
    if caches.is_dir():
        for stale in caches.iterdir():
            if stale != current:
                shutil.rmtree(stale)
    config.nb_execution_cache_path = str(current)


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    app.connect("config-inited", choose_cache, priority=400)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
