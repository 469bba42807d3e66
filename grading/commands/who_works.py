"""The options that say who does the work, for every command that shares it out."""

import contextlib
import functools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from grading.run.workers import Pool


@dataclass(frozen=True)
class Who:
    """So many workers on this machine, or those of a scheduler."""

    count: int = 1
    scheduler: str | None = None
    certificates: tuple[str, str, str] | None = None

    @contextlib.contextmanager
    def pool(self) -> Iterator["Pool"]:
        """Give the pool of these workers."""
        from grading.run import workers

        if self.scheduler is None:
            yield workers.here if self.count == 1 else workers.threads(self.count)
            return
        tls = workers.Tls(*self.certificates) if self.certificates else None
        tell = functools.partial(click.echo, err=True)
        with workers.behind(self.scheduler, tls, tell) as pool:
            yield pool


def worker_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options, and hand it what they say as ``who``."""

    @click.option("--workers", type=click.IntRange(1), default=1, show_default=True,
                  help="Processes that work at a time on this machine.")
    @click.option("--scheduler", metavar="ADDRESS", help="A Dask scheduler whose workers work.")
    @click.option("--tls-ca", type=click.Path(exists=True, dir_okay=False), metavar="FILE",
                  help="The authority that the scheduler's certificate is from (PEM).")
    @click.option("--tls-cert", type=click.Path(exists=True, dir_okay=False), metavar="FILE",
                  help="The certificate to show to the scheduler (PEM).")
    @click.option("--tls-key", type=click.Path(exists=True, dir_okay=False), metavar="FILE",
                  help="The key of that certificate (PEM).")
    @functools.wraps(command)
    def with_who(
        *args: Any, workers: int, scheduler: str | None, tls_ca: str | None, tls_cert: str | None,
        tls_key: str | None, **kwargs: Any,
    ) -> Any:
        certificates = None
        if tls_ca and tls_cert and tls_key:
            certificates = (tls_ca, tls_cert, tls_key)
        elif tls_ca or tls_cert or tls_key:
            raise click.UsageError("--tls-ca, --tls-cert and --tls-key go together")
        if certificates and not (scheduler or "").startswith("tls://"):
            raise click.UsageError("certificates are for a --scheduler at tls://HOST:PORT")
        return command(*args, who=Who(workers, scheduler, certificates), **kwargs)

    return with_who
