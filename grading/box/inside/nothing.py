"""What stands in the place of the checks while a notebook is graded: whatever is done to it, goes.

So a cell that holds a test beside an answer goes on to its end. It is worth nothing: in another
process it is 0.0, as any number that a student may write.
"""

from typing import Any


class Nothing(float):
    """Can be called, asked for attributes and items, compared and gone through; is itself again."""

    def __call__(self, *args: Any, **kwargs: Any) -> "Nothing":
        return self

    def __getattr__(self, name: str) -> "Nothing":
        if name.startswith("_"):
            raise AttributeError(name)
        return self

    def __getitem__(self, key: Any) -> "Nothing":
        return self

    def __iter__(self) -> Any:
        return iter(())

    def __len__(self) -> int:
        return 0

    def __or__(self, other: Any) -> "Nothing":
        return self

    __ror__ = __or__

    def __enter__(self) -> "Nothing":
        return self

    def __exit__(self, *args: object) -> None:
        pass

    def __eq__(self, other: object) -> bool:
        return True

    def __ne__(self, other: object) -> bool:
        return False

    def __lt__(self, other: object) -> bool:
        return False

    __le__ = __gt__ = __ge__ = __eq__
    __hash__ = float.__hash__

    def __repr__(self) -> str:
        return "(the checks run elsewhere while the notebook is graded)"

    def _ipython_display_(self) -> None:
        """Show nothing as the result of a cell."""


NOTHING = Nothing()
