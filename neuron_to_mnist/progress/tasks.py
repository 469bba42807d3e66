"""What came of the tests, and what it says in words: of a task, a notebook, all notebooks."""

from dataclasses import dataclass

from neuron_to_mnist import say
from neuron_to_mnist.progress.messages import MESSAGES

SYMBOLS = {"done": "✓", "written": "✎", "begun": "◐", "blank": "·", "stopped": "!", "late": "…",
           "untested": "–", "unreached": "?"}
_WORTH_A_SENTENCE = ("stopped", "late", "untested")


@dataclass(frozen=True)
class Task:
    """A task of an exercise notebook, and what came of its test.

    ``state`` is ``done``, ``written`` (an answer in words, which no test can judge), ``begun``,
    ``blank``, ``stopped`` (by an error), ``late``, ``untested`` (no report was shown) or
    ``unreached``. ``right`` of its ``steps`` pass; ``message`` is the first message of the others,
    or the error, or the seconds that went by.

    Examples
    --------
    >>> Task("Task 2: The sigmoid (4 points)", "begun", right=1, steps=4).finished
    False
    """

    title: str
    state: str
    optional: bool = False
    right: int = 0
    steps: int = 0
    message: str = ""

    @property
    def finished(self) -> bool:
        """Whether nothing is left to do that could be seen from here."""
        return self.state in ("done", "written")


@dataclass(frozen=True)
class Assignment:
    """An exercise notebook: its file's name, title and language, its tasks, what went wrong.

    Examples
    --------
    >>> tasks = (Task("Task 1", "done"), Task("Task 2", "blank"), Task("Task 3", "done", True))
    >>> Assignment("ch01_neurons.ipynb", "Chapter 1: Neurons", "en", tasks).count
    '1 of 2'
    """

    name: str
    title: str
    language: str
    tasks: tuple[Task, ...]
    troubles: tuple[str, ...] = ()

    @property
    def count(self) -> str:
        """How many of the tasks with points are finished, in words."""
        counted = [task.finished for task in self.tasks if not task.optional]
        return say(MESSAGES, "count", self.language, done=sum(counted), all=len(counted))


@dataclass(frozen=True)
class Progress:
    """What is done in some exercise notebooks, and what is next.

    ``left_out`` are sentences on files that were not run. ``complete`` tells that none of these
    may be a notebook of the course.

    Examples
    --------
    >>> tasks = (Task("Task 1: The weighted sum", "done"), Task("Task 2: The sigmoid", "blank"))
    >>> print(Progress((Assignment("ch03_signals.ipynb", "Chapter 3", "en", tasks),)))
    1 of 2  ✓·  Chapter 3
    <BLANKLINE>
    ✓ every visible check passes, · not begun
    Next: Chapter 3, Task 2: The sigmoid.
    """

    assignments: tuple[Assignment, ...]
    left_out: tuple[str, ...] = ()
    complete: bool = True

    @property
    def language(self) -> str:
        """The language of the first notebook, in which the whole is told."""
        return self.assignments[0].language

    @property
    def next(self) -> tuple[Assignment, Task] | None:
        """The first task that is not finished, one without points only if no other is left."""
        tasks = [(assignment, task) for assignment in self.assignments
                 for task in assignment.tasks if not task.finished]
        return min(tasks, key=lambda place: place[1].optional, default=None)

    def __str__(self) -> str:
        """Return everything as plain text."""
        counts = max(len(assignment.count) for assignment in self.assignments)
        strips = max(len(_strip(assignment)) for assignment in self.assignments)
        lines = [f"{assignment.count:{counts}}  {_strip(assignment):{strips}}  {assignment.title}"
                 for assignment in self.assignments]
        tasks = [task for assignment in self.assignments for task in assignment.tasks]
        states = {task.state for task in tasks}
        legend = [f"{symbol} {say(MESSAGES, f'state.{state}', self.language)}"
                  for state, symbol in SYMBOLS.items() if state in states]
        if any(task.optional for task in tasks):
            legend.append(say(MESSAGES, "optional", self.language))
        return "\n".join([*lines, "", ", ".join(legend), *self.sentences()])

    def sentences(self) -> list[str]:
        """Return what is next, and what went wrong on the way."""
        place = self.next
        said = []
        if self.complete and (place is None or place[1].optional):
            said.append(say(MESSAGES, "finished", self.language))
        if place is not None:
            where = f"{place[0].title}, {place[1].title}"
            said.append(say(MESSAGES, "next", self.language, place=where) + self._why(place[1]))
        for assignment in self.assignments:
            said += assignment.troubles
            said += [f"{assignment.title}, {task.title}:{self._why(task)}"
                     for task in assignment.tasks
                     if task.state in _WORTH_A_SENTENCE and place != (assignment, task)]
        return [*said, *self.left_out]

    def _why(self, task: Task) -> str:
        """Return the sentence on a task's state after a space, or nothing."""
        message_id = f"why.{task.state}"
        if message_id not in MESSAGES:
            return ""
        return " " + say(MESSAGES, message_id, self.language, right=task.right, steps=task.steps,
                         message=task.message)


def _strip(assignment: Assignment) -> str:
    """Return a symbol for each task, those without points after a plus."""
    counted = "".join(SYMBOLS[task.state] for task in assignment.tasks if not task.optional)
    more = "".join(SYMBOLS[task.state] for task in assignment.tasks if task.optional)
    return f"{counted}+{more}" if more else counted
