"""Where the server keeps what outlives it; the course's own nbgrader_config.py says the rest."""

from grading.pages import formgrader

c = get_config()  # type: ignore[name-defined]  # noqa: F821

c.CourseDirectory.db_url = "sqlite:////srv/gradebook/gradebook.db"
c.Exchange.root = "/srv/exchange"
# Also for a JupyterLab that was started in another folder than the course's.
formgrader.configure(c)
