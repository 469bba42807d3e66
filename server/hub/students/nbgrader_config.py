"""nbgrader's configuration for students on a JupyterHub: they see their own course alone."""

import os

c = get_config()  # type: ignore[name-defined]  # noqa: F821

c.CourseDirectory.course_id = os.environ["COURSE_ID"]
